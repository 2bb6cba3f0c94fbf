#include "viewer/app/replay_script.hpp"

#include <GLFW/glfw3.h>
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace whenabouts::viewer {

namespace {

using Kind = Action::Kind;

struct Verb {
    std::string_view name;
    Kind kind;
    int numbers;
    bool text;
};
constexpr auto verbs = std::to_array<Verb>({{"wait", Kind::wait, 1, false},
                                            {"settle", Kind::settle, 0, false},
                                            {"move", Kind::move, 2, false},
                                            {"press", Kind::press, 2, false},
                                            {"release", Kind::release, 0, false},
                                            {"click", Kind::click, 2, false},
                                            {"right-click", Kind::right_click, 2, false},
                                            {"double-click", Kind::double_click, 2, false},
                                            {"drag", Kind::drag, 4, false},
                                            {"wheel", Kind::wheel, 1, false},
                                            {"key", Kind::key, 0, true},
                                            {"type", Kind::type, 0, true},
                                            {"shot", Kind::shot, 0, true},
                                            {"size", Kind::size, 2, false},
                                            {"scale", Kind::scale, 1, false}});

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::string_view next_word(std::string_view& rest) {
    rest = trimmed(rest);
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word;
}

/// What is wrong with the action in words, or empty.
std::string check(const Action& action) {
    const auto& n = action.numbers;
    switch (action.kind) {
    case Kind::wait:
        return n[0] < 0 || n[0] > 600 ? "waits 0 to 600 seconds" : "";
    case Kind::size:
        return n[0] < 320 || n[1] < 240 || n[0] > 8192 || n[1] > 8192 ? "takes 320 to 8192 by 240 to 8192 pixels" : "";
    case Kind::scale:
        return n[0] < 0.5 || n[0] > 4 ? "takes 0.5 to 4" : "";
    case Kind::key:
        return parse_key(action.text) ? "" : fmt::format("does not know the key '{}'", action.text);
    case Kind::shot:
        return action.text.find('/') != std::string::npos ? "takes a name without folders" : "";
    default:
        return "";
    }
}

} // namespace

core::Result<std::vector<Action>> parse_script(std::string_view text, const std::string& where) {
    std::vector<Action> actions;
    long number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view rest = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (rest.empty() || rest.front() == '#') continue;
        const std::string_view word = next_word(rest);
        const auto refuse = [&](std::string what) {
            return core::unreadable(where, std::move(what), "see 'whenabouts view --help'", number);
        };
        const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.name == word; });
        if (verb == verbs.end()) return refuse(fmt::format("unknown action '{}'", word));
        Action action{verb->kind, {}, {}};
        for (int i = 0; i < verb->numbers; ++i) {
            const std::string_view digits = next_word(rest);
            double& value = action.numbers[static_cast<std::size_t>(i)];
            const auto [stop, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
            if (problem != std::errc() || stop != digits.data() + digits.size() || !(value > -1e6 && value < 1e6))
                return refuse(
                    fmt::format("'{}' needs {} number{}", word, verb->numbers, verb->numbers == 1 ? "" : "s"));
        }
        rest = trimmed(rest);
        if (verb->text) action.text = rest;
        if (verb->text && rest.empty()) return refuse(fmt::format("'{}' needs a word after it", word));
        if (!verb->text && !rest.empty()) return refuse(fmt::format("'{}' has more after it than it takes", word));
        if (const std::string problem = check(action); !problem.empty())
            return refuse(fmt::format("'{}' {}", word, problem));
        actions.push_back(std::move(action));
    }
    return actions;
}

std::optional<KeyChord> parse_key(std::string_view name) {
    KeyChord chord;
    for (bool more = true; more;) {
        more = false;
        for (const auto& [prefix, flag] :
             {std::pair{"Ctrl+", &KeyChord::ctrl}, {"Shift+", &KeyChord::shift}, {"Alt+", &KeyChord::alt}})
            if (name.size() > std::string_view(prefix).size() && name.starts_with(prefix)) {
                chord.*flag = true;
                name.remove_prefix(std::string_view(prefix).size());
                more = true;
            }
    }
    struct Named {
        std::string_view name;
        int key;
    };
    constexpr auto named = std::to_array<Named>({{"Left", GLFW_KEY_LEFT},
                                                 {"Right", GLFW_KEY_RIGHT},
                                                 {"Up", GLFW_KEY_UP},
                                                 {"Down", GLFW_KEY_DOWN},
                                                 {"Space", GLFW_KEY_SPACE},
                                                 {"Enter", GLFW_KEY_ENTER},
                                                 {"Escape", GLFW_KEY_ESCAPE},
                                                 {"Esc", GLFW_KEY_ESCAPE},
                                                 {"Tab", GLFW_KEY_TAB},
                                                 {"Home", GLFW_KEY_HOME},
                                                 {"End", GLFW_KEY_END},
                                                 {"Backspace", GLFW_KEY_BACKSPACE},
                                                 {"Delete", GLFW_KEY_DELETE},
                                                 {"PageUp", GLFW_KEY_PAGE_UP},
                                                 {"PageDown", GLFW_KEY_PAGE_DOWN},
                                                 {"Plus", GLFW_KEY_KP_ADD},
                                                 {"Minus", GLFW_KEY_KP_SUBTRACT}});
    for (const Named& known : named)
        if (known.name == name) {
            chord.key = known.key;
            return chord;
        }
    if (name.size() == 1 && name[0] > ' ' && name[0] < 127) {
        chord.key =
            name[0] >= 'a' && name[0] <= 'z' ? name[0] - 'a' + 'A' : name[0]; // GLFW numbers keys by their capital
        return chord;
    }
    int number = 0;
    if (name.starts_with('F') &&
        std::from_chars(name.data() + 1, name.data() + name.size(), number).ptr == name.data() + name.size() &&
        number >= 1 && number <= 12) {
        chord.key = GLFW_KEY_F1 + number - 1;
        return chord;
    }
    return std::nullopt;
}

} // namespace whenabouts::viewer

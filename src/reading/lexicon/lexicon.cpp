#include "reading/lexicon/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>

namespace whenabouts::reading {

namespace {

constexpr std::array<std::string_view, 10> group_names{"trigger", "status", "toll",   "actor",     "weapon",
                                                       "target",  "place",  "number", "name_part", "language"};

std::optional<RuleGroup> parse_group(std::string_view word) {
    const auto* const at = std::find(group_names.begin(), group_names.end(), word);
    if (at == group_names.end()) return std::nullopt;
    return static_cast<RuleGroup>(at - group_names.begin());
}

/// Takes the next word off the front of the line.
std::string_view take_field(std::string_view& line) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    line.remove_prefix(begin);
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(end);
    return field;
}

std::string_view without_note(std::string_view line) {
    line = line.substr(0, line.find(" #"));
    const std::size_t last = line.find_last_not_of(" \t\r");
    return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
}

core::Result<std::string> content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return core::unreadable(file.string(), "cannot be read", "install the assets again");
    return std::string(std::istreambuf_iterator<char>(in), {});
}

} // namespace

core::Result<Lexicon> Lexicon::load(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator at(folder, error), last; !error && at != last; at.increment(error))
        if (at->path().extension() == ".lex") files.push_back(at->path());
    if (error || files.empty())
        return core::unreadable(folder.string(), "holds no lexicon", "install the assets again or set WHENABOUTS_DATA");
    std::sort(files.begin(), files.end());
    Lexicon lexicon;
    for (const auto& file : files) {
        const auto text = content_of(file);
        if (!text) return tl::unexpected(text.error());
        if (auto added = lexicon.add(*text, file.filename().string()); !added) return tl::unexpected(added.error());
    }
    lexicon.finish();
    return lexicon;
}

core::Result<void> Lexicon::add(std::string_view text, std::string_view where) {
    long line = 0;
    while (!text.empty()) {
        ++line;
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (row.ends_with('\r')) row.remove_suffix(1);
        if (row.find_first_not_of(" \t") == std::string_view::npos || row.front() == '#') continue;
        if (auto added = add_line(row); !added)
            return core::unreadable(std::string(where), added.error().what,
                                    "mend the line; the head of the file explains the form", line);
    }
    return {};
}

core::Result<void> Lexicon::add_line(std::string_view line) {
    line = without_note(line);
    const std::string_view first = take_field(line);
    return first.starts_with('@') ? add_class(first, line) : add_rule(first, line);
}

core::Result<void> Lexicon::add_class(std::string_view name, std::string_view words) {
    auto pattern = parse_pattern(words);
    if (!pattern) return tl::unexpected(pattern.error());
    auto& members = m_named[std::string(name)];
    for (const auto& step : pattern->steps) {
        auto expanded = expand(step.words);
        if (!expanded) return tl::unexpected(expanded.error());
        members.insert(members.end(), expanded->begin(), expanded->end());
    }
    return {};
}

core::Result<void> Lexicon::add_rule(std::string_view group_word, std::string_view rest) {
    const auto group = parse_group(group_word);
    if (!group) return core::refused({}, fmt::format("\"{}\" is no group of rules", group_word));
    Rule rule;
    rule.group = *group;
    rule.name = std::string(take_field(rest));
    const std::string_view kind = take_field(rest);
    rule.kind = kind.empty() ? '-' : kind.front();
    const std::string_view weight = take_field(rest);
    const auto [end, error] = std::from_chars(weight.data(), weight.data() + weight.size(), rule.weight);
    if (error != std::errc{} || end != weight.data() + weight.size())
        return core::refused({}, fmt::format("\"{}\" is no weight", weight));
    auto pattern = parse_pattern(rest);
    if (!pattern) return tl::unexpected(pattern.error());
    rule.pattern = std::move(*pattern);
    for (auto& step : rule.pattern.steps) {
        auto words = expand(step.words);
        if (!words) return tl::unexpected(words.error());
        step.words = std::move(*words);
    }
    m_rules.push_back(std::move(rule));
    return {};
}

core::Result<std::vector<std::string>> Lexicon::expand(const std::vector<std::string>& words) const {
    std::vector<std::string> out;
    for (const auto& word : words) {
        if (word.front() != '@') {
            out.push_back(word);
            continue;
        }
        const auto named = m_named.find(word);
        if (named == m_named.end()) return core::refused({}, fmt::format("the class {} is not defined above", word));
        out.insert(out.end(), named->second.begin(), named->second.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::uint32_t Lexicon::intern(const std::vector<std::string>& words) {
    const auto [at, added] =
        m_class_ids.emplace(fmt::format("{}", fmt::join(words, "|")), static_cast<std::uint32_t>(m_class_words.size()));
    if (added) m_class_words.push_back(words);
    return at->second;
}

void Lexicon::finish() {
    for (auto& [name, words] : m_named) {
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        m_named_class[name] = intern(words);
    }
    for (const auto& rule : m_rules) {
        auto& classes = m_step_class.emplace_back();
        for (const auto& step : rule.pattern.steps)
            classes.push_back(step.words.empty() ? no_class : intern(step.words));
    }
    m_starts.resize(m_class_words.size());
    for (std::size_t i = 0; i < m_rules.size(); ++i)
        m_starts[m_step_class[i].front()].push_back(static_cast<std::uint32_t>(i));
    for (std::uint32_t id = 0; id < m_class_words.size(); ++id) {
        for (const auto& word : m_class_words[id]) {
            if (!word.ends_with('*')) {
                m_words[word].push_back(id);
                continue;
            }
            const std::size_t length = word.size() - 1;
            m_longest_stem = std::max(m_longest_stem, length);
            m_shortest_stem = m_shortest_stem == 0 ? length : std::min(m_shortest_stem, length);
            m_stems[word.substr(0, length)].push_back(id);
        }
    }
}

std::vector<std::uint32_t> Lexicon::classes_of(std::string_view folded) const {
    std::vector<std::uint32_t> out;
    if (const auto whole = m_words.find(folded); whole != m_words.end()) out = whole->second;
    if (m_shortest_stem > 0)
        for (std::size_t length = m_shortest_stem; length <= std::min(m_longest_stem, folded.size()); ++length)
            if (const auto stem = m_stems.find(folded.substr(0, length)); stem != m_stems.end())
                out.insert(out.end(), stem->second.begin(), stem->second.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::span<const std::uint32_t> Lexicon::rules_starting_with(std::uint32_t word_class) const {
    if (word_class >= m_starts.size()) return {};
    return m_starts[word_class];
}

std::uint32_t Lexicon::named_class(std::string_view name) const {
    const auto at = m_named_class.find(std::string(name));
    return at == m_named_class.end() ? no_class : at->second;
}

} // namespace whenabouts::reading

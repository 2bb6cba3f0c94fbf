#include "reading/clean/html_text.hpp"

#include "unicode/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace whenabouts::reading {

namespace {

struct Entity {
    std::string_view name;
    char32_t value;
};

constexpr std::array<Entity, 40> entities{
    {{"amp", U'&'},      {"lt", U'<'},     {"gt", U'>'},     {"quot", U'"'},   {"apos", U'\''},  {"nbsp", U' '},
     {"shy", U'\u00AD'}, {"copy", U'©'},   {"reg", U'®'},    {"trade", U'™'},  {"deg", U'°'},    {"plusmn", U'±'},
     {"middot", U'·'},   {"times", U'×'},  {"ndash", U'–'},  {"mdash", U'—'},  {"lsquo", U'‘'},  {"rsquo", U'’'},
     {"ldquo", U'“'},    {"rdquo", U'”'},  {"sbquo", U'‚'},  {"bdquo", U'„'},  {"laquo", U'«'},  {"raquo", U'»'},
     {"hellip", U'…'},   {"bull", U'•'},   {"euro", U'€'},   {"pound", U'£'},  {"eacute", U'é'}, {"egrave", U'è'},
     {"agrave", U'à'},   {"aacute", U'á'}, {"iacute", U'í'}, {"oacute", U'ó'}, {"uacute", U'ú'}, {"ntilde", U'ñ'},
     {"ccedil", U'ç'},   {"auml", U'ä'},   {"ouml", U'ö'},   {"uuml", U'ü'}}};

std::optional<char32_t> value_of(std::string_view name) {
    if (name.size() >= 2 && name.front() == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        const auto digits = name.substr(hex ? 2 : 1);
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
        const bool scalar = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        if (error != std::errc{} || end != digits.data() + digits.size() || !scalar) return std::nullopt;
        return static_cast<char32_t>(value);
    }
    const auto* const at =
        std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.name == name; });
    if (at == entities.end()) return std::nullopt;
    return at->value;
}

} // namespace

std::string resolve_entities(std::string_view text) {
    constexpr std::size_t longest_name = 10;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '&') {
            const std::size_t end = text.substr(i, longest_name + 2).find(';');
            if (end != std::string_view::npos) {
                if (const auto value = value_of(text.substr(i + 1, end - 1))) {
                    unicode::append(out, *value);
                    i += end;
                    continue;
                }
            }
        }
        out += text[i];
    }
    return out;
}

} // namespace whenabouts::reading

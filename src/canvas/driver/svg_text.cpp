#include "svg_text.hpp"

#include <cctype>
#include <cstddef>
#include <map>

namespace whenabouts::canvas {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Length of a name followed by a number at the start of `text`, as in "surface12"; 0 = none.
struct NumberedName {
    std::size_t letters = 0, digits = 0;
};
NumberedName numbered_name(std::string_view text) {
    NumberedName name;
    while (name.letters < text.size() && std::isalpha(static_cast<unsigned char>(text[name.letters])) != 0)
        ++name.letters;
    while (name.letters + name.digits < text.size() && is_digit(text[name.letters + name.digits])) ++name.digits;
    return name;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\n' && c != '\t') continue;
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

} // namespace

std::string renumbered(std::string_view svg) {
    std::map<std::string, std::size_t, std::less<>> known;
    std::string out;
    out.reserve(svg.size());
    std::size_t kept = 0;
    for (std::size_t at = 0; at < svg.size(); ++at) {
        const bool names = svg[at] == '#' || (svg[at] == '"' && svg.substr(0, at).ends_with(" id="));
        if (!names) continue;
        const std::string_view rest = svg.substr(at + 1);
        const NumberedName name = numbered_name(rest);
        if (name.letters == 0 || name.digits == 0) continue;
        const std::string whole(rest.substr(0, name.letters + name.digits));
        const std::size_t number = known.try_emplace(whole, known.size() + 1).first->second;
        out += svg.substr(kept, at + 1 - kept);
        out += rest.substr(0, name.letters);
        out += std::to_string(number);
        kept = at + 1 + name.letters + name.digits;
        at = kept - 1;
    }
    out += svg.substr(kept);
    return out;
}

std::string with_title(std::string svg, std::string_view title, std::string_view description) {
    const std::size_t root = svg.find("<svg");
    const std::size_t end = root == std::string::npos ? root : svg.find('>', root);
    if (end == std::string::npos) return svg;
    std::string words;
    if (!title.empty()) words += "\n<title>" + escaped(title) + "</title>";
    if (!description.empty()) words += "\n<desc>" + escaped(description) + "</desc>";
    svg.insert(end + 1, words);
    return svg;
}

} // namespace whenabouts::canvas

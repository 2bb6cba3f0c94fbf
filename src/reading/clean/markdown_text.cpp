#include "reading/clean/html_text.hpp"

#include <algorithm>

namespace whenabouts::reading {

namespace {

std::string_view without_line_marks(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    std::string_view rest = line.substr(begin);
    if (rest.starts_with("```") || rest.starts_with("---") || rest.starts_with("===") || rest.starts_with("***"))
        return {};
    while (rest.starts_with('>')) {
        rest.remove_prefix(1);
        while (rest.starts_with(' ')) rest.remove_prefix(1);
    }
    const std::size_t hashes = std::min(rest.find_first_not_of('#'), rest.size());
    if (hashes > 0 && hashes <= 6 && hashes < rest.size() && rest[hashes] == ' ') rest.remove_prefix(hashes + 1);
    if (rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ")) rest.remove_prefix(2);
    return rest;
}

/// "[words](address)" gives the words, "![alt](address)" nothing. Position after it, or `at` when it is no link.
std::size_t take_link(std::string_view line, std::size_t at, std::string& out) {
    const bool picture = line[at] == '!';
    const std::size_t open = picture ? at + 1 : at;
    if (open >= line.size() || line[open] != '[') return at;
    const std::size_t close = line.find(']', open);
    if (close == std::string_view::npos || close + 1 >= line.size() || line[close + 1] != '(') return at;
    const std::size_t end = line.find(')', close);
    if (end == std::string_view::npos) return at;
    if (!picture) out += line.substr(open + 1, close - open - 1);
    return end + 1;
}

} // namespace

std::string markdown_text(std::string_view markdown) {
    std::string out;
    out.reserve(markdown.size());
    while (!markdown.empty()) {
        const std::size_t end = std::min(markdown.find('\n'), markdown.size());
        const std::string_view line = without_line_marks(markdown.substr(0, end));
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
        for (std::size_t i = 0; i < line.size();) {
            if (const std::size_t after = take_link(line, i, out); after > i) {
                i = after;
                continue;
            }
            const bool mark =
                line[i] == '*' || line[i] == '`' ||
                (line[i] == '_' && (i == 0 || line[i - 1] == ' ' || i + 1 == line.size() || line[i + 1] == ' '));
            if (!mark) out += line[i];
            ++i;
        }
        out += '\n';
    }
    return out;
}

} // namespace whenabouts::reading

#include "gazetteer/query_parts.hpp"

#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

bool is_separator(char32_t c) {
    return c == ',' || c == ';' || c == U'，' || c == U'、' || c == U'،';
}

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = unicode::decode(text, at);
        if (unicode::is_letter(point.value)) return true;
        at += point.size;
    }
    return false;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

QueryParts split_query(std::string_view query) {
    QueryParts parts;
    std::size_t start = 0;
    const auto take = [&](std::size_t end) {
        const std::string_view part = trimmed(query.substr(start, end - start));
        if (!has_letter(part)) return;
        if (parts.name.empty())
            parts.name = part;
        else
            parts.containers.push_back(part);
    };
    for (std::size_t at = 0; at < query.size();) {
        const auto point = unicode::decode(query, at);
        if (is_separator(point.value)) {
            take(at);
            start = at + point.size;
        }
        at += point.size;
    }
    take(query.size());
    constexpr std::size_t most_containers = 4;
    if (parts.containers.size() > most_containers) parts.containers.resize(most_containers);
    return parts;
}

QueryParts reversed_parts(const QueryParts& parts) {
    QueryParts out = parts;
    if (!out.containers.empty()) std::swap(out.name, out.containers.back());
    return out;
}

std::string without_brackets(std::string_view name) {
    const std::size_t open = name.find('(');
    if (open == std::string_view::npos || open == 0) return {};
    const std::size_t close = name.find(')', open);
    if (close == std::string_view::npos) return {};
    return std::string(name.substr(0, open)) + std::string(name.substr(close + 1));
}

} // namespace whenabouts::gazetteer

#include "gazetteer/typed/address_parts.hpp"

#include <algorithm>

namespace whenabouts::gazetteer::typed {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

std::string_view field_of(std::string_view query, std::string_view name) {
    for (std::size_t at = 0; at < query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string_view piece = query.substr(at, end - at);
        const std::size_t equals = piece.find('=');
        if (equals != std::string_view::npos && equal_any_case(piece.substr(0, equals), name))
            return piece.substr(equals + 1);
        at = end + 1;
    }
    return {};
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+') {
            out += ' ';
        } else if (text[at] == '%' && at + 2 < text.size() && hex(text[at + 1]) >= 0 && hex(text[at + 2]) >= 0) {
            out += static_cast<char>(hex(text[at + 1]) * 16 + hex(text[at + 2]));
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

bool equal_any_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool starts_with_any_case(std::string_view text, std::string_view start) {
    return text.size() >= start.size() && equal_any_case(text.substr(0, start.size()), start);
}

} // namespace whenabouts::gazetteer::typed

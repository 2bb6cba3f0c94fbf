#include "json/value.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace whenabouts::json {

namespace {

/// Length of the well-formed UTF-8 sequence at `at`; 0 when there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned b = byte(at);
    if (b < 0x80) return 1;
    if (b >= 0xC2 && b <= 0xDF) return follows(at + 1) ? 2 : 0;
    if (b >= 0xE0 && b <= 0xEF) {
        const unsigned second = byte(at + 1);
        if ((b == 0xE0 && second < 0xA0) || (b == 0xED && second > 0x9F)) return 0;
        return follows(at + 1) && follows(at + 2) ? 3 : 0;
    }
    if (b >= 0xF0 && b <= 0xF4) {
        const unsigned second = byte(at + 1);
        if ((b == 0xF0 && second < 0x90) || (b == 0xF4 && second > 0x8F)) return 0;
        return follows(at + 1) && follows(at + 2) && follows(at + 3) ? 4 : 0;
    }
    return 0;
}

/// Letters that stand for themselves: the usual case, told without decoding.
bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

/// indent < 0 = compact.
void append(std::string& out, const Value& value, int indent, int depth) {
    const auto new_line = [&](int level) {
        if (indent < 0) return;
        out += '\n';
        out.append(static_cast<std::size_t>(indent * level), ' ');
    };
    if (value.is_null()) {
        out += "null";
    } else if (const bool* b = value.boolean()) {
        out += *b ? "true" : "false";
    } else if (const std::int64_t* whole = value.whole()) {
        fmt::format_to(std::back_inserter(out), "{}", *whole);
    } else if (value.is_number()) {
        append_number(out, value.number());
    } else if (const std::string* text = value.string()) {
        append_quoted(out, *text);
    } else if (const auto* elements = value.array()) {
        out += '[';
        for (std::size_t i = 0; i < elements->size(); ++i) {
            if (i > 0) out += ',';
            new_line(depth + 1);
            append(out, (*elements)[i], indent, depth + 1);
        }
        if (!elements->empty()) new_line(depth);
        out += ']';
    } else if (const auto* members = value.object()) {
        out += '{';
        for (std::size_t i = 0; i < members->size(); ++i) {
            if (i > 0) out += ',';
            new_line(depth + 1);
            append_quoted(out, (*members)[i].first);
            out += indent < 0 ? ":" : ": ";
            append(out, (*members)[i].second, indent, depth + 1);
        }
        if (!members->empty()) new_line(depth);
        out += '}';
    }
}

} // namespace

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_plain(text[end])) ++end;
        out.append(text, i, end - i);
        i = end;
        if (i == text.size()) break;
        const char c = text[i];
        const std::size_t length = sequence_length(text, i);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            ++i;
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
            ++i;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            if (c == '\n')
                out += "\\n";
            else if (c == '\t')
                out += "\\t";
            else if (c == '\r')
                out += "\\r";
            else
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
            ++i;
        } else {
            out.append(text, i, length);
            i += length;
        }
    }
    out += '"';
}

void append_number(std::string& out, double v) {
    if (!std::isfinite(v)) {
        out += "null";
        return;
    }
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), v);
    const std::string_view shown(digits.data(), static_cast<std::size_t>(end - digits.data()));
    out += shown;
    if (shown.find_first_of(".e") == std::string_view::npos) out += ".0"; // stays a real number when read back
}

void append_number(std::string& out, std::int64_t v) {
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), v);
    out.append(digits.data(), end);
}

std::string print(const Value& value) {
    std::string out;
    append(out, value, -1, 0);
    return out;
}

std::string print_pretty(const Value& value) {
    std::string out;
    append(out, value, 2, 0);
    return out;
}

std::string quoted(std::string_view text) {
    std::string out;
    append_quoted(out, text);
    return out;
}

} // namespace whenabouts::json

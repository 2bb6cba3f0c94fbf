#include "exchange/csv_row.hpp"

#include <algorithm>

namespace whenabouts::exchange {

namespace {

bool is_number(std::string_view text) {
    const bool sign = text.front() == '-' || text.front() == '+';
    return text.size() > (sign ? 1U : 0U) &&
           text.find_first_not_of("0123456789.", sign ? 1 : 0) == std::string_view::npos;
}

bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
           !is_number(text);
}

/// A formula behind apostrophes gets one more, so that the reader may take one away.
std::string_view without_apostrophes(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of('\''), text.size()));
}

} // namespace

void append_csv_field(std::string& out, std::string_view text) {
    const bool shield = is_formula(without_apostrophes(text));
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        if (shield) out += '\'';
        out += text;
        return;
    }
    out += shield ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::string csv_quoted(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out += '"';
}

std::string csv_field(std::string_view text) {
    std::string out;
    append_csv_field(out, text);
    return out;
}

std::string_view without_shield(std::string_view field) {
    const bool shielded = field.starts_with('\'') && is_formula(without_apostrophes(field));
    return shielded ? field.substr(1) : field;
}

std::string csv_row(const std::vector<std::string>& fields) {
    std::string row;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) row += ',';
        row += csv_field(fields[i]);
    }
    return row += '\n';
}

} // namespace whenabouts::exchange

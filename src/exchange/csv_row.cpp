#include "exchange/csv_row.hpp"

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

} // namespace

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
    return is_formula(text) ? csv_quoted("'" + std::string(text)) : csv_quoted(text);
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

#include "store/row_image.hpp"

#include "digest/sha256.hpp"
#include "unicode/utf8.hpp"
#include "json/value.hpp"

#include <fmt/format.h>

namespace whenabouts::store {

namespace {

constexpr std::size_t longest_hex_blob = 1024; // beyond it the digest says as much in less room

std::string value_text(const sql::Statement& row, int column) {
    switch (row.type(column)) {
    case sql::Type::null:
        return "null";
    case sql::Type::integer:
        return image_text(row.integer(column));
    case sql::Type::real:
        return image_text(row.real(column));
    case sql::Type::text:
        return image_text_of_text(row.text(column));
    case sql::Type::blob:
        return image_text_of_blob(row.blob(column));
    }
    return "null";
}

} // namespace

std::string image_text(std::int64_t whole) {
    return fmt::format("{}", whole);
}

std::string image_text(double value) {
    std::string text = fmt::format("{}", value); // shortest form that reads back as the same number
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return text.find('n') == std::string::npos ? text : json::quoted(text); // inf, nan
}

std::string image_text_of_text(std::string_view text) {
    if (unicode::first_invalid_byte(text)) return fmt::format(R"({{"bytes":"{}"}})", digest::hex(text));
    return json::quoted(text);
}

std::string image_text_of_blob(std::string_view bytes) {
    if (bytes.size() <= longest_hex_blob) return fmt::format(R"({{"blob":"{}"}})", digest::hex(bytes));
    return fmt::format(R"({{"sha256":"{}","size":{}}})", digest::sha256_hex(bytes), bytes.size());
}

std::string RowImage::json() const {
    std::string out = "{";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) out += ',';
        out += json::quoted(columns[i]);
        out += ':';
        out += values[i];
    }
    return out += '}';
}

std::string_view RowImage::value(std::string_view column) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] == column) return values[i];
    return {};
}

RowImage changed_columns(const RowImage& former, const RowImage& now) {
    RowImage out;
    for (std::size_t i = 0; i < former.columns.size(); ++i) {
        if (now.value(former.columns[i]) == former.values[i]) continue;
        out.columns.push_back(former.columns[i]);
        out.values.push_back(former.values[i]);
    }
    return out;
}

RowImage image_of(const sql::Statement& row) {
    RowImage image;
    for (int column = 0; column < row.columns(); ++column) {
        image.columns.emplace_back(row.name(column));
        image.values.push_back(value_text(row, column));
    }
    return image;
}

core::Result<RowImager> RowImager::make(const sql::Database& database, const Table& table) {
    auto select = database.prepare(fmt::format("SELECT * FROM {} WHERE {}=?1", table.name, table.id));
    if (!select) return tl::make_unexpected(select.error());
    return RowImager(std::move(*select));
}

core::Result<std::optional<RowImage>> RowImager::image(std::int64_t id) {
    m_select.bind(1, id);
    auto row = m_select.step();
    if (!row) return tl::make_unexpected(row.error());
    std::optional<RowImage> image;
    if (*row) image = image_of(m_select);
    m_select.reset();
    return image;
}

} // namespace whenabouts::store

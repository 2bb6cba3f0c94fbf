#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

/// A row as it is, every column, in a form that differs whenever one stored value or its type differs: integers as JSON
/// integers, reals always with point or exponent, text as a string, text that is no UTF-8 as {"bytes":"hex"}, blobs as
/// {"blob":"hex"} and long blobs as {"sha256":"…","size":n}.
struct RowImage {
    std::vector<std::string> columns;
    std::vector<std::string> values; ///< JSON texts
    [[nodiscard]] std::string json() const;
    /// The JSON text of a column; empty when there is no such column.
    [[nodiscard]] std::string_view value(std::string_view column) const;
};
/// Only the columns whose values differ, with the values of `former`.
[[nodiscard]] RowImage changed_columns(const RowImage& former, const RowImage& now);

/// How an image writes one value.
[[nodiscard]] std::string image_text(std::int64_t whole);
[[nodiscard]] std::string image_text(double real);
[[nodiscard]] std::string image_text_of_text(std::string_view text);
[[nodiscard]] std::string image_text_of_blob(std::string_view bytes);

/// The row in the statement's current place.
[[nodiscard]] RowImage image_of(const sql::Statement& row);

/// Images of rows of one table by their number.
class RowImager {
  public:
    [[nodiscard]] static core::Result<RowImager> make(const sql::Database& database, const Table& table);
    /// None when there is no such row.
    [[nodiscard]] core::Result<std::optional<RowImage>> image(std::int64_t id);

  private:
    explicit RowImager(sql::Statement select) : m_select(std::move(select)) {}
    sql::Statement m_select;
};

} // namespace whenabouts::store

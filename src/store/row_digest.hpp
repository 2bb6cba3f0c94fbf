#pragma once
#include "digest/sha256.hpp"
#include "sql/row_feed.hpp"
#include "sql/statement.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace whenabouts::store {

/// What the history of a bulk import keeps of a row: the first 16 bytes of the SHA-256 of its canonical form, which is
/// for every column that is not NULL, in the table's order: the name's length (one byte) and the name, 'i', 'r', 't' or
/// 'b' for the stored type, and the value: integers and reals as their eight bytes, little endian (-0 as 0), texts and
/// blobs as eight bytes of length and their bytes. Columns that are NULL add nothing, so that another program may
/// append a column.
class RowDigester {
  public:
    using Digest = std::array<char, 16>;
    /// The row in the statement's current place (SELECT *).
    [[nodiscard]] Digest of(const sql::Statement& row);
    /// A row of a block whose columns have these names.
    [[nodiscard]] Digest of(const sql::RowBlock& block, std::size_t row, std::span<const std::string_view> names);

  private:
    void add(std::string_view column, char type, std::uint64_t bits);
    void add(std::string_view column, char type, std::string_view bytes);
    Digest finish();
    std::string m_form;
    digest::Sha256 m_sha;
};

/// 32 lower-case hex digits.
[[nodiscard]] std::string hex_of(const RowDigester::Digest& digest);

} // namespace whenabouts::store

#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::sql {

/// Rows of the same number of columns, kept in two pieces of memory however many they are. Cells are added from left to
/// right, row after row.
class RowBlock {
  public:
    explicit RowBlock(std::size_t columns) : m_columns(columns) {}
    void add_null() { m_cells.push_back({}); }
    void add(std::int64_t value) { m_cells.push_back({Type::integer, 0, static_cast<std::uint64_t>(value)}); }
    void add(double value) { m_cells.push_back({Type::real, 0, std::bit_cast<std::uint64_t>(value)}); }
    void add_text(std::string_view text) { add_bytes(Type::text, text); }
    void add_blob(std::string_view bytes) { add_bytes(Type::blob, bytes); }
    /// Empty text becomes NULL: "not stated".
    void add_text_or_null(std::string_view text) { text.empty() ? add_null() : add_text(text); }
    /// Forgets the rows, keeps the room.
    void clear();
    /// Forgets the cells of a row that is not complete.
    void drop_unfinished_row() { m_cells.resize(rows() * m_columns); }

    [[nodiscard]] std::size_t rows() const { return m_cells.size() / m_columns; }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] Type type(std::size_t row, std::size_t column) const { return cell(row, column).type; }
    [[nodiscard]] std::int64_t integer(std::size_t row, std::size_t column) const {
        return static_cast<std::int64_t>(cell(row, column).value);
    }
    [[nodiscard]] double real(std::size_t row, std::size_t column) const {
        return std::bit_cast<double>(cell(row, column).value);
    }
    /// Of a text or blob; valid until the next change of the block.
    [[nodiscard]] std::string_view bytes(std::size_t row, std::size_t column) const;

  private:
    struct Cell {
        Type type = Type::null;
        std::uint32_t size = 0;
        std::uint64_t value = 0; ///< the number's bits, or where the bytes begin
    };
    [[nodiscard]] const Cell& cell(std::size_t row, std::size_t column) const {
        return m_cells[row * m_columns + column];
    }
    void add_bytes(Type type, std::string_view bytes);
    std::size_t m_columns;
    std::vector<Cell> m_cells;
    std::string m_bytes;
};

/// Lets SQL read a RowBlock as a table: `INSERT INTO t SELECT * FROM name` takes a thousand rows in one statement, five
/// times as fast as binding each. Must not outlive its Database.
class RowFeed {
  public:
    /// `name` becomes a table-valued name of this connection, with `columns` columns.
    [[nodiscard]] static core::Result<RowFeed> make(const Database& database, const std::string& name,
                                                    std::size_t columns);
    /// What the name stands for from now on; must stay until the statements that read it are over.
    void show(const RowBlock& block) { *m_shown = &block; }

  private:
    explicit RowFeed(const RowBlock** shown) : m_shown(shown) {}
    const RowBlock** m_shown; ///< kept by the connection
};

} // namespace whenabouts::sql

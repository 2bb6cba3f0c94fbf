#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace whenabouts::geodata {

/// Streams the rows of a table of the pack: .tsv (tabs, no quoting) or .csv (RFC 4180 quoting), first line = column
/// names, UTF-8. Reads the mapped file in place; fields live until the next call of next(), for .tsv as long as the
/// reader. Not for several threads at once.
class TableReader {
  public:
    [[nodiscard]] static core::Result<TableReader> open(const std::filesystem::path& file);
    TableReader(TableReader&& other) noexcept;
    TableReader& operator=(TableReader&& other) noexcept;
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;
    ~TableReader();

    [[nodiscard]] const std::vector<std::string>& columns() const;
    /// The number of a column; an error that names file and column if the table lacks it.
    [[nodiscard]] core::Result<std::size_t> column(std::string_view name) const;
    /// Steps to the next row: true, or false at the end. A row with another number of fields than the header is an
    /// error that names the line.
    [[nodiscard]] core::Result<bool> next();
    /// Field of the current row; empty where the table has nothing.
    [[nodiscard]] std::string_view field(std::size_t column) const;
    /// Field as a number; not found if empty or not a number.
    [[nodiscard]] std::optional<double> number(std::size_t column) const;
    /// Line of the current row in the file, 1 = header.
    [[nodiscard]] std::size_t line() const;

  private:
    struct State;
    explicit TableReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// One entry of a `names` column: class p primary, o official, a alternate, h historic, s abbreviation; language as ISO
/// 639 or empty.
struct TableName {
    char name_class = 'a';
    std::string_view language;
    std::string_view text;
};

/// Splits a `names` column: `class:language:text` joined by `|`. Malformed entries are left out.
[[nodiscard]] std::vector<TableName> split_names(std::string_view field);

} // namespace whenabouts::geodata

#pragma once
#include "core/result.hpp"

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::cli {

/// Reads the records of a CSV stream one by one (RFC 4180: quoted fields may hold line ends and doubled quotation
/// marks; line ends LF or CRLF). A byte-order mark is left out. The separator is a comma unless the first line has more
/// semicolons, tabs or bars outside quotation marks. Holds one record in memory, at most 16 MB.
class CsvRecords {
  public:
    CsvRecords(std::istream& stream, std::string name) : m_stream(&stream), m_name(std::move(name)) {}
    /// False at the end; an unclosed quotation mark is an error that names the line.
    [[nodiscard]] core::Result<bool> next(std::vector<std::string>& fields);
    /// What errors call the stream.
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// On which the last record began, 1-based.
    [[nodiscard]] long line() const { return m_line; }
    /// Known once the first record is read.
    [[nodiscard]] char separator() const { return m_separator == '\0' ? ',' : m_separator; }

  private:
    bool read_line(std::string& text);

    std::istream* m_stream;
    std::string m_name;
    char m_separator = '\0';
    long m_line = 0;
    long m_read = 0;
};

/// The first record. Refused (exit status 3) when there is none.
[[nodiscard]] core::Result<std::vector<std::string>> read_header(CsvRecords& records);
/// Columns to be added to a table: one that it has already gets `mark` in front until it is told apart.
[[nodiscard]] std::vector<std::string> told_apart(const std::vector<std::string>& header,
                                                  std::vector<std::string> added, std::string_view mark);
/// One record with that separator and CRLF; fields are quoted where they must be.
[[nodiscard]] std::string csv_record(const std::vector<std::string>& fields, char separator);

} // namespace whenabouts::cli

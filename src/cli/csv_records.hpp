#pragma once
#include "core/result.hpp"

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::cli {

/// Reads the records of a CSV stream one by one (RFC 4180; quoted fields may hold line ends).
class CsvRecords {
  public:
    CsvRecords(std::istream& stream, std::string name) : m_stream(&stream), m_name(std::move(name)) {}
    /// False at the end; an unclosed quotation mark is an error that names the line.
    [[nodiscard]] core::Result<bool> next(std::vector<std::string>& fields);
    [[nodiscard]] long line() const { return m_line; }

  private:
    std::istream* m_stream;
    std::string m_name;
    long m_line = 0; ///< on which the last record began
    long m_read = 0;
};

} // namespace whenabouts::cli

#pragma once
#include "core/result.hpp"
#include "exchange/text_stream.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::exchange {

/// How a table is written; what is not said is found from its beginning.
struct TableForm {
    char separator = '\0';  ///< '\0' = of , ; tab | the one that makes equal rows
    std::string encoding{}; ///< see TextStream
};

/// A record. The views are valid until the next one is read.
struct TableRow {
    std::span<const std::string_view> fields; ///< without their quotation marks
    std::string_view raw;                     ///< as it stands, without its line end
    long line = 0;                            ///< on which it begins, 1 = first
    std::string_view problem;                 ///< why it is malformed; empty = sound
};

/// The records of a table of text (RFC 4180: quoted fields may hold separators, line ends and doubled marks; line ends
/// LF, CRLF or CR) one by one, in bounded memory: it holds one record and a megabyte. Blank lines are passed over. A
/// quotation mark inside a field that does not begin with one stands for itself.
class TableReader {
  public:
    /// Refused (exit status 3): a file that is empty or not of its encoding. The file must outlive the reader.
    [[nodiscard]] static core::Result<TableReader> open(const InputFile& file, const TableForm& form,
                                                        digest::Sha256* digest = nullptr);
    /// The next record; nullptr at the end. A quotation mark that is never closed and a record of more than 256 MB are
    /// errors that name the line.
    [[nodiscard]] core::Result<const TableRow*> next();
    [[nodiscard]] char separator() const { return m_separator; }
    /// Bytes of the file read so far.
    [[nodiscard]] std::uint64_t done() const { return m_stream.done(); }

  private:
    enum class Scan : std::uint8_t { whole, cut };

    TableReader(TextStream stream, std::string name) : m_stream(std::move(stream)), m_name(std::move(name)) {}
    core::Result<bool> fill();
    Scan scan();
    const char* quoted_field(const char* at, const char* end);
    void end_record(const char* begin, const char* at, const char* end);
    core::Result<bool> skip_directive();

    TextStream m_stream;
    std::string m_name;
    char m_separator = ',';
    std::string m_text;      ///< what is not given yet, from m_at on
    std::size_t m_at = 0;    ///< the next record
    bool m_all_read = false; ///< m_text holds the end of the file
    long m_line = 1;         ///< of m_at
    long m_open_quote = 0;   ///< line of the quotation mark that the scan stopped in; 0 = none
    std::string m_unquoted;  ///< fields of this record whose doubled marks were made single
    std::vector<std::string_view> m_fields;
    TableRow m_row;
};

/// Of , ; tab | the one that makes rows of equal length out of the beginning of a table; a comma when none does.
[[nodiscard]] char guess_separator(std::string_view beginning);

} // namespace whenabouts::exchange

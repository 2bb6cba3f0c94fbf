#pragma once
#include "core/output_file.hpp"
#include "exchange/import/importer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace whenabouts::cli {

/// Keeps the rows that an import refused: all of them in a file when one is named (line, reason, then the row as it
/// stood), the first in memory, and how often each reason came.
class ImportRejects {
  public:
    /// Exit status 4 when the file exists and `replace` is false, or cannot be written.
    [[nodiscard]] core::Result<void> write_to(const std::string& path, bool replace);
    /// Begins a file of the import: the header goes into the rejects where it differs from the last one.
    void begin(const std::string& file, const exchange::Importer& importer);
    [[nodiscard]] core::Result<void> add(const exchange::Rejected& rejected);
    /// The file appears. Without a rejected row none is made.
    [[nodiscard]] core::Result<void> finish();

    struct Shown {
        std::string file;
        long line = 0;
        std::string reason;
    };
    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] const std::vector<Shown>& shown() const { return m_shown; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Keep all of them in memory, for a dry run.
    void show_all() { m_most_shown = 100'000; }

  private:
    std::optional<core::OutputFile> m_file;
    std::string m_path;
    std::string m_name;   ///< of the file that is read
    std::string m_header; ///< that its rows need; empty = GeoJSON
    std::string m_written_header;
    char m_separator = ',';
    bool m_any = false;
    std::int64_t m_count = 0;
    std::size_t m_most_shown = 10;
    std::vector<Shown> m_shown;
};

} // namespace whenabouts::cli

#include "exchange/import/record_source.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

class TableRecords final : public RecordSource {
  public:
    TableRecords(TableReader reader, std::vector<std::string> columns)
        : m_reader(std::move(reader)), m_columns(std::move(columns)), m_cells(m_columns.size()) {}

    core::Result<const Record*> next() override {
        while (true) {
            const auto row = m_reader.next();
            if (!row) return tl::make_unexpected(row.error());
            if (*row == nullptr) return nullptr;
            if (is_blank(**row)) continue;
            take(**row);
            return &m_record;
        }
    }
    const std::vector<std::string>& columns() const override { return m_columns; }
    std::uint64_t done() const override { return m_reader.done(); }
    char separator() const override { return m_reader.separator(); }

  private:
    static bool is_blank(const TableRow& row) {
        return row.fields.front().find_first_not_of(" \t") == std::string_view::npos &&
               std::all_of(row.fields.begin() + 1, row.fields.end(), [](std::string_view f) { return f.empty(); });
    }

    void take(const TableRow& row) {
        m_record.raw = row.raw;
        m_record.line = row.line;
        m_record.problem.clear();
        const std::size_t shared = std::min(row.fields.size(), m_cells.size());
        for (std::size_t i = 0; i < shared; ++i) m_cells[i].text = row.fields[i];
        for (std::size_t i = shared; i < m_cells.size(); ++i) m_cells[i].text = {};
        m_record.cells = m_cells;
        if (!row.problem.empty())
            m_record.problem = row.problem;
        else if (!has_right_length(row))
            m_record.problem =
                fmt::format("has {} fields where the header has {}", row.fields.size(), m_columns.size());
        else if (row.raw.find('\0') != std::string_view::npos)
            m_record.problem = "holds a zero byte";
    }
    /// Empty fields behind the last column say nothing.
    [[nodiscard]] bool has_right_length(const TableRow& row) const {
        return row.fields.size() >= m_cells.size() &&
               std::all_of(row.fields.begin() + static_cast<std::ptrdiff_t>(m_cells.size()), row.fields.end(),
                           [](std::string_view f) { return f.empty(); });
    }

    TableReader m_reader;
    std::vector<std::string> m_columns;
    std::vector<Cell> m_cells;
    Record m_record;
};

} // namespace

core::Result<std::unique_ptr<RecordSource>> open_table(const InputFile& file, const TableForm& form,
                                                       digest::Sha256* digest) {
    auto reader = TableReader::open(file, form, digest);
    if (!reader) return tl::make_unexpected(reader.error());
    const auto header = reader->next();
    if (!header) return tl::make_unexpected(header.error());
    if (*header == nullptr) return core::unreadable(file.name(), "is empty", "give a table with a header line");
    if (!(*header)->problem.empty())
        return core::unreadable(file.name(), std::string((*header)->problem), "mend the header", (*header)->line);
    if ((*header)->raw.find('\0') != std::string_view::npos)
        return core::unreadable(file.name(), "holds zero bytes: this is no text", "give a CSV or GeoJSON file",
                                (*header)->line);
    std::vector<std::string> columns;
    columns.reserve((*header)->fields.size());
    for (const std::string_view name : (*header)->fields) columns.emplace_back(name);
    return std::make_unique<TableRecords>(std::move(*reader), std::move(columns));
}

} // namespace whenabouts::exchange

#include "cli/import_rejects.hpp"

#include "cli/csv_records.hpp"
#include "json/value.hpp"

#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

std::string one_record(const std::vector<std::string>& fields, char separator) {
    std::string line = csv_record(fields, separator);
    line.resize(line.size() - 2); // its line end
    return line;
}

} // namespace

core::Result<void> ImportRejects::write_to(const std::string& path, bool replace) {
    auto file = core::OutputFile::create(path, replace);
    if (!file) return tl::make_unexpected(file.error());
    m_file.emplace(std::move(*file));
    m_path = path;
    return {};
}

void ImportRejects::begin(const std::string& file, const exchange::Importer& importer) {
    m_name = file;
    m_separator = importer.separator();
    m_header.clear();
    if (m_separator == '\0') return;
    std::vector<std::string> columns{"line", "reason"};
    columns.insert(columns.end(), importer.columns().begin(), importer.columns().end());
    m_header = one_record(columns, m_separator);
}

core::Result<void> ImportRejects::add(const exchange::Rejected& rejected) {
    ++m_count;
    if (m_shown.size() < m_most_shown) m_shown.push_back({m_name, rejected.line, rejected.reason});
    if (!m_file) return {};
    std::string out;
    if (m_separator == '\0') { // a feature stays JSON
        out = fmt::format(R"({{"line":{},"reason":{},"feature":{}}})", rejected.line, json::quoted(rejected.reason),
                          json::quoted(rejected.raw));
    } else {
        if (m_header != m_written_header) out = m_header + "\n";
        m_written_header = m_header;
        out += one_record({std::to_string(rejected.line), rejected.reason}, m_separator);
        out += m_separator;
        out += rejected.raw;
    }
    m_any = true;
    return m_file->write(out + "\n");
}

core::Result<void> ImportRejects::finish() {
    if (!m_file || !m_any) return {};
    return m_file->commit();
}

} // namespace whenabouts::cli

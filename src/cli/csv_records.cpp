#include "cli/csv_records.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::cli {
namespace {

constexpr std::size_t largest_record = std::size_t{16} << 20U;

/// The separator that stands most often outside quotation marks; a comma when none does.
char guess_separator(std::string_view header) {
    constexpr std::array candidates{',', ';', '\t', '|'};
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : header) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        const auto at = std::find(candidates.begin(), candidates.end(), c);
        if (at != candidates.end()) ++counts[static_cast<std::size_t>(at - candidates.begin())];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return candidates[static_cast<std::size_t>(most - counts.begin())];
}

} // namespace

bool CsvRecords::read_line(std::string& text) {
    if (!std::getline(*m_stream, text)) return false;
    ++m_read;
    return true;
}

core::Result<bool> CsvRecords::next(std::vector<std::string>& fields) {
    fields.clear();
    std::string text;
    if (!read_line(text)) return false;
    m_line = m_read;
    if (m_separator == '\0') {
        if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
        m_separator = guess_separator(text);
    }
    std::string field;
    bool quoted = false;
    for (std::size_t at = 0;; ++at) {
        if (at >= text.size()) {
            if (!quoted) break;
            std::string more;
            if (text.size() > largest_record || !read_line(more))
                return core::unreadable(m_name, "a quotation mark is not closed",
                                        "close it, or double it inside a field", m_line);
            text += '\n' + more;
        }
        const char c = text[at];
        if (quoted) {
            if (c != '"')
                field += c;
            else if (at + 1 < text.size() && text[at + 1] == '"')
                field += text[++at];
            else
                quoted = false;
        } else if (c == '"' && field.empty()) {
            quoted = true;
        } else if (c == m_separator) {
            fields.push_back(std::move(field));
            field.clear();
        } else if (c != '\r' || at + 1 < text.size()) {
            field += c;
        }
    }
    fields.push_back(std::move(field));
    return true;
}

core::Result<std::vector<std::string>> read_header(CsvRecords& records) {
    std::vector<std::string> fields;
    const auto more = records.next(fields);
    if (!more) return tl::unexpected(more.error());
    if (!*more) return core::unreadable(records.name(), "is empty", "give a CSV file with a header line");
    return fields;
}

std::vector<std::string> told_apart(const std::vector<std::string>& header, std::vector<std::string> added,
                                    std::string_view mark) {
    for (std::string& column : added)
        while (std::find(header.begin(), header.end(), column) != header.end()) column.insert(0, mark);
    return added;
}

std::string csv_record(const std::vector<std::string>& fields, char separator) {
    std::string out;
    for (const std::string& field : fields) {
        if (!out.empty() || &field != fields.data()) out += separator;
        const bool quote = field.find_first_of("\"\r\n") != std::string::npos ||
                           field.find(separator) != std::string::npos ||
                           (!field.empty() && (field.front() == ' ' || field.back() == ' '));
        if (!quote) {
            out += field;
            continue;
        }
        out += '"';
        for (const char c : field) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    return out + "\r\n";
}

} // namespace whenabouts::cli

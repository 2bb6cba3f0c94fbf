#include "cli/csv_records.hpp"

namespace whenabouts::cli {

core::Result<bool> CsvRecords::next(std::vector<std::string>& fields) {
    fields.clear();
    std::string text;
    if (!std::getline(*m_stream, text)) return false;
    m_line = ++m_read;
    std::string field;
    bool quoted = false;
    for (std::size_t at = 0;; ++at) {
        if (at >= text.size()) {
            if (!quoted) break;
            std::string more;
            if (!std::getline(*m_stream, more))
                return core::unreadable(m_name, "a quotation mark is not closed",
                                        "close it, or double it inside a field", m_line);
            ++m_read;
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
        } else if (c == ',') {
            fields.push_back(std::move(field));
            field.clear();
        } else if (c != '\r' || at + 1 < text.size()) {
            field += c;
        }
    }
    fields.push_back(std::move(field));
    return true;
}

} // namespace whenabouts::cli

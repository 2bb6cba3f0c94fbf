#include "exchange/table_reader.hpp"

#include <array>
#include <utility>

namespace whenabouts::exchange {

namespace {

constexpr std::size_t enough_rows = 50;

/// Fields in each of the first rows, by that separator. The last row may be cut and is left out unless it is alone.
std::vector<std::size_t> lengths(std::string_view text, char separator) {
    std::vector<std::size_t> rows;
    std::size_t fields = 1;
    bool quoted = false;
    bool at_start = true;
    bool blank = true;
    char last = '\0';
    for (const char c : text) {
        const char before = std::exchange(last, c);
        if (quoted) {
            quoted = c != '"';
            continue;
        }
        if (c == '\n' || c == '\r') {
            if (!blank) rows.push_back(fields);
            if (rows.size() == enough_rows) return rows;
            fields = 1;
            at_start = blank = true;
            continue;
        }
        blank = false;
        if (c == separator) ++fields;
        quoted = c == '"' && (at_start || before == '"'); // the second of two doubled marks opens the field again
        at_start = c == separator;
    }
    if (rows.empty()) rows.push_back(fields);
    return rows;
}

} // namespace

char guess_separator(std::string_view beginning) {
    constexpr std::array candidates{',', ';', '\t', '|'};
    char best = ',';
    double best_share = 0;
    std::size_t best_length = 1;
    for (const char candidate : candidates) {
        const auto rows = lengths(beginning, candidate);
        if (rows.front() < 2) continue;
        std::size_t alike = 0;
        for (const std::size_t length : rows) alike += length == rows.front() ? 1U : 0U;
        const double share = static_cast<double>(alike) / static_cast<double>(rows.size());
        if (share < best_share || (share == best_share && rows.front() <= best_length)) continue;
        best = candidate;
        best_share = share;
        best_length = rows.front();
    }
    return best;
}

} // namespace whenabouts::exchange

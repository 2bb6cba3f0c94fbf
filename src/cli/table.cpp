#include "cli/table.hpp"

#include "cli/terminal.hpp"

#include <algorithm>
#include <string_view>
#include <unistd.h>

namespace whenabouts::cli {

namespace {

/// Display columns, up to `most`: padded() adds one blank for each that is missing.
std::size_t columns_of(std::string_view text) {
    constexpr std::size_t most = 4096;
    return most - (padded(text, most).size() - text.size());
}

std::string shortened(const std::string& text, std::size_t at_most) {
    if (at_most == 0 || columns_of(text) <= at_most) return text;
    std::string out;
    std::size_t used = 1; // the ellipsis
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        used += columns_of(std::string_view(text).substr(i, end - i));
        if (used > at_most) break;
        out.append(text, i, end - i);
        i = end;
    }
    return out + "…";
}

std::string one_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return text;
}

} // namespace

void print_table(std::vector<std::vector<std::string>> rows, const std::vector<std::size_t>& widest) {
    const bool terminal = ::isatty(STDOUT_FILENO) == 1;
    std::vector<std::size_t> widths(widest.size());
    for (std::vector<std::string>& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = one_line(std::move(row[i]));
            if (terminal) row[i] = shortened(row[i], widest[i]);
            widths[i] = std::max(widths[i], columns_of(row[i]));
        }
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) text += padded(row[i], widths[i]) + "  ";
        text += row.back() + "\n";
    }
    print(text);
}

} // namespace whenabouts::cli

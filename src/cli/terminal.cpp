#include "cli/terminal.hpp"

#include "core/output_file.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <pwd.h>
#include <unistd.h>

namespace whenabouts::cli {

namespace {

/// Display columns of the code point: 0 combining or invisible, 2 East Asian wide or pictograph, else 1 (enough of UAX
/// 11 for tables).
std::size_t columns_of(char32_t c) {
    if (c < 0x300) return 1;
    if (unicode::is_mark(c) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF)
        return 0;
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                      (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

} // namespace

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = unicode::decode(text, at);
        columns += columns_of(point.value);
        at += point.size;
    }
    return columns;
}

int fail(const core::Error& error) {
    const std::string line = "whenabouts: " + error.message() + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return error.exit_status();
}

void warn(std::string_view text) {
    const std::string line = "whenabouts: " + std::string(text) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

bool read_line(std::string& line) {
    if (!std::getline(std::cin, line)) return false;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return true;
}

core::Result<std::string> read_input(const std::string& path) {
    if (path != "-") return core::read_file(path);
    std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    if (std::cin.bad()) return core::unreadable("standard input", "reading failed");
    return text;
}

std::string padded(std::string_view text, std::size_t columns) {
    std::string out(text);
    const std::size_t width = display_width(text);
    if (width < columns) out.append(columns - width, ' ');
    return out;
}

std::string without_controls(std::string text) {
    for (char& c : text)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F) c = ' ';
    return text;
}

std::string user_name() {
    if (const char* set = std::getenv("WHENABOUTS_USER"); set != nullptr && *set != '\0') return set;
    if (const passwd* entry = ::getpwuid(::getuid()); entry != nullptr && entry->pw_name != nullptr)
        return entry->pw_name;
    return "unknown";
}

} // namespace whenabouts::cli

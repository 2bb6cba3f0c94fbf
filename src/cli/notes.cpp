#include "cli/notes.hpp"

#include <cstdio>
#include <string>

namespace whenabouts::cli {

void note(std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' '; // one line, whatever a name holds
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace whenabouts::cli

#include "lettering/fonts.hpp"

#include "lettering/text_runs.hpp"
#include "unicode/utf8.hpp"

namespace whenabouts::lettering {

namespace {

/// May a line end after `before` and the next begin with `after`? Spaces, and between East Asian characters.
bool may_break(char32_t before, char32_t after) {
    if (before == U' ') return after != U' ';
    if (before == U'-' || before == 0x2013 || before == 0x2014 || before == 0x200B) return after != U' ';
    const auto ideographic = [](char32_t c) { return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF); };
    const bool closing = after == 0x3001 || after == 0x3002 || after == 0x300D || after == 0x300F || after == 0xFF0C;
    return ideographic(before) && ideographic(after) && !closing;
}

/// The pieces of a text between which a line may end, each with its trailing space.
std::vector<std::string> pieces_of(std::string_view utf8) {
    std::vector<std::string> pieces(1);
    char32_t before = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const unicode::CodePoint next = unicode::decode(utf8, at);
        if (!pieces.back().empty() && may_break(before, next.value)) pieces.emplace_back();
        pieces.back().append(utf8.substr(at, next.size));
        before = next.value;
        at += next.size;
    }
    return pieces;
}

std::string without_end_space(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

} // namespace

std::vector<std::string> Fonts::wrap(std::string_view utf8, const TypeStyle& style, double width_px) const {
    std::vector<std::string> lines;
    while (true) {
        const std::size_t feed = utf8.find('\n');
        std::string line;
        for (const std::string& piece : pieces_of(utf8.substr(0, feed))) {
            const std::string longer = line + piece;
            if (!line.empty() && measure(without_end_space(longer), style).advance > width_px) {
                lines.push_back(without_end_space(std::move(line)));
                line = piece;
            } else {
                line = longer;
            }
        }
        lines.push_back(without_end_space(std::move(line)));
        if (feed == std::string_view::npos) return lines;
        utf8.remove_prefix(feed + 1);
    }
}

} // namespace whenabouts::lettering

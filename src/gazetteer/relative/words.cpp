#include "gazetteer/relative/words.hpp"

#include "unicode/fold.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

namespace whenabouts::gazetteer::relative {
namespace {

bool is_dash(char32_t c) {
    return c == U'–' || c == U'—';
}
bool is_comma(char32_t c) {
    return c == U',' || c == U'،' || c == U';' || c == U'、';
}

} // namespace

std::string Words::name(std::size_t from, std::size_t to) const {
    if (from >= to || to > size()) return {};
    std::string out(text.substr(begin[from], end[to - 1] - begin[from]));
    for (const std::string_view possessive : {"'s", "’s"})
        if (out.ends_with(possessive)) out.resize(out.size() - possessive.size());
    while (!out.empty() && (out.back() == '.' || out.back() == '\'')) out.pop_back();
    return out;
}

Words split_words(std::string_view text) {
    Words out;
    out.text = text;
    Words::Seam seam = Words::Seam::start;
    std::size_t start = 0;
    const auto close = [&](std::size_t end) {
        if (end <= start) return;
        std::string folded = unicode::fold(text.substr(start, end - start));
        if (folded.empty() && text.substr(start, end - start) == "&") folded.assign(1, '&');
        if (folded.empty()) return;
        // A word may fold into several ("Kyiv's" → "kyivs" stays one); its blanks would break phrases.
        for (char& c : folded)
            if (c == ' ') c = '_';
        out.folded.push_back(std::move(folded));
        out.begin.push_back(start);
        out.end.push_back(end);
        out.seam.push_back(seam);
        seam = Words::Seam::none;
    };
    bool digits = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = unicode::decode(text, at);
        const char32_t c = point.value;
        const bool part = unicode::is_space(c) || unicode::is_hyphen(c) || is_dash(c) || is_comma(c);
        const bool decimal = (c == ',' || c == '.' || is_dash(c) || unicode::is_hyphen(c)) && digits &&
                             at + 1 < text.size() && at + point.size < text.size() &&
                             unicode::is_digit(unicode::decode(text, at + point.size).value);
        if (part && !decimal) {
            close(at);
            if (is_comma(c))
                seam = Words::Seam::comma;
            else if (is_dash(c))
                seam = Words::Seam::dash;
            else if (unicode::is_hyphen(c))
                seam = seam == Words::Seam::space ? Words::Seam::dash : Words::Seam::hyphen;
            else if (seam == Words::Seam::none || seam == Words::Seam::start)
                seam = Words::Seam::space;
            start = at + point.size;
            digits = false;
        } else if (digits && unicode::is_letter(c)) { // "20km"
            close(at);
            start = at;
            digits = false;
        } else if (at == start) {
            digits = unicode::is_digit(c);
        }
        at += point.size;
    }
    close(text.size());
    return out;
}

} // namespace whenabouts::gazetteer::relative

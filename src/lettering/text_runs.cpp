#include "lettering/text_runs.hpp"

#include "lettering/bidi.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <hb.h>

namespace whenabouts::lettering {

namespace {

bool shared(ScriptTag script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

HanForm han_form(std::span<const ScriptTag> scripts) {
    for (const ScriptTag script : scripts) {
        if (script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA) return HanForm::japanese;
        if (script == HB_SCRIPT_HANGUL) return HanForm::korean;
    }
    return HanForm::simplified;
}

/// Joiners, variation selectors, direction marks: they go with the character before them, whatever the font has.
bool goes_along(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xAD || c == 0x61C || c == 0xFEFF;
}

bool is_combining(char32_t c) {
    const hb_unicode_general_category_t category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/// The face of each character; a mark or a common character stays with the face before it when that has it.
std::vector<std::uint16_t> faces_of(std::u32string_view text, std::span<const ScriptTag> scripts, Cut cut,
                                    FontSet& fonts) {
    const HanForm form = han_form(scripts);
    std::vector<std::uint16_t> faces(text.size(), FontSet::none);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool follows = i > 0 && scripts[i] == scripts[i - 1] && faces[i - 1] != FontSet::none;
        if (follows && (goes_along(text[i]) || (is_combining(text[i]) && fonts.face(faces[i - 1]).has(text[i])))) {
            faces[i] = faces[i - 1];
            continue;
        }
        faces[i] = fonts.face_for(text[i], scripts[i], cut, form);
        if (faces[i] == FontSet::none) faces[i] = follows ? faces[i - 1] : fonts.last_resort(cut);
    }
    return faces;
}

} // namespace

std::u32string characters_of(std::string_view utf8) {
    std::u32string text;
    text.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const unicode::CodePoint next = unicode::decode(utf8, at);
        const bool control = next.value < 0x20 || (next.value >= 0x7F && next.value < 0xA0) || next.value == 0x2028 ||
                             next.value == 0x2029;
        text.push_back(control ? U' ' : next.value);
        at += std::max<std::size_t>(next.size, 1);
    }
    return text;
}

std::vector<ScriptTag> scripts_of(std::u32string_view text) {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    std::vector<ScriptTag> scripts(text.size());
    std::transform(text.begin(), text.end(), scripts.begin(),
                   [unicode](char32_t c) { return static_cast<ScriptTag>(hb_unicode_script(unicode, c)); });
    for (std::size_t i = 1; i < scripts.size(); ++i)
        if (shared(scripts[i])) scripts[i] = scripts[i - 1];
    for (std::size_t i = scripts.size(); i-- > 1;)
        if (shared(scripts[i - 1])) scripts[i - 1] = scripts[i];
    for (ScriptTag& script : scripts)
        if (shared(script)) script = HB_SCRIPT_LATIN;
    return scripts;
}

std::vector<TextRun> runs_of(std::u32string_view text, Cut cut, FontSet& fonts) {
    const std::vector<std::uint8_t> levels = bidi_levels(text);
    const std::vector<ScriptTag> scripts = scripts_of(text);
    const std::vector<std::uint16_t> faces = faces_of(text, scripts, cut, fonts);
    std::vector<LevelRun> pieces;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && levels[i] == levels[i - 1] && scripts[i] == scripts[i - 1] && faces[i] == faces[i - 1])
            ++pieces.back().count;
        else
            pieces.push_back({i, 1, levels[i]});
    }
    to_visual_order(pieces);
    std::vector<TextRun> runs;
    for (const LevelRun& piece : pieces)
        if (faces[piece.first] != FontSet::none)
            runs.push_back({piece.first, piece.count, faces[piece.first], scripts[piece.first], piece.level});
    return runs;
}

} // namespace whenabouts::lettering

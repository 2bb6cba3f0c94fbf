#include "unicode/transliterate.hpp"

#include "unicode/cyrillic.hpp"
#include "unicode/fold.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <memory>
#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace whenabouts::unicode {
namespace {

/// ICU's transliterators are not safe to share between threads in all cases: one for each thread, made when first
/// needed.
const icu::Transliterator* any_latin() {
    thread_local const std::unique_ptr<icu::Transliterator> made = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> t(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
        if (U_FAILURE(status) != 0) t.reset();
        return t;
    }();
    return made.get();
}

std::string by_icu(std::string_view text) {
    const icu::Transliterator* transliterator = any_latin();
    if (transliterator == nullptr) return {};
    auto letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    transliterator->transliterate(letters);
    std::string out;
    letters.toUTF8String(out);
    return fold(out);
}

bool has_han(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode(text, at);
        if (script_of(point.value) == Script::han) return true;
        at += point.size;
    }
    return false;
}

void add(std::vector<std::string>& to, std::string spelling) {
    if (!spelling.empty() && std::find(to.begin(), to.end(), spelling) == to.end()) to.push_back(std::move(spelling));
}

} // namespace

std::vector<std::string> romanise(std::string_view text, std::string_view language) {
    std::vector<std::string> out;
    constexpr std::size_t longest_name = 400; // bytes; what is longer is no name and only costs time
    if (text.size() > longest_name) return out;
    const Script script = dominant_script(text);
    if (script == Script::none || script == Script::latin) return out;
    if (script == Script::cyrillic) {
        const std::string_view guessed = language.empty() ? guess_language(text) : language;
        for (std::string& spelling : romanise_cyrillic(fold_case(text), guessed)) add(out, fold(spelling));
        return out;
    }
    // Chinese signs are read otherwise in every language, so their pinyin finds nothing but Chinese places, which have
    // their signs in the index. ICU takes 170 ms to load the readings.
    if (has_han(text)) return out;
    add(out, by_icu(text));
    return out;
}

} // namespace whenabouts::unicode

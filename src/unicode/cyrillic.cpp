#include "unicode/cyrillic.hpp"

#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace whenabouts::unicode {
namespace {

struct Spelling {
    char32_t letter;
    std::string_view latin;
    std::string_view at_start{}; ///< at the beginning of a word and, in BGN, after a vowel; empty = as elsewhere
};

constexpr std::array common{
    Spelling{U'а', "a"},  Spelling{U'б', "b"},    Spelling{U'в', "v"},  Spelling{U'г', "g"},  Spelling{U'ґ', "g"},
    Spelling{U'д', "d"},  Spelling{U'е', "e"},    Spelling{U'ж', "zh"}, Spelling{U'з', "z"},  Spelling{U'и', "i"},
    Spelling{U'й', "y"},  Spelling{U'к', "k"},    Spelling{U'л', "l"},  Spelling{U'м', "m"},  Spelling{U'н', "n"},
    Spelling{U'о', "o"},  Spelling{U'п', "p"},    Spelling{U'р', "r"},  Spelling{U'с', "s"},  Spelling{U'т', "t"},
    Spelling{U'у', "u"},  Spelling{U'ф', "f"},    Spelling{U'х', "kh"}, Spelling{U'ц', "ts"}, Spelling{U'ч', "ch"},
    Spelling{U'ш', "sh"}, Spelling{U'щ', "shch"}, Spelling{U'ь', ""},   Spelling{U'ъ', ""},   Spelling{U'ы', "y"},
    Spelling{U'э', "e"},  Spelling{U'ю', "yu"},   Spelling{U'я', "ya"}, Spelling{U'ё', "yo"}, Spelling{U'і', "i"},
    Spelling{U'ї', "yi"}, Spelling{U'є', "ye"},   Spelling{U'ў', "u"},  Spelling{U'ђ', "dj"}, Spelling{U'ћ', "c"},
    Spelling{U'љ', "lj"}, Spelling{U'њ', "nj"},   Spelling{U'џ', "dz"}, Spelling{U'ј', "j"},  Spelling{U'ќ', "kj"},
    Spelling{U'ѓ', "gj"}, Spelling{U'ѕ', "dz"},   Spelling{U'ө', "o"},  Spelling{U'ү', "u"},  Spelling{U'ұ', "u"},
    Spelling{U'қ', "q"},  Spelling{U'ғ', "gh"},   Spelling{U'ң', "ng"}, Spelling{U'ә', "a"},  Spelling{U'һ', "h"},
    Spelling{U'ҳ', "h"},  Spelling{U'ҷ', "j"},    Spelling{U'ӣ', "i"},  Spelling{U'ӯ', "u"},  Spelling{U'җ', "j"}};

constexpr std::array ukrainian_2010{Spelling{U'г', "h"},        Spelling{U'и', "y"},       Spelling{U'й', "i", "y"},
                                    Spelling{U'є', "ie", "ye"}, Spelling{U'ї', "i", "yi"}, Spelling{U'ю', "iu", "yu"},
                                    Spelling{U'я', "ia", "ya"}};
constexpr std::array ukrainian_bgn{Spelling{U'г', "h"}, Spelling{U'и', "y"}, Spelling{U'е', "e"}};
constexpr std::array russian_passport{Spelling{U'й', "i"},  Spelling{U'ц', "ts"}, Spelling{U'ъ', "ie"},
                                      Spelling{U'ю', "iu"}, Spelling{U'я', "ia"}, Spelling{U'ё', "e"}};
constexpr std::array russian_press{Spelling{U'й', "y"}, Spelling{U'ё', "yo"}};
constexpr std::array russian_bgn{Spelling{U'е', "e", "ye"}, Spelling{U'ё', "e", "ye"}};
constexpr std::array belarusian{Spelling{U'г', "h"}, Spelling{U'е', "ie", "ye"}, Spelling{U'ё', "io", "yo"},
                                Spelling{U'ю', "iu", "yu"}, Spelling{U'я', "ia", "ya"}};
constexpr std::array bulgarian{Spelling{U'щ', "sht"}, Spelling{U'х', "h"}, Spelling{U'ъ', "a"}, Spelling{U'ь', "y"}};
constexpr std::array south_slavic{Spelling{U'ж', "z"}, Spelling{U'х', "h"}, Spelling{U'ц', "c"}, Spelling{U'ч', "c"},
                                  Spelling{U'ш', "s"}};

struct System {
    std::span<const Spelling> changes;
    bool start_after_vowel = false; ///< BGN: Russian е is "ye" after vowels and signs too
    std::string_view zgh{};         ///< Ukrainian зг
};

const Spelling* find(std::span<const Spelling> table, char32_t letter) {
    const auto at =
        std::find_if(table.begin(), table.end(), [letter](const Spelling& s) { return s.letter == letter; });
    return at == table.end() ? nullptr : &*at;
}

bool is_vowel_or_sign(char32_t c) {
    return std::u32string_view(U"аеёиоуыэюяіїєъь").find(c) != std::u32string_view::npos;
}

std::string spell(std::string_view text, const System& system) {
    std::string out;
    char32_t before = U' ';
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        at += point.size;
        const char32_t c = point.value;
        if (is_apostrophe(c)) continue;
        if (c == U'г' && before == U'з' && !system.zgh.empty()) {
            out += system.zgh;
            before = c;
            continue;
        }
        const Spelling* spelling = find(system.changes, c);
        if (spelling == nullptr) spelling = find(common, c);
        const bool start = !is_letter(before) || (system.start_after_vowel && is_vowel_or_sign(before));
        if (spelling == nullptr)
            append(out, c);
        else
            out += start && !spelling->at_start.empty() ? spelling->at_start : spelling->latin;
        before = c;
    }
    return out;
}

} // namespace

std::vector<std::string> romanise_cyrillic(std::string_view lower_case, std::string_view language) {
    std::vector<std::string> out;
    const auto use = [&](std::initializer_list<System> systems) {
        for (const System& system : systems) {
            std::string spelling = spell(lower_case, system);
            if (std::find(out.begin(), out.end(), spelling) == out.end()) out.push_back(std::move(spelling));
        }
    };
    if (language == "uk")
        use({{ukrainian_2010, false, "gh"}, {ukrainian_bgn, false, "gh"}});
    else if (language == "be")
        use({{belarusian}, {russian_press}});
    else if (language == "bg")
        use({{bulgarian}, {russian_press}});
    else if (language == "sr" || language == "mk")
        use({{south_slavic}});
    else
        use({{russian_press}, {russian_bgn, true}, {russian_passport}, {ukrainian_2010}, {bulgarian}});
    return out;
}

} // namespace whenabouts::unicode

#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::unicode {

/// Latin spellings of lower-case Cyrillic text: the official system of the language first (Ukrainian: Cabinet of
/// Ministers 2010; Russian: passport/ICAO; Belarusian: 2007; Bulgarian: 2009; Serbian and Macedonian: their Latin
/// alphabets without marks), then BGN/PCGN.
[[nodiscard]] std::vector<std::string> romanise_cyrillic(std::string_view lower_case, std::string_view language);

} // namespace whenabouts::unicode

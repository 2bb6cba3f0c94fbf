#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::unicode {

/// Latin spellings of a name in another script, likeliest first, lower case, no marks; empty when the text is Latin
/// already. Ukrainian, Russian, Belarusian, Bulgarian, Serbian and Macedonian by their national or BGN systems (several
/// each), Greek by ISO 843, the rest by ICU's Any-Latin. `language` is ISO 639-1; empty = guessed from the letters.
[[nodiscard]] std::vector<std::string> romanise(std::string_view text, std::string_view language = {});

} // namespace whenabouts::unicode

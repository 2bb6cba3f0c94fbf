#pragma once
#include <string>
#include <string_view>

namespace whenabouts::unicode {

/// Normalisation form C; ill-formed bytes become U+FFFD.
[[nodiscard]] std::string nfc(std::string_view text);
/// Lower case by Unicode's simple case folding, in form C; marks stay.
[[nodiscard]] std::string fold_case(std::string_view text);
/// Letters as a search sees them: compatibility forms unfolded, case and marks gone, ß→ss, ł→l, ø→o, ı→i, æ→ae, Arabic
/// letter variants joined, digits as ASCII, apostrophes and soft hyphens gone, every other run of punctuation and space
/// one space, dots inside initialisms gone ("U.S." → "us"). Kana, Hangul and Han letters stay as they are. Safe from
/// many threads.
[[nodiscard]] std::string fold(std::string_view text);

} // namespace whenabouts::unicode

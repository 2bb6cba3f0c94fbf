#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::gazetteer::relative {

/// A number as written, with what its rounding leaves open.
struct Count {
    double value = 0, half_step = 0;
};
/// "20", "2.5", "2,5", "1,000", "20-30" (the middle, as unsure as the range is wide). Nothing when it is no number.
[[nodiscard]] std::optional<Count> read_count(std::string_view word);

/// "40 km (25 miles) south of X" without what stands in brackets: it says the same again.
[[nodiscard]] std::string without_brackets(std::string_view text);

} // namespace whenabouts::gazetteer::relative

#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::gazetteer::typed {

/// The text with decimal commas as points, "48-27-54N" and "N48.27.54" as blanks between degrees, minutes and seconds,
/// braces, quotation marks of JSON and a leading "Coordinates:" left out. Nothing when a hyphen between bare numbers
/// ("12-14") says that no position is meant. `text` as plain() gives it.
[[nodiscard]] std::optional<std::string> regular_spelling(std::string_view text);

} // namespace whenabouts::gazetteer::typed

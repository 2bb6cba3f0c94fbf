#pragma once
#include <string>
#include <string_view>

namespace whenabouts::canvas {

/// Cairo numbers surfaces and images through the whole life of the process; here they count from 1 in each document, in
/// the order they are met, so that equal pages are equal files.
[[nodiscard]] std::string renumbered(std::string_view svg);

/// Puts title and description into the root element, escaped; characters that XML 1.0 forbids are left out.
[[nodiscard]] std::string with_title(std::string svg, std::string_view title, std::string_view description);

} // namespace whenabouts::canvas

#include "cli/page_size.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <string>

namespace whenabouts::cli {
namespace {

constexpr const char* forms = "write it like 240x160mm or 1600x1000 (pixels)";
constexpr int most_px = 16'384;

struct Length {
    double value = 0;
    double inches_per_unit = 0; ///< 0 = pixels
    bool unit_given = false;
};

/// Takes a length off the front of `text`.
std::optional<Length> take_length(std::string_view& text) {
    Length length;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length.value);
    if (error != std::errc() || !std::isfinite(length.value) || length.value <= 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const auto unit = [&](std::string_view word, double inches) {
        if (!text.starts_with(word)) return false;
        text.remove_prefix(word.size());
        length.inches_per_unit = inches;
        length.unit_given = true;
        return true;
    };
    unit("mm", 1 / 25.4) || unit("cm", 1 / 2.54) || unit("in", 1) || unit("pt", 1 / 72.0) || unit("px", 0);
    return length;
}

} // namespace

core::Result<PageSize> parse_page_size(std::string_view text, double dpi) {
    const auto wrong = [&](std::string_view why) {
        return core::bad_usage(fmt::format("--size \"{}\" {}", text, why), forms);
    };
    std::string_view rest = text;
    auto width = take_length(rest);
    if (!width || rest.empty() || (rest.front() != 'x' && rest.front() != 'X')) return wrong("is not a size");
    rest.remove_prefix(1);
    const auto height = take_length(rest);
    if (!height || !rest.empty()) return wrong("is not a size");
    if (!width->unit_given) width->inches_per_unit = height->inches_per_unit; // 180x120mm: the unit stands for both
    PageSize page;
    const bool pixels = width->inches_per_unit == 0;
    if (pixels != (height->inches_per_unit == 0)) return wrong("mixes pixels and lengths");
    page.dpi = dpi > 0 ? dpi : pixels ? 120 : 150;
    const auto in_px = [&](const Length& length) {
        return pixels ? length.value : length.value * length.inches_per_unit * page.dpi;
    };
    const double w = std::round(in_px(*width));
    const double h = std::round(in_px(*height));
    if (w > most_px || h > most_px) return wrong(fmt::format("is more than {} pixels a side", most_px));
    if (w < page.dpi * 20 / 25.4 || h < page.dpi * 20 / 25.4) return wrong("is less than 20 mm a side");
    page.width_px = static_cast<int>(w);
    page.height_px = static_cast<int>(h);
    return page;
}

} // namespace whenabouts::cli

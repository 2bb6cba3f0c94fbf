#include "gazetteer/typed/plus_code.hpp"

#include "gazetteer/typed/forms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace whenabouts::gazetteer::typed {
namespace {

constexpr std::string_view alphabet = "23456789CFGHJMPQRVWX";
constexpr std::size_t head_size = 8;  // characters before the "+" of a full code
constexpr std::size_t pair_size = 10; // the first ten are pairs of latitude and longitude
constexpr std::size_t longest = 15;   // characters that count
/// Sides of the cells of the five pairs, degrees.
constexpr std::array pair_deg{20.0, 1.0, 0.05, 0.0025, 0.000125};

int value_of(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    const std::size_t at = alphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// The area that the digits (no "+", no padding) tell.
std::optional<PlusCodeArea> area_of(std::string_view digits) {
    digits = digits.substr(0, longest);
    PlusCodeArea out;
    out.south_west = {-180, -90};
    for (std::size_t i = 0; i < digits.size() && i < pair_size; i += 2) {
        out.height_deg = out.width_deg = pair_deg[i / 2];
        out.south_west.lat += value_of(digits[i]) * out.height_deg;
        out.south_west.lon += value_of(digits[i + 1]) * out.width_deg;
    }
    for (std::size_t i = pair_size; i < digits.size(); ++i) { // a grid of 4 columns and 5 rows
        out.height_deg /= 5;
        out.width_deg /= 4;
        out.south_west.lat += value_of(digits[i]) / 4 * out.height_deg;
        out.south_west.lon += value_of(digits[i]) % 4 * out.width_deg;
    }
    if (out.south_west.lat >= 90 || out.south_west.lon >= 180) return std::nullopt;
    return out;
}

std::string digits_of(std::string_view code) {
    std::string out;
    for (const char c : code)
        if (c != '+' && c != '0') out += c;
    return out;
}

/// The first `count` digits of the code of a point.
std::string encoded_head(core::LonLat point, std::size_t count) {
    double lat = std::clamp(point.lat, -90.0, 90.0 - pair_deg[3]) + 90;
    double lon = core::wrap_longitude(point.lon) + 180;
    std::string out;
    for (std::size_t i = 0; i < count; i += 2) {
        const double side = pair_deg[i / 2];
        const auto row = std::clamp(std::floor(lat / side), 0.0, 19.0);
        const auto column = std::clamp(std::floor(lon / side), 0.0, 19.0);
        out += alphabet[static_cast<std::size_t>(row)];
        out += alphabet[static_cast<std::size_t>(column)];
        lat -= row * side;
        lon -= column * side;
    }
    return out;
}

} // namespace

double PlusCodeArea::half_diagonal_m() const {
    constexpr double metres_in_degree = 111'195;
    constexpr double radians = 3.14159265358979323846 / 180;
    return 0.5 * metres_in_degree * std::hypot(height_deg, width_deg * std::cos(centre().lat * radians));
}

std::optional<int> plus_code_head(std::string_view code) {
    const std::size_t plus = code.find('+');
    if (plus == std::string_view::npos || plus > head_size || plus < 2 || plus % 2 != 0) return std::nullopt;
    if (code.find('+', plus + 1) != std::string_view::npos || code.size() - plus - 1 == 1 ||
        code.size() - plus - 1 > 2 + longest - pair_size)
        return std::nullopt;
    bool padded = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i == plus) continue;
        if (code[i] == '0') {
            if (i > plus || plus != head_size || (!padded && (i < 2 || i % 2 != 0))) return std::nullopt;
            padded = true;
        } else if (padded || value_of(code[i]) < 0) {
            return std::nullopt;
        }
    }
    if (plus < head_size && code.size() == plus + 1) return std::nullopt; // "ABCD+" says nothing
    return static_cast<int>(plus);
}

std::optional<PlusCodeArea> decode_plus_code(std::string_view code) {
    const auto head = plus_code_head(code);
    if (!head || *head != static_cast<int>(head_size)) return std::nullopt;
    return area_of(digits_of(code));
}

std::optional<PlusCodeArea> recover_plus_code(std::string_view code, core::LonLat reference) {
    const auto head = plus_code_head(code);
    if (!head || !core::is_valid(reference)) return std::nullopt;
    const std::size_t missing = head_size - static_cast<std::size_t>(*head);
    if (missing == 0) return decode_plus_code(code);
    auto out = area_of(encoded_head(reference, missing) + digits_of(code));
    if (!out) return std::nullopt;
    // The cell of the missing part repeats: the nearest of its neighbours is meant.
    const double side = pair_deg[missing / 2 - 1];
    const core::LonLat centre = out->centre();
    if (centre.lat - reference.lat > side / 2 && out->south_west.lat - side >= -90)
        out->south_west.lat -= side;
    else if (reference.lat - centre.lat > side / 2 && out->south_west.lat + side < 90)
        out->south_west.lat += side;
    if (centre.lon - reference.lon > side / 2)
        out->south_west.lon -= side;
    else if (reference.lon - centre.lon > side / 2)
        out->south_west.lon += side;
    out->south_west.lon = core::wrap_longitude(out->south_west.lon);
    return out;
}

std::optional<TypedText> read_plus_code(std::string_view text) {
    if (text.find('+') == std::string_view::npos) return std::nullopt;
    const std::string_view code = text.substr(0, text.find_first_of(" ,"));
    const auto head = plus_code_head(code);
    if (!head) return std::nullopt;
    if (*head < static_cast<int>(head_size)) {
        if (code.size() < text.size()) return std::nullopt; // its place follows
        return refused("a short plus code needs a place near it: write it like '" + std::string(code) + " Kyiv'");
    }
    const auto area = decode_plus_code(code);
    if (!area) return refused("the plus code lies outside the world");
    TypedPosition out;
    out.position = area->centre();
    out.radius_m = std::max(least_radius_m, area->half_diagonal_m());
    out.form = "plus code";
    return TypedText{out, {}};
}

} // namespace whenabouts::gazetteer::typed

namespace whenabouts::gazetteer {

std::optional<ShortPlusCode> split_short_plus_code(std::string_view text) {
    const std::size_t end = std::min(text.find_first_of(" ,"), text.size());
    const std::string_view code = text.substr(0, end);
    const auto head = code.find('+') == std::string_view::npos ? std::nullopt : typed::plus_code_head(code);
    if (!head || *head == static_cast<int>(typed::head_size)) return std::nullopt;
    const std::size_t place = text.find_first_not_of(" ,", end);
    return ShortPlusCode{code, place == std::string_view::npos ? std::string_view{} : text.substr(place)};
}

std::optional<TypedPosition> complete_plus_code(std::string_view code, core::LonLat reference) {
    const auto area = typed::recover_plus_code(code, reference);
    if (!area) return std::nullopt;
    TypedPosition out;
    out.position = area->centre();
    out.radius_m = std::max(typed::least_radius_m, area->half_diagonal_m());
    out.form = "plus code";
    return out;
}

} // namespace whenabouts::gazetteer

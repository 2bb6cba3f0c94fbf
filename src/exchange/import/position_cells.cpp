#include "exchange/import/position_cells.hpp"

#include "gazetteer/coordinates.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

constexpr double metres_a_degree = 111'320;
constexpr int most_decimals = 15;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\xC2\xA0");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n\xC2\xA0") - first + 1);
}

std::string shown(std::string_view cell) {
    constexpr std::size_t longest = 40;
    std::size_t end = std::min(cell.size(), longest);
    while (end < cell.size() && end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
    return end < cell.size() ? std::string(cell.substr(0, end)) + "…" : std::string(cell);
}

/// The numbers of a cell that is nothing but two of them, between blanks, a comma, a semicolon, in brackets or not.
struct Pair {
    double first = 0, second = 0;
    int decimals = 0;
};

std::optional<Pair> plain_pair(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.size() < 3) return std::nullopt;
    if ((cell.front() == '(' && cell.back() == ')') || (cell.front() == '[' && cell.back() == ']'))
        cell = trimmed(cell.substr(1, cell.size() - 2));
    std::size_t cut = cell.find(';');
    if (cut == std::string_view::npos) cut = cell.find(", ");
    if (cut == std::string_view::npos) cut = cell.find(',');
    if (cut == std::string_view::npos) cut = cell.find_first_of(" \t/");
    if (cut == std::string_view::npos) return std::nullopt;
    Pair pair;
    int decimals = 0;
    const auto first = parse_degrees(cell.substr(0, cut), pair.decimals);
    const auto second = parse_degrees(cell.substr(cut + 1), decimals);
    if (!first || !second) return std::nullopt;
    pair.first = *first;
    pair.second = *second;
    pair.decimals = std::max(pair.decimals, decimals);
    return pair;
}

core::Result<CellPosition> checked(double lon, double lat, int decimals) {
    if (!std::isfinite(lon) || !std::isfinite(lat)) return core::refused({}, "a coordinate is not a finite number");
    if (std::abs(lat) > 90 && std::abs(lon) <= 90 && std::abs(lat) <= 180)
        return core::refused({}, fmt::format("latitude {} is beyond 90: latitude and longitude look swapped", lat));
    if (std::abs(lat) > 90)
        return core::refused({}, fmt::format("latitude {} is beyond 90: are these degrees of WGS 84?", lat));
    if (std::abs(lon) > 180)
        return core::refused({}, fmt::format("longitude {} is beyond 180: are these degrees of WGS 84?", lon));
    return CellPosition{{lon, lat}, radius_of_decimals(decimals)};
}

core::Result<CellPosition> read_notation(const std::string& text) {
    const auto read = gazetteer::read_position(text);
    if (!read.position)
        return core::refused(
            {}, fmt::format("'{}' is no position{}", shown(text), read.refusal.empty() ? "" : ": " + read.refusal));
    if (read.position->other)
        return core::refused({}, fmt::format("'{}' does not tell which is the latitude", shown(text)));
    return CellPosition{read.position->position, read.position->radius_m};
}

} // namespace

double radius_of_decimals(int decimals) {
    return std::max(1.0, metres_a_degree / std::pow(10.0, std::min(decimals, 6)));
}

std::optional<double> parse_degrees(std::string_view cell, int& decimals) {
    cell = trimmed(cell);
    if (!cell.empty() && cell.front() == '+') cell.remove_prefix(1);
    decimals = 0;
    const std::size_t point = cell.find_first_of(".,");
    std::array<char, 40> copy{};
    if (point != std::string_view::npos) {
        if (cell.find_first_of(".,", point + 1) != std::string_view::npos) return std::nullopt;
        std::size_t digits = point + 1;
        while (digits < cell.size() && cell[digits] >= '0' && cell[digits] <= '9') ++digits;
        decimals = static_cast<int>(std::min<std::size_t>(digits - point - 1, most_decimals));
        if (cell[point] == ',') {
            if (cell.size() > copy.size() || digits != cell.size()) return std::nullopt;
            cell.copy(copy.data(), cell.size());
            copy[point] = '.';
            cell = {copy.data(), cell.size()};
        }
    }
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (end != cell.data() + cell.size() || cell.empty()) return std::nullopt;
    if (error == std::errc::result_out_of_range) return HUGE_VAL;
    if (error != std::errc{}) return std::nullopt;
    if (cell.find_first_of("eE") != std::string_view::npos) decimals = most_decimals;
    return value;
}

core::Result<CellPosition> position_of(std::string_view lon, std::string_view lat) {
    int lon_decimals = 0;
    int lat_decimals = 0;
    const auto x = parse_degrees(lon, lon_decimals);
    const auto y = parse_degrees(lat, lat_decimals);
    if (x && y) return checked(*x, *y, std::max(lon_decimals, lat_decimals));
    if (x || y)
        return core::refused({},
                             fmt::format("{} '{}' is no number", x ? "latitude" : "longitude", shown(x ? lat : lon)));
    auto read = read_notation(std::string(trimmed(lat)) + " " + std::string(trimmed(lon)));
    if (!read)
        return core::refused({},
                             fmt::format("longitude '{}' and latitude '{}' are no position", shown(lon), shown(lat)));
    return read;
}

core::Result<CellPosition> position_of(std::string_view cell, PairOrder order) {
    const auto pair = plain_pair(cell);
    if (!pair) return read_notation(std::string(trimmed(cell)));
    if (order == PairOrder::unknown) order = proven_order(cell);
    if (order == PairOrder::lon_lat) return checked(pair->first, pair->second, pair->decimals);
    if (order == PairOrder::lat_lon) return checked(pair->second, pair->first, pair->decimals);
    return core::refused({}, fmt::format("'{}' does not tell which is the latitude", shown(cell)));
}

PairOrder proven_order(std::string_view cell) {
    const auto pair = plain_pair(cell);
    if (!pair) return PairOrder::unknown;
    const bool first_wide = std::abs(pair->first) > 90;
    const bool second_wide = std::abs(pair->second) > 90;
    if (first_wide == second_wide) return PairOrder::unknown;
    return first_wide ? PairOrder::lon_lat : PairOrder::lat_lon;
}

bool is_plain_pair(std::string_view cell) {
    return plain_pair(cell).has_value();
}

bool looks_like_position(std::string_view cell) {
    if (is_plain_pair(cell)) return true;
    constexpr std::size_t longest = 200;
    if (cell.size() > longest) return false;
    const auto read = gazetteer::read_position(trimmed(cell));
    return read.position && !read.position->name_first;
}

} // namespace whenabouts::exchange

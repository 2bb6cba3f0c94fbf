#include "gazetteer/typed/forms.hpp"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace whenabouts::gazetteer::typed {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// One side of "482754N0350246E" or "+482754+0350246/".
struct Part {
    char letter = 0; ///< N, S, E, W, + or -
    std::string digits;
    std::size_t whole = 0; ///< digits before the point
};

char letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    const char c = text[at] >= 'a' && text[at] <= 'z' ? static_cast<char>(text[at] - 32) : text[at];
    return std::string_view("NSEW").find(c) == std::string_view::npos ? '\0' : c;
}

bool take_digits(std::string_view text, std::size_t& at, Part& part) {
    const std::size_t start = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    part.whole = at - start;
    if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1])) {
        ++at;
        while (at < text.size() && is_digit(text[at])) ++at;
    }
    part.digits = text.substr(start, at - start);
    for (char& c : part.digits)
        if (c == ',') c = '.';
    constexpr std::size_t longest = 24;
    return part.whole > 0 && part.digits.size() <= longest;
}

/// Digits run together: two or three of degrees, then pairs of minutes and seconds.
struct Compact {
    double degrees = 0, half_step_deg = 0;
    std::string wrong;
};
std::optional<Compact> read_compact(const Part& part, std::size_t degree_digits) {
    if (part.whole < degree_digits || (part.whole - degree_digits) % 2 != 0 || part.whole > degree_digits + 4)
        return std::nullopt;
    const std::size_t parts = (part.whole - degree_digits) / 2; // 0 degrees, 1 minutes, 2 seconds
    const std::size_t decimals = part.digits.size() > part.whole ? part.digits.size() - part.whole - 1 : 0;
    Compact out;
    double unit = 1;
    std::size_t at = 0;
    for (std::size_t i = 0; i <= parts; ++i) {
        const std::size_t size = i == 0 ? degree_digits : 2;
        const std::string piece = part.digits.substr(at, i == parts ? std::string::npos : size);
        const double number = std::strtod(piece.c_str(), nullptr);
        if (i > 0 && number >= 60)
            out.wrong = fmt::format("{} {} are more than 59", number, i == 1 ? "minutes" : "seconds");
        out.degrees += number * unit;
        at += size;
        if (i < parts) unit /= 60;
    }
    out.half_step_deg = 0.5 * unit * std::pow(10.0, -static_cast<double>(decimals));
    return out;
}

std::optional<TypedText> combined(const Part& lat, const Part& lon, std::string_view form) {
    constexpr std::size_t lat_digits = 2;
    constexpr std::size_t lon_digits = 3;
    const auto north = read_compact(lat, lat_digits);
    const auto east = read_compact(lon, lon_digits);
    if (!north || !east) return std::nullopt;
    for (const Compact* side : {&*north, &*east})
        if (!side->wrong.empty()) return refused(side->wrong);
    TypedPosition out;
    out.position.lat = lat.letter == 'S' || lat.letter == '-' ? -north->degrees : north->degrees;
    out.position.lon = lon.letter == 'W' || lon.letter == '-' ? -east->degrees : east->degrees;
    if (std::string wrong = outside_world(out.position); !wrong.empty()) return refused(std::move(wrong));
    constexpr double metres_in_degree = 111'195;
    out.radius_m = std::max(least_radius_m, metres_in_degree * std::max(north->half_step_deg, east->half_step_deg));
    out.form = form;
    return TypedText{out, {}};
}

/// ISO 6709: "+48.46502+035.04618/", "+4827-03502+120CRSWGS_84/".
std::optional<TypedText> read_iso_6709(std::string_view text) {
    if (text.ends_with('/')) text.remove_suffix(1);
    if (const std::size_t crs = text.find("CRS"); crs != std::string_view::npos) {
        if (text.substr(crs) != "CRSWGS_84")
            return refused("only WGS 84 is read, not " + std::string(text.substr(crs)));
        text = text.substr(0, crs);
    }
    Part lat;
    Part lon;
    std::size_t at = 0;
    for (Part* part : {&lat, &lon}) {
        if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return std::nullopt;
        part->letter = text[at++];
        if (!take_digits(text, at, *part)) return std::nullopt;
    }
    if (at < text.size() && text[at] != '+' && text[at] != '-') return std::nullopt; // else an altitude
    return combined(lat, lon, "ISO 6709");
}

} // namespace

std::optional<TypedText> read_compact_degrees(std::string_view text) {
    if (text.starts_with('+') || text.starts_with('-')) return read_iso_6709(text);
    Part parts[2];
    std::size_t at = 0;
    for (Part& part : parts) {
        while (at < text.size() && (text[at] == ' ' || text[at] == ',' || text[at] == '/' || text[at] == '-')) ++at;
        part.letter = letter_at(text, at);
        if (part.letter != 0) ++at;
        if (at < text.size() && text[at] == ' ' && part.letter != 0) ++at;
        if (!take_digits(text, at, part)) return std::nullopt;
        constexpr std::size_t shortest = 4; // "48N" is read as degrees
        if (part.whole < shortest) return std::nullopt;
        if (part.letter == 0) {
            if (at < text.size() && text[at] == ' ') ++at;
            part.letter = letter_at(text, at);
            if (part.letter == 0) return std::nullopt;
            ++at;
        }
    }
    if (at != text.size()) return std::nullopt;
    const auto is_lat = [](char c) { return c == 'N' || c == 'S'; };
    if (is_lat(parts[0].letter) == is_lat(parts[1].letter)) return std::nullopt;
    const bool lat_first = is_lat(parts[0].letter);
    return combined(parts[lat_first ? 0 : 1], parts[lat_first ? 1 : 0], "degrees, minutes and seconds run together");
}

} // namespace whenabouts::gazetteer::typed

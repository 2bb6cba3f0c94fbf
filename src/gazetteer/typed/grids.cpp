#include "geodesy/grids.hpp"
#include "gazetteer/typed/forms.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <vector>

namespace whenabouts::gazetteer::typed {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

/// Without a leading "MGRS:", "UTM" and the like, in any case; `found` tells whether one stood there.
std::string_view without_word(std::string_view text, std::string_view word, bool& found) {
    found = text.size() >= word.size() &&
            std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == upper(b); });
    if (!found) return text;
    text.remove_prefix(word.size());
    const std::size_t next = text.find_first_not_of(" :=");
    return next == std::string_view::npos ? std::string_view{} : text.substr(next);
}

/// Letters and digits in capitals; empty when anything but blanks stands between, or more than `most` remain.
std::string squeezed(std::string_view text, std::size_t most) {
    std::string out;
    for (const char c : text) {
        if (c == ' ') continue;
        if ((!is_digit(c) && !is_letter(c)) || out.size() == most) return {};
        out += upper(c);
    }
    return out;
}

TypedText typed_cell(const core::Result<geodesy::GridCell>& cell, std::string_view form) {
    if (!cell) return refused(cell.error().what);
    TypedPosition out;
    out.position = cell->centre;
    out.radius_m = std::max(least_radius_m, cell->half_diagonal_m);
    out.form = form;
    return {out, {}};
}

/// Zone, band and square letters of an MGRS reference, then nothing but an even number of digits. `digits` is their
/// number.
bool has_mgrs_shape(std::string_view reference, std::size_t& digits) {
    std::size_t at = 0;
    while (at < reference.size() && at < 2 && is_digit(reference[at])) ++at;
    const bool polar = at == 0;
    std::size_t letters = 0;
    while (at < reference.size() && is_letter(reference[at])) {
        ++at;
        ++letters;
    }
    if (letters != 3) return false;
    digits = reference.size() - at;
    if (!std::all_of(reference.begin() + static_cast<std::ptrdiff_t>(at), reference.end(), is_digit)) return false;
    constexpr std::string_view polar_letters = "ABYZ";
    return !polar || (digits >= 4 && polar_letters.find(reference[0]) != std::string_view::npos);
}

} // namespace

std::optional<TypedText> read_grid(std::string_view text) {
    constexpr std::size_t longest = 30;
    bool named = false;
    bool named_gars = false;
    text = without_word(text, "MGRS", named);
    for (const std::string_view word : {"USNG", "GRID"})
        if (!named) text = without_word(text, word, named);
    const std::string_view gars = without_word(text, "GARS", named_gars);
    const std::string reference = squeezed(gars, longest);
    if (reference.empty()) return std::nullopt;
    if (named_gars) return typed_cell(geodesy::gars_cell(reference), "GARS");
    std::size_t digits = 0;
    if (has_mgrs_shape(reference, digits)) {
        if (digits % 2 != 0) {
            if (digits < 3 && !named) return std::nullopt;
            return refused(
                fmt::format("the MGRS reference has {} digits: easting and northing need as many each", digits));
        }
        auto cell = typed_cell(geodesy::mgrs_cell(reference), "MGRS");
        // Short ones may be anything ("5MAY"): only what is long enough to be meant gets its reason.
        if (!cell.position && digits < 4 && !named) return std::nullopt;
        return cell;
    }
    if (named) return refused("the MGRS reference needs zone, band, two letters and digits, such as 36UXV1234567890");
    const bool has_gars_shape =
        (reference.size() == 6 || reference.size() == 7) && text.find(' ') == std::string_view::npos &&
        std::all_of(reference.begin(), reference.begin() + 3, is_digit) && is_letter(reference[3]) &&
        is_letter(reference[4]) && std::all_of(reference.begin() + 5, reference.end(), is_digit);
    if (!has_gars_shape) return std::nullopt;
    auto cell = typed_cell(geodesy::gars_cell(reference), "GARS");
    if (!cell.position) return std::nullopt;
    return cell;
}

std::optional<TypedText> read_geohash(std::string_view text) {
    constexpr std::size_t longest = 12;
    bool named = false;
    text = without_word(text, "GEOHASH", named);
    if (text.empty() || text.size() > longest || text.find(' ') != std::string_view::npos) return std::nullopt;
    if (named) return typed_cell(geodesy::geohash_cell(text), "geohash");
    // A bare one needs letters and digits mixed, in one case, long enough to say anything.
    constexpr std::size_t shortest = 5;
    const auto is = [text](auto test) { return std::any_of(text.begin(), text.end(), test); };
    const bool lower = is([](char c) { return c >= 'a' && c <= 'z'; });
    const bool capital = is([](char c) { return c >= 'A' && c <= 'Z'; });
    if (text.size() < shortest || !is(is_digit) || lower == capital) return std::nullopt;
    auto cell = typed_cell(geodesy::geohash_cell(text), "geohash");
    if (!cell.position) return std::nullopt;
    cell.position->name_first = true;
    return cell;
}

namespace {

/// A UTM position in its parts: "36 N 652000 5370000".
struct UtmParts {
    int zone = 0;
    char letter = 0;
    std::vector<double> metres;
    double step_m = 1;
    bool named = false, swapped = false;
};

bool take_metres(std::string_view text, std::size_t& at, UtmParts& parts) {
    std::string digits;
    std::size_t decimals = 0;
    bool fraction = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (is_digit(c)) {
            digits += c;
            if (fraction) ++decimals;
        } else if (c == '.' && !fraction && at + 1 < text.size() && is_digit(text[at + 1])) {
            digits += c;
            fraction = true;
        } else if (c != ',' || at + 3 >= text.size() || !is_digit(text[at + 1]) || !is_digit(text[at + 2]) ||
                   !is_digit(text[at + 3]) || digits.empty() || fraction) {
            break; // else a comma between thousands: "652,000"
        }
    }
    constexpr std::size_t longest = 16;
    if (digits.empty() || digits.size() > longest) return false;
    parts.metres.push_back(std::strtod(digits.c_str(), nullptr));
    parts.step_m = std::pow(10.0, -static_cast<double>(decimals));
    return true;
}

/// Words, numbers and one zone such as "36U" or "36 N" in any order that people write.
std::optional<UtmParts> utm_parts(std::string_view text) {
    UtmParts out;
    bool easting_word = false;
    bool northing_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ' || c == ',' || c == ';' || c == ':' || c == '=' || c == '.') {
            ++at;
        } else if (is_digit(c)) {
            const std::size_t start = at;
            if (!take_metres(text, at, out)) return std::nullopt;
            const bool zone = at - start <= 2 && out.zone == 0 && out.metres.back() >= 1 && out.metres.back() <= 60;
            if (!zone) continue;
            out.zone = static_cast<int>(out.metres.back());
            out.metres.pop_back();
            if (at < text.size() && text[at] == ' ') ++at;
            const bool single =
                at < text.size() && is_letter(text[at]) && (at + 1 == text.size() || !is_letter(text[at + 1]));
            if (single) out.letter = upper(text[at++]);
        } else if (is_letter(c)) {
            std::string word;
            while (at < text.size() && is_letter(text[at])) word += upper(text[at++]);
            if (word == "UTM" || word == "ZONE")
                out.named = true;
            else if (word == "E" || word == "EASTING" || word == "EAST" || word == "ME" || word == "X")
                easting_word = easting_word || (out.metres.empty() && !northing_word);
            else if (word == "N" || word == "NORTHING" || word == "MN" || word == "Y")
                northing_word = northing_word || out.metres.empty();
            else if (word == "NORTH" || word == "SOUTH")
                out.letter = word[0];
            else if (word != "M")
                return std::nullopt;
        } else {
            return std::nullopt;
        }
    }
    if (out.metres.size() != 2 || out.zone == 0) return std::nullopt;
    // Northing before easting: said by a leading "N", or plain from the size (eastings end at 900 km).
    out.swapped = (northing_word && !easting_word) || (out.metres[0] > 1e6 && out.metres[1] < 1e6);
    if (out.swapped) std::swap(out.metres[0], out.metres[1]);
    return out;
}

/// Latitude where MGRS band `letter` begins; bands are 8° high, X 12°.
double band_south(char letter) {
    constexpr std::string_view bands = "CDEFGHJKLMNPQRSTUVWX";
    return -80 + 8 * static_cast<double>(bands.find(letter));
}
bool in_band(double lat, char letter) {
    constexpr double licence_deg = 0.5; // bands are cut along parallels, people round
    const double south = band_south(letter);
    return lat >= south - licence_deg && lat <= south + (letter == 'X' ? 12 : 8) + licence_deg;
}

} // namespace

std::optional<TypedText> read_utm(std::string_view text) {
    const auto parts = utm_parts(text);
    if (!parts) return std::nullopt;
    constexpr double least_easting_m = 100'000;
    if (!parts->named && (parts->metres[0] < least_easting_m || parts->letter == 0)) return std::nullopt;
    if (parts->letter == 0) return refused("the UTM position has a zone without hemisphere: write 36N or 36S");
    const auto read = [&](bool northern) {
        return geodesy::utm_cell(parts->zone, northern, parts->metres[0], parts->metres[1], parts->step_m);
    };
    const char letter = parts->letter;
    if (letter != 'N' && letter != 'S') { // a band says more than a hemisphere
        if (std::string_view("CDEFGHJKLMPQRTUVWX").find(letter) == std::string_view::npos)
            return refused(fmt::format("UTM has no band {}", letter));
        const auto cell = read(letter > 'M');
        if (cell && !in_band(cell->centre.lat, letter))
            return refused(fmt::format("the northing lies outside band {}", letter));
        return typed_cell(cell, "UTM");
    }
    if (letter == 'N') return typed_cell(read(true), "UTM");
    const auto band = read(true); // S is also the band from 32° to 40° north
    auto south = typed_cell(read(false), "UTM");
    if (!band || !in_band(band->centre.lat, 'S')) return south;
    auto out = typed_cell(band, "UTM");
    out.position->reasons.emplace_back("S read as the band from 32° to 40° north");
    if (south.position) {
        out.position->other = south.position->position;
        out.position->other_reason = "if S was typed for the southern hemisphere";
    }
    return out;
}

} // namespace whenabouts::gazetteer::typed

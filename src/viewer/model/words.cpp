#include "viewer/model/words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::viewer {

using core::PlacePrecision;
using core::TimePrecision;

namespace {

std::string_view precision_of(TimePrecision precision) {
    switch (precision) {
    case TimePrecision::second:
        return "known to the second";
    case TimePrecision::minute:
        return "known to the minute";
    case TimePrecision::hour:
        return "known to the hour";
    case TimePrecision::daypart:
        return "known to a part of the day";
    case TimePrecision::day:
        return "known to the day";
    case TimePrecision::days:
        return "somewhere in a few days";
    case TimePrecision::week:
        return "known to the week";
    case TimePrecision::month:
        return "known to the month";
    case TimePrecision::season:
        return "known to the season";
    case TimePrecision::year:
        return "known to the year";
    case TimePrecision::decade:
        return "known to the decade";
    case TimePrecision::century:
        return "known to the century";
    case TimePrecision::unknown:
        break;
    }
    return "not known";
}

std::string_view found_by(std::string_view method) {
    if (method == "stated") return "stated in the source";
    if (method == "relative") return "worked out from the text";
    if (method == "publication") return "taken from the date of publication";
    if (method == "chronolocation") return "found by chronolocation";
    if (method == "metadata") return "from metadata";
    if (method == "imported") return "imported";
    if (method == "manual") return "entered by hand";
    if (method == "geocoded") return "found by its name";
    if (method == "coordinates") return "from coordinates in the source";
    if (method == "geolocation") return "geolocated";
    return {};
}

std::string with_method(std::string words, std::string_view method) {
    const std::string_view how = found_by(method);
    return how.empty() ? words : fmt::format("{} · {}", words, how);
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string extent_words(PlacePrecision precision) {
    switch (precision) {
    case PlacePrecision::exact:
        return "Exact spot";
    case PlacePrecision::site:
        return "Known to the site";
    case PlacePrecision::vicinity:
        return "In the vicinity of this point";
    case PlacePrecision::settlement:
        return "Somewhere in this town";
    case PlacePrecision::near:
        return "Near this place";
    case PlacePrecision::adm3:
    case PlacePrecision::adm2:
        return "Somewhere in this district";
    case PlacePrecision::adm1:
        return "Somewhere in this region";
    case PlacePrecision::area:
        return "Somewhere in this area";
    case PlacePrecision::country:
        return "Somewhere in this country";
    case PlacePrecision::water:
        return "Somewhere on this water";
    case PlacePrecision::none:
        break;
    }
    return "Place not known";
}

} // namespace

std::string when_words(const core::When& when) {
    return when.span.is_unknown() ? "Date unknown" : capitalised(core::describe(when.span));
}

std::string when_precision_words(const core::When& when) {
    if (when.span.is_unknown()) return "Shown under “Undated”";
    std::string words(precision_of(when.span.precision()));
    if (when.span.kind() == core::TimeKind::throughout && when.span.precision() > TimePrecision::day)
        words = "during all of this time";
    if (when.span.approximate()) words += ", approximate";
    if (when.span.uncertain()) words += ", uncertain";
    return capitalised(with_method(std::move(words), when.method));
}

std::string where_words(const core::Where& where) {
    const std::string& name = !where.name.empty() ? where.name : where.text;
    if (!name.empty()) return name;
    return where.position ? position_words(*where.position, where.radius_m.value_or(0)) : "No place given";
}

std::string where_precision_words(const core::Where& where) {
    if (!where.position) return "Not on the map; kept in the list and on the time line";
    std::string words = extent_words(where.precision);
    // An area is not a circle about its middle: the radius would only mislead there.
    const bool area = where.precision >= PlacePrecision::adm3 && where.precision <= PlacePrecision::water;
    if (!area && where.radius_m && *where.radius_m >= 1)
        words += fmt::format(", within about {}", distance_words(*where.radius_m));
    return with_method(std::move(words), where.method);
}

std::string summary_line(const core::Incident& incident) {
    const std::string place = where_words(incident.where);
    return fmt::format("{} · {}", when_words(incident.when), place);
}

std::string distance_words(double metres) {
    if (metres < 950) return fmt::format("{:.0f} m", metres < 20 ? metres : std::round(metres / 10) * 10);
    if (metres < 9'950) return fmt::format("{:.1f} km", metres / 1000);
    return fmt::format("{:.0f} km", metres / 1000);
}

std::string position_words(core::LonLat position, double radius_m) {
    // One decimal of a degree is about 11 km: digits that the radius does not bear are left out.
    const int decimals =
        radius_m <= 0 ? 5 : std::clamp(static_cast<int>(std::ceil(std::log10(111'000 / radius_m))) + 1, 1, 5);
    return fmt::format("{:.{}f}° {} {:.{}f}° {}", std::abs(position.lat), decimals, position.lat < 0 ? "S" : "N",
                       std::abs(position.lon), decimals, position.lon < 0 ? "W" : "E");
}

std::string plain_words(std::string_view code) {
    if (code == "todo") return "to do";
    std::string words(code);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

} // namespace whenabouts::viewer

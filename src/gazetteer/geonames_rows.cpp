#include "gazetteer/geonames_rows.hpp"

#include "gazetteer/pack_tables.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;
using format::NameClass;

constexpr std::size_t place_fields = 19;
constexpr std::size_t most_alternate_fields = 10;

template <std::size_t N>
std::size_t split(std::string_view line, std::array<std::string_view, N>& fields) {
    std::size_t count = 0;
    while (true) {
        const std::size_t end = std::min(line.find('\t'), line.size());
        if (count < N) fields[count] = line.substr(0, end);
        ++count;
        if (end == line.size()) return count;
        line.remove_prefix(end + 1);
    }
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

tl::unexpected<core::Error> bad(std::string what) {
    return core::unreadable({}, std::move(what));
}

/// What a feature class and code is to us.
PlaceKind kind_of(std::string_view feature_class, std::string_view code) {
    switch (feature_class.empty() ? ' ' : feature_class.front()) {
    case 'P':
        return PlaceKind::settlement;
    case 'A':
        if (code.starts_with("PCL") || code == "TERR") return PlaceKind::country;
        if (code == "ADM1" || code == "ADM1H") return PlaceKind::region;
        if (code.starts_with("ADM") || code.starts_with("ADMD")) return PlaceKind::district;
        return PlaceKind::area;
    case 'H':
        return PlaceKind::water;
    case 'T':
    case 'V':
    case 'U':
        return PlaceKind::physical;
    case 'L':
        return code == "MILB" || code == "NVB" ? PlaceKind::facility : PlaceKind::area;
    case 'S':
        return code.starts_with("AIR") ? PlaceKind::airport : PlaceKind::facility;
    default:
        return PlaceKind::facility;
    }
}

/// How far the true spot may lie from the point, where the dump does not say how large the thing is.
double radius_of(PlaceKind kind, std::int64_t population) {
    switch (kind) {
    case PlaceKind::settlement:
        return settlement_radius_m(population);
    case PlaceKind::country:
        return 300'000;
    case PlaceKind::region:
        return 80'000;
    case PlaceKind::district:
        return 15'000;
    case PlaceKind::area:
    case PlaceKind::water:
    case PlaceKind::physical:
        return 5'000;
    case PlaceKind::airport:
        return 2'500;
    default:
        return 1'000;
    }
}

std::string code(std::string_view country, std::string_view admin1, std::string_view admin2 = {}) {
    if (country.empty() || admin1.empty() || admin1 == "00") return {};
    std::string out = fmt::format("{}.{}", country, admin1);
    if (!admin2.empty()) out += fmt::format(".{}", admin2);
    return out;
}

/// What the column isolanguage calls codes of its own (readme.txt); nothing for what is no name.
std::optional<NameDraft> named(std::string_view language, std::string_view text) {
    NameDraft out{NameClass::alternate, std::string(language), std::string(text)};
    if (language == "iata" || language == "icao" || language == "abbr") {
        out.name_class = NameClass::abbreviation;
        out.language.clear();
        return out;
    }
    for (const std::string_view other : {"link", "wkdt", "post", "faac", "unlc", "tcid", "phon", "uicn"})
        if (language == other) return std::nullopt;
    constexpr std::size_t longest_tag = 12;
    if (language.size() > longest_tag) out.language.clear();
    return out;
}

} // namespace

core::Result<GeonamesPlace> geonames_place(std::string_view line, bool with_alternates) {
    std::array<std::string_view, place_fields> fields;
    if (const std::size_t count = split(line, fields); count != place_fields)
        return bad(fmt::format("has {} fields, not {}", count, place_fields));
    if (unicode::first_invalid_byte(line)) return bad("is not UTF-8");
    const auto number = number_in<std::uint32_t>(fields[0]);
    if (!number || *number == 0) return bad(fmt::format("has no geonameid: '{}'", fields[0].substr(0, 40)));
    const auto lat = number_in<double>(fields[4]);
    const auto lon = number_in<double>(fields[5]);
    if (!lat || !lon || !core::is_valid({*lon, *lat})) return bad("has no position in the world");
    if (fields[1].empty()) return bad("has no name");
    GeonamesPlace out;
    out.number = *number;
    PlaceDraft& place = out.place;
    place.id = fmt::format("geonames:{}", *number);
    place.position = {*lon, *lat};
    place.kind = kind_of(fields[6], fields[7]);
    place.feature = fmt::format("{}.{}", fields[6].substr(0, 1), fields[7].substr(0, 10));
    if (fields[8].size() == 2) place.country = fields[8];
    place.region_code = code(place.country, fields[10]);
    place.district_code = code(place.country, fields[10], fields[11]);
    if (fields[11].empty() || place.kind == PlaceKind::region) place.district_code.clear();
    place.population = std::max<std::int64_t>(0, number_in<std::int64_t>(fields[14]).value_or(0));
    place.zone = fields[17].substr(0, 40);
    place.radius_m = radius_of(place.kind, place.population);
    if (fields[7] == "PPLC") place.rank = format::Rank::national_capital;
    if (fields[7] == "PPLA") place.rank = format::Rank::regional_capital;
    place.names.push_back({NameClass::primary, {}, std::string(fields[1])});
    if (!fields[2].empty() && fields[2] != fields[1])
        place.names.push_back({NameClass::alternate, {}, std::string(fields[2])});
    if (with_alternates)
        for (const std::string_view alternate : split_list(fields[3], ','))
            if (alternate != fields[1]) place.names.push_back({NameClass::alternate, {}, std::string(alternate)});
    return out;
}

core::Result<GeonamesAlternate> geonames_alternate(std::string_view line) {
    std::array<std::string_view, most_alternate_fields> fields;
    const std::size_t count = split(line, fields);
    constexpr std::size_t least = 4; // the flags at the end may be missing
    if (count < least || count > most_alternate_fields) return bad(fmt::format("has {} fields, not 10", count));
    if (unicode::first_invalid_byte(line)) return bad("is not UTF-8");
    const auto number = number_in<std::uint32_t>(fields[1]);
    if (!number || *number == 0) return bad(fmt::format("has no geonameid: '{}'", fields[1].substr(0, 40)));
    GeonamesAlternate out;
    auto name = named(fields[2], fields[3]);
    if (!name || name->text.empty()) return out;
    const auto is_set = [&fields](std::size_t field) { return fields[field] == "1"; };
    constexpr std::size_t preferred = 4, colloquial = 6, historic = 7;
    if (name->name_class == NameClass::alternate) {
        if (is_set(historic))
            name->name_class = NameClass::historic;
        else if (is_set(preferred) && !name->language.empty())
            name->name_class = NameClass::official;
        else if (is_set(colloquial))
            name->language.clear();
    }
    out.number = *number;
    out.name = std::move(*name);
    return out;
}

GeonamesTable geonames_table(std::string_view first_line) {
    std::array<std::string_view, most_alternate_fields> fields;
    const std::size_t count = split(first_line, fields);
    if (count == place_fields) return GeonamesTable::places;
    const bool numbers = number_in<std::uint32_t>(fields[0]) && number_in<std::uint32_t>(fields[1]);
    if ((count == 8 || count == most_alternate_fields) && numbers) return GeonamesTable::alternates;
    return GeonamesTable::neither;
}

} // namespace whenabouts::gazetteer

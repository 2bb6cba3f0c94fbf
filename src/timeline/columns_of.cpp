#include "timeline/columns_of.hpp"

#include <unordered_map>

namespace whenabouts::timeline {

namespace {

constexpr std::string_view country_prefix = "country:", place_prefix = "place:";

/// The number of a name, a new one for a new name.
template <class Number>
Number number_of(const std::string& name, std::vector<std::string>& names,
                 std::unordered_map<std::string, Number>& numbers) {
    const auto [at, fresh] = numbers.try_emplace(name, static_cast<Number>(names.size()));
    if (fresh) names.push_back(name);
    return at->second;
}

} // namespace

std::string area_key(core::PlacePrecision precision, std::string_view place_id, std::string_view country) {
    std::string key;
    if (!core::is_area(precision)) return key;
    if (precision == core::PlacePrecision::country && !country.empty())
        key.append(country_prefix).append(country);
    else if (precision != core::PlacePrecision::country && !place_id.empty())
        key.append(place_prefix).append(place_id);
    return key.find('\n') == std::string::npos ? key : std::string(); // no gazetteer's id
}

core::Where place_of_area(std::string_view key) {
    core::Where where;
    if (key.starts_with(country_prefix)) {
        where.precision = core::PlacePrecision::country;
        where.country = key.substr(country_prefix.size());
    } else if (key.starts_with(place_prefix)) {
        where.precision = core::PlacePrecision::adm1;
        where.place_id = key.substr(place_prefix.size());
    }
    return where;
}

Columns columns_of(std::span<const core::Incident> incidents) {
    std::vector<std::string> categories, areas{""};
    std::unordered_map<std::string, std::uint16_t> category_numbers;
    std::unordered_map<std::string, std::uint32_t> area_numbers{{"", 0}};
    std::vector<ColumnRow> rows;
    rows.reserve(incidents.size());
    for (const core::Incident& incident : incidents) {
        ColumnRow& row = rows.emplace_back();
        row.id = incident.id;
        const core::TimeWindow span = incident.when.span.window();
        if (span.from) row.begin = span.from->time_since_epoch().count();
        if (span.until) row.end = span.until->time_since_epoch().count();
        const core::Where& where = incident.where;
        if (where.position) {
            row.lon = column_degrees(where.position->lon);
            row.lat = column_degrees(where.position->lat);
        }
        row.category = number_of(incident.category, categories, category_numbers);
        row.radius_m = static_cast<float>(where.radius_m.value_or(-1));
        row.precision = where.precision;
        row.area = number_of(area_key(where.precision, where.place_id, where.country), areas, area_numbers);
    }
    return {std::move(rows), std::move(categories), std::move(areas)};
}

} // namespace whenabouts::timeline

#include "exchange/import/own_row.hpp"

#include "exchange/csv_row.hpp"
#include "exchange/geojson_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

using json::Value;

constexpr std::array<std::string_view, 8> whole_numbers{"killed_low",      "killed_best",  "killed_high",
                                                        "injured_low",     "injured_best", "injured_high",
                                                        "civ_killed_best", "confidence"};
constexpr std::array<std::string_view, 4> json_columns{"sources", "evidence", "actors", "extra"};

template <class List>
bool holds(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

core::Result<double> number_of(std::string_view name, std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return core::refused({}, fmt::format("{} '{}' is no number", name, text));
    return value;
}

core::Result<Value> value_of(std::string_view name, std::string_view text) {
    if (text.empty()) return Value();
    if (holds(json_columns, name)) {
        auto parsed = json::parse(text, name);
        if (!parsed) return core::refused({}, fmt::format("{} is no JSON", name));
        return parsed;
    }
    if (name == "geo_radius_m" || holds(whole_numbers, name)) {
        const auto number = number_of(name, text);
        if (!number) return tl::make_unexpected(number.error());
        if (name == "geo_radius_m") return Value(*number);
        constexpr double most = 9e15;
        if (*number != std::floor(*number) || std::abs(*number) > most)
            return core::refused({}, fmt::format("{} '{}' is no whole number", name, text));
        return Value(static_cast<std::int64_t>(*number));
    }
    return Value(without_shield(text));
}

} // namespace

bool is_own_table(const std::vector<std::string>& columns) {
    return holds(columns, "title") && holds(columns, "t_edtf") && holds(columns, "geo_precision") &&
           holds(columns, "lon") && holds(columns, "origin");
}

core::Result<core::Incident> incident_of_own_row(const std::vector<std::string>& columns, std::span<const Cell> cells) {
    Value::Object properties;
    properties.reserve(columns.size());
    Value id;
    std::string_view lon;
    std::string_view lat;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string& name = columns[i];
        if (name == "lon") {
            lon = cells[i].text;
        } else if (name == "lat") {
            lat = cells[i].text;
        } else if (name == "id") {
            id = Value(cells[i].text);
        } else {
            auto value = value_of(name, cells[i].text);
            if (!value) return tl::make_unexpected(value.error());
            properties.emplace_back(name, std::move(*value));
        }
    }
    Value geometry;
    if (!lon.empty() || !lat.empty()) {
        const auto x = number_of("lon", lon);
        if (!x) return tl::make_unexpected(x.error());
        const auto y = number_of("lat", lat);
        if (!y) return tl::make_unexpected(y.error());
        geometry = Value::Object{{"type", "Point"}, {"coordinates", Value::Array{*x, *y}}};
    }
    return incident_of_feature(Value::Object{
        {"id", std::move(id)}, {"geometry", std::move(geometry)}, {"properties", Value(std::move(properties))}});
}

} // namespace whenabouts::exchange

#pragma once
#include "core/incident.hpp"
#include "taxonomy/taxonomy.hpp"
#include "json/value.hpp"

namespace whenabouts::exchange {

/// Decimals that a position deserves: no more than its radius allows (below 10 m six, 1 km four, 10 km three, else
/// two).
[[nodiscard]] int coordinate_decimals(const core::Where& where);
/// Rounded to that many decimals.
[[nodiscard]] core::LonLat rounded_position(const core::Where& where);

/// The members of an incident as they stand in GeoJSON's `properties` (model.md, 2.4): every column, then sources,
/// evidence, actors, extra, and simplestyle's marker-color and marker-symbol. Absent values are null.
[[nodiscard]] json::Value::Object properties_of(const core::Incident& incident, const taxonomy::Category& category);

/// OGC JSON-FG's `time`: {"date"}, {"timestamp"} or {"interval":[from, to]} with ".." for an open end; days are
/// inclusive as there; null when the time is not known.
[[nodiscard]] json::Value time_member(const core::TimeSpan& span);

/// id, lon, lat, then the properties: one flat object, as `list --json` prints it.
[[nodiscard]] json::Value flat_object(const core::Incident& incident, const taxonomy::Category& category);

} // namespace whenabouts::exchange

#pragma once
#include "core/incident.hpp"
#include "taxonomy/taxonomy.hpp"

#include <string>

namespace whenabouts::viewer {

/// "35.75,47.25": longitude, latitude; empty for an unlocated incident.
[[nodiscard]] std::string coordinates_text(const core::Incident& incident);
/// One line for a footnote: title, date, place, then each source.
[[nodiscard]] std::string citation(const core::Incident& incident);
/// A GeoJSON feature, one line, as `export` writes it.
[[nodiscard]] std::string geojson_text(const core::Incident& incident, const taxonomy::Category& category);
/// The source's title, else its publisher, else its address.
[[nodiscard]] std::string source_name(const core::Source& source);
/// "Reuters · 10 January 2024"; empty when neither is known.
[[nodiscard]] std::string source_detail(const core::Source& source);

} // namespace whenabouts::viewer

#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "json/value.hpp"

#include <string_view>
#include <vector>

namespace whenabouts::exchange {

/// Incidents out of our own GeoJSON (recognised by `t_edtf`); refuses other files and malformed features, naming the
/// feature. Row numbers and revisions are left out: they belong to a store.
[[nodiscard]] core::Result<std::vector<core::Incident>> read_geojson(std::string_view text, std::string_view where);

/// The incident of one feature of ours: id, geometry, properties. Members that somebody added are put into `extra`.
/// Refused, in words, when a member is malformed.
[[nodiscard]] core::Result<core::Incident> incident_of_feature(const json::Value& feature);

} // namespace whenabouts::exchange

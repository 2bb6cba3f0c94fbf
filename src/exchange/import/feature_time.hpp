#pragma once
#include "core/time_span.hpp"
#include "exchange/import/date_cells.hpp"
#include "json/value.hpp"

#include <optional>

namespace whenabouts::exchange {

/// The time that stands beside a feature's properties: `time` of OGC JSON-FG ({"date"}, {"timestamp"}, {"interval"}),
/// or `when` of GeoJSON-T and Linked Places ({"timespans":[{"start":{"in"|"earliest"|"latest"},"end":{…}}]},
/// {"start","end"}, a text). None when there is none; refused, in words, when it cannot be read.
[[nodiscard]] core::Result<std::optional<core::TimeSpan>> feature_time(const json::Value& feature, DateCells& dates);

} // namespace whenabouts::exchange

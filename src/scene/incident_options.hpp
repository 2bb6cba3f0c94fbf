#pragma once
#include "core/time_span.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace whenabouts::scene {

/// Options for the incident layer.
struct IncidentOptions {
    core::TimeWindow window;              ///< incidents certainly inside are solid, possibly inside hollow
    bool possible = true;                 ///< draw the possible ones
    std::optional<std::int64_t> selected; ///< drawn with a ring
    std::optional<std::int64_t> hovered;
    std::map<std::int64_t, std::string> keys; ///< short text beside an incident's symbol ("1"); missing = none
};

} // namespace whenabouts::scene

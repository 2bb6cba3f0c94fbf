#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"

#include <optional>
#include <string>

namespace whenabouts::cli {

/// Where something happened, as typed after `add` and `edit`.
struct TypedPlace {
    std::string store;              ///< its pinned names come first
    std::string name;               ///< looked up; with a position only kept as words
    std::string position;           ///< in any notation; empty = look the name up
    std::optional<double> radius_m; ///< how far the true spot may lie from there, when the person said so
};

/// Puts the place into the incident and its time zone with it. Says on standard error which place was taken and what
/// else it could have been; an unknown name gives an unlocated incident that keeps the words.
[[nodiscard]] core::Result<void> locate(const TypedPlace& typed, core::Incident& incident);

} // namespace whenabouts::cli

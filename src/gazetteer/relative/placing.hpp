#pragma once
#include "core/place.hpp"
#include "gazetteer/relative/extent.hpp"
#include "gazetteer/relative/phrase.hpp"

#include <optional>
#include <span>
#include <string>

namespace whenabouts::gazetteer::relative {

/// What placing needs of the world.
struct World {
    const geodata::Pack* pack = nullptr; ///< null: areas are taken as circles, borders and coasts are not found
    geodata::ViewpointIndex viewpoint{};
    std::optional<core::LonLat> near{}; ///< which part of a long border is meant
};

/// A placed phrase: point, radius, box, kind and feature of `place` are set, and why in words.
struct Placed {
    core::Place place;
    std::string reason;
};

/// Where the phrase lies when its names mean these places, one for each name. Nothing when they do not fit ("the
/// border" of two that share none). Directions are of 8 points unless the phrase gave one of 16; distances count from
/// the middle of a place, so its size is added to what is unsure.
[[nodiscard]] std::optional<Placed> placed(const Phrase& phrase, std::span<const core::Place> anchors,
                                           const World& world);

} // namespace whenabouts::gazetteer::relative

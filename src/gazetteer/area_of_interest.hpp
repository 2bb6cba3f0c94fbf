#pragma once
#include "core/place.hpp"

#include <optional>
#include <string>

namespace whenabouts::gazetteer {

/// Where the work of a reader lies: makes places in and near it likelier in documents. A bias, never a filter: a place
/// that has nearly all the fame of its name still stands first where nothing in the text speaks against it.
struct AreaOfInterest {
    std::optional<core::LonLat> near{};
    std::optional<core::Box> within{};
    /// Of a named area: places of other units in its box count half. ISO 3166-1 alpha-2; region_key().
    std::string country{}, region{};

    [[nodiscard]] bool is_given() const { return near || within; }
    /// How much likelier it makes a place, as a logarithm of odds: 0 (far away, or no area given) to 2.5 (in it),
    /// falling to a third in 300 km.
    [[nodiscard]] double weight(const core::Place& place) const;
    /// Whether a place counts as in it, for reasons: at least half the full weight.
    [[nodiscard]] bool favours(const core::Place& place) const;
};

/// The area of a place, as for `--in PLACE`.
[[nodiscard]] AreaOfInterest area_of(const core::Place& place);

} // namespace whenabouts::gazetteer

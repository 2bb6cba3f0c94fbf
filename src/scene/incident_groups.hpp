#pragma once
#include "scene/incident_area.hpp"
#include "scene/incident_options.hpp"
#include "scene/plotter.hpp"
#include "scene/style.hpp"
#include "taxonomy/taxonomy.hpp"

#include <functional>
#include <string>
#include <vector>

namespace whenabouts::scene {

/// An incident with what may be drawn of it.
struct Shown {
    const core::Incident* incident = nullptr;
    IncidentArea area;
    core::Membership membership = core::Membership::certain;
};
/// Those of the window, with their shapes; unlocated ones too (shape none). In the order given.
[[nodiscard]] std::vector<Shown> shown_incidents(std::span<const core::Incident> incidents,
                                                 const basemap::Basemap& basemap, const IncidentOptions& options);

/// Incidents that share one drawn thing: an area, or symbols that would cover each other.
struct Group {
    std::vector<const Shown*> members;
    Point at;
    std::size_t stands_for = 0; ///< incidents, when there are more than `members`
    bool mixed = false;         ///< they differ in colour or symbol, whatever the members say
    [[nodiscard]] std::size_t count() const { return stands_for > members.size() ? stands_for : members.size(); }
    /// Certain when any member is.
    [[nodiscard]] core::Membership membership() const;
    /// The members' common colour and symbol; a neutral circle for mixed categories.
    [[nodiscard]] Colour colour(const taxonomy::Taxonomy& taxonomy, const Style& style) const;
    [[nodiscard]] std::string symbol(const taxonomy::Taxonomy& taxonomy) const;
    /// "1–3, 7" out of the members' keys; empty without keys.
    [[nodiscard]] std::string keys(const IncidentOptions& options) const;
};
/// One group for each area of that shape.
[[nodiscard]] std::vector<Group> group_areas(std::span<const Shown> shown, PlaceShape shape);
/// Points and circles whose symbols would cover each other, in the frame only. `size_of` gives the diameter (pixels) of
/// the symbol of so many; it grows with their number.
[[nodiscard]] std::vector<Group> group_symbols(std::span<const Shown> shown, const Plotter& plotter,
                                               const std::function<double(std::size_t)>& size_of);

} // namespace whenabouts::scene

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "core/result.hpp"
#include "geodata/lines.hpp"
#include "geodata/unit.hpp"

namespace whenabouts::geodata {

/// Whose view of disputed territory. Code "un" (the default), "de_facto", "ua", "ru", "cn" …
struct Viewpoint {
    std::string_view code;
    std::string_view name; ///< English, for a menu and for the legend, e.g. "United Nations"
};

/// The number of a viewpoint within one pack. Get it from Pack::viewpoint.
enum class ViewpointIndex : std::uint16_t {};

/// A unit near a point that lies in no unit.
struct NearUnit {
    UnitIndex unit = 0;
    double distance_km = 0;
};

/// The shipped geography: units, shared arcs at four levels of detail, viewpoints, water.
/// Memory-mapped and immutable; cheap to copy (shared); every function may be called from many threads at once.
/// All text handed out points into the mapped file and lives as long as any copy of the Pack.
/// Lists come in the order of the file, so that two runs give the same picture.
class Pack {
  public:
    /// Opens `folder`/basemap.bin and the small tables beside it (viewpoints.csv …). The folder also holds the tables
    /// that TableReader reads (table()).
    [[nodiscard]] static core::Result<Pack> open(const std::filesystem::path& folder);

    /// Reads the whole file against its checksum (a few ms); open() only checks header, sizes and the small tables.
    [[nodiscard]] core::Result<void> verify() const;

    /// Path of a table in the pack, e.g. table("places.tsv"); it need not exist.
    [[nodiscard]] std::filesystem::path table(std::string_view file_name) const;

    // Units
    // ------------------------------------------------------------------------------------------------------------
    [[nodiscard]] std::size_t unit_count() const;
    [[nodiscard]] Unit unit(UnitIndex index) const;
    [[nodiscard]] std::optional<UnitIndex> unit_by_adm1_code(std::string_view adm1_code) const;
    [[nodiscard]] std::optional<UnitIndex> unit_by_iso(std::string_view iso_3166_2) const;
    /// Units of a place id of regions.tsv ("geonames:687699", "ne:UKR-331", "a1:UA.26"), of a conflict region
    /// ("region:donbas") or of a GeoNames admin-1 code ("UA.26"); several where the one holds several, none if unknown.
    [[nodiscard]] std::vector<UnitIndex> units_of_place(std::string_view place_id) const;
    /// Units of a country (ISO alpha-2) under a viewpoint.
    [[nodiscard]] std::vector<UnitIndex> units_of_country(std::string_view iso2, ViewpointIndex viewpoint) const;
    /// Sum of the units' areas.
    [[nodiscard]] double area_km2(std::span<const UnitIndex> units) const;

    // Viewpoints
    // -------------------------------------------------------------------------------------------------------
    [[nodiscard]] std::vector<Viewpoint> viewpoints() const;
    [[nodiscard]] core::Result<ViewpointIndex> viewpoint(std::string_view code) const;
    /// ISO 3166 alpha-2 ("XK" Kosovo); empty for land that no state holds (Antarctica has "AQ").
    [[nodiscard]] std::string_view country_of(UnitIndex unit, ViewpointIndex viewpoint) const;
    /// The view without claims: who is in control according to Natural Earth.
    [[nodiscard]] ViewpointIndex de_facto() const;
    /// The default view ("un").
    [[nodiscard]] ViewpointIndex default_viewpoint() const;

    /// English name of a country code, e.g. "UA" gives "Ukraine"; the code itself if unknown.
    [[nodiscard]] std::string country_name(std::string_view iso2) const;

    // Points
    // -----------------------------------------------------------------------------------------------------------
    /// The unit that holds the point, exact at full detail. Not found: sea, or outside the world.
    [[nodiscard]] std::optional<UnitIndex> unit_at(core::LonLat point) const;
    /// unit_at, or else the nearest unit within `radius_km` (for points just off the coast).
    [[nodiscard]] std::optional<NearUnit> unit_near(core::LonLat point, double radius_km = 20) const;

    // Areas and lines
    // --------------------------------------------------------------------------------------------------
    /// The dissolved outline of any set of units: outer and inner rings together (fill even-odd). Islets may be missing
    /// at coarse details; an area is never left empty.
    [[nodiscard]] std::vector<Ring> outline(std::span<const UnitIndex> units, Detail detail) const;
    /// Land that touches the box. Right inside the box; outside it rings may follow region borders (units away from the
    /// box are left out).
    [[nodiscard]] std::vector<Ring> land(Detail detail, const core::Box& box) const;
    /// Countries that touch the box, with the same rule.
    [[nodiscard]] std::vector<CountryArea> countries(ViewpointIndex viewpoint, Detail detail,
                                                     const core::Box& box) const;
    /// Coast and borders that touch the box, each arc once, not clipped. The cuts along ±180° and the pole are left
    /// out.
    [[nodiscard]] std::vector<BorderLine> lines(ViewpointIndex viewpoint, Detail detail, const core::Box& box) const;
    [[nodiscard]] std::vector<BorderLine> lines(ViewpointIndex viewpoint, LineClass line_class, Detail detail,
                                                const core::Box& box) const;
    /// Areas in dispute that touch the box, for the legend.
    [[nodiscard]] std::vector<DisputedArea> disputed_areas(ViewpointIndex viewpoint, const core::Box& box) const;
    /// Borders that only others claim: those inside one country of this viewpoint that another viewpoint draws between
    /// two, under the name of the disputed area, and claims that no unit follows.
    [[nodiscard]] std::vector<ClaimLine> claim_lines(ViewpointIndex viewpoint, Detail detail,
                                                     const core::Box& box) const;
    /// The same under the default viewpoint.
    [[nodiscard]] std::vector<ClaimLine> claim_lines(Detail detail, const core::Box& box) const;
    [[nodiscard]] std::vector<ClassedLine> classed_lines(Detail detail, const core::Box& box) const;
    [[nodiscard]] std::vector<River> rivers(Detail detail, const core::Box& box, int max_rank = 99) const;
    [[nodiscard]] std::vector<Lake> lakes(Detail detail, const core::Box& box, int max_rank = 99) const;

  private:
    struct Contents;
    explicit Pack(std::shared_ptr<const Contents> contents);
    std::shared_ptr<const Contents> m_contents;
};

} // namespace whenabouts::geodata

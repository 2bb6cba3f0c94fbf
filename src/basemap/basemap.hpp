#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "core/result.hpp"
#include "geodata/pack.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::basemap {

/// A label to place: a town, country, region, sea, river. Rank 0 = most important.
struct Label {
    std::string text;
    core::LonLat at;
    int rank = 0;
    enum class Kind : std::uint8_t { country, region, capital, town, sea, lake, river, physical } kind = Kind::town;
    std::int64_t population = 0;
    std::string code;   ///< countries: ISO 3166 alpha-2; regions: Natural Earth's adm1_code; else empty
    double size_km = 0; ///< rough width of the named area; 0 = unknown or a point
};

/// Land, borders, water and names out of the pack, by scale and viewpoint. Immutable, safe from many threads.
class Basemap {
  public:
    [[nodiscard]] static core::Result<Basemap> open(const std::filesystem::path& folder,
                                                    std::string_view viewpoint = "un");
    Basemap(Basemap&&) noexcept;
    Basemap& operator=(Basemap&&) noexcept;
    ~Basemap();

    [[nodiscard]] const geodata::Pack& pack() const;
    /// Code of the viewpoint whose borders are drawn, "un".
    [[nodiscard]] const std::string& viewpoint() const;
    [[nodiscard]] geodata::ViewpointIndex viewpoint_index() const;
    /// For people: "United Nations".
    [[nodiscard]] std::string_view viewpoint_name() const;
    /// Units of a place: a region or country of the pack, or a region of conflict ("region:donbas"). Empty if unknown.
    [[nodiscard]] std::vector<geodata::UnitIndex> units_of_place(std::string_view place_id) const;
    /// The coarsest detail that still looks exact at this scale.
    [[nodiscard]] static geodata::Detail detail_for(double metres_per_px);
    /// Labels worth placing in `box` at this scale (ground metres per pixel of 1/96 inch), best first.
    [[nodiscard]] std::vector<Label> labels(const core::Box& box, double metres_per_px,
                                            std::string_view language = "en") const;
    /// Credit line of the layers that a map draws from here.
    [[nodiscard]] std::string credit() const;

  private:
    struct Impl;
    explicit Basemap(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whenabouts::basemap

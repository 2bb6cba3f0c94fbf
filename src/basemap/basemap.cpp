#include "basemap/basemap.hpp"

#include "basemap/conflict_regions.hpp"
#include "basemap/name_tables.hpp"

#include <utility>

namespace whenabouts::basemap {

struct Basemap::Impl {
    geodata::Pack pack;
    std::string viewpoint;
    geodata::ViewpointIndex index{};
    NameTables names;
};

Basemap::Basemap(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Basemap::Basemap(Basemap&&) noexcept = default;
Basemap& Basemap::operator=(Basemap&&) noexcept = default;
Basemap::~Basemap() = default;

core::Result<Basemap> Basemap::open(const std::filesystem::path& folder, std::string_view viewpoint) {
    auto pack = geodata::Pack::open(folder);
    if (!pack) return tl::unexpected(pack.error());
    const auto index = pack->viewpoint(viewpoint);
    if (!index) return tl::unexpected(index.error());
    auto impl = std::make_unique<Impl>(Impl{*pack, std::string(viewpoint), *index, NameTables(*pack, *index)});
    return Basemap(std::move(impl));
}

const geodata::Pack& Basemap::pack() const {
    return m_impl->pack;
}
const std::string& Basemap::viewpoint() const {
    return m_impl->viewpoint;
}
geodata::ViewpointIndex Basemap::viewpoint_index() const {
    return m_impl->index;
}

std::string_view Basemap::viewpoint_name() const {
    for (const geodata::Viewpoint& one : m_impl->pack.viewpoints())
        if (one.code == m_impl->viewpoint) return one.name;
    return m_impl->viewpoint;
}

std::vector<geodata::UnitIndex> Basemap::units_of_place(std::string_view place_id) const {
    auto units = m_impl->pack.units_of_place(place_id);
    return units.empty() ? units_of_conflict_region(m_impl->pack, m_impl->index, place_id) : units;
}

std::vector<Label> Basemap::labels(const core::Box& box, double metres_per_px, std::string_view language) const {
    return m_impl->names.labels(box, metres_per_px, language);
}

std::string Basemap::credit() const {
    return "Map data: Natural Earth (public domain). Place names: GeoNames (CC BY 4.0).";
}

} // namespace whenabouts::basemap

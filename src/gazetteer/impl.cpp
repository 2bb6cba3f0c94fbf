#include "gazetteer/impl.hpp"

#include "gazetteer/nearest_settlement.hpp"
#include "unicode/fold.hpp"

namespace whenabouts::gazetteer {

core::Result<void> LazyPack::open_now() const {
    std::call_once(m_once, [this] {
        auto opened = geodata::Pack::open(m_folder);
        if (!opened) {
            m_outcome = tl::unexpected(opened.error());
            return;
        }
        auto view = opened->viewpoint(m_viewpoint);
        if (!view) {
            m_outcome = tl::unexpected(view.error());
            return;
        }
        m_index = *view;
        m_pack = std::move(*opened);
    });
    return m_outcome;
}

const geodata::Pack* LazyPack::get() const {
    return open_now() && m_pack ? &*m_pack : nullptr;
}

std::string Gazetteer::Impl::country(Entity entity) const {
    std::string code = index.country(entity);
    const std::uint16_t unit = index.record(entity).unit;
    if (pack.is_default_view() || unit == 0xFFFF) return code;
    const geodata::Pack* polygons = pack.get();
    if (polygons == nullptr || unit >= polygons->unit_count()) return code;
    const auto seen = polygons->country_of(unit, pack.viewpoint());
    return seen == polygons->country_of(unit, polygons->default_viewpoint()) ? code : std::string(seen);
}

core::Place Gazetteer::Impl::place(Entity entity, std::string_view language) const {
    const auto& record = index.record(entity);
    core::Place out;
    out.id = index.id(entity);
    out.name = index.name_in(entity, language);
    out.kind = index.kind(entity);
    out.feature = index.feature(entity);
    out.country = country(entity);
    if (const auto region = index.region(entity)) out.region = index.name_in(*region, language);
    out.position = index.position(entity);
    out.box = index.box(entity);
    out.radius_m = index.radius_m(entity);
    out.population = record.population;
    out.time_zone = index.zone(entity);
    return out;
}

std::optional<Entity> Gazetteer::Impl::country_entity(std::string_view iso2) const {
    const auto range = index.dictionary().find(unicode::fold(iso2));
    if (!range) return std::nullopt;
    for (const std::uint32_t posting : index.postings(*range)) {
        const Entity entity = index.entity_of_name(posting);
        if (index.kind(entity) == core::PlaceKind::country && index.country(entity) == iso2) return entity;
    }
    return std::nullopt;
}

std::optional<Entity> Gazetteer::Impl::nearest(core::LonLat point) const {
    return nearest_settlement(index, point);
}

} // namespace whenabouts::gazetteer

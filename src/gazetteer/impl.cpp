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

std::string Gazetteer::Impl::country(LayerEntity entity) const {
    const Index& layer = index_of(entity.layer);
    std::string code = layer.country(entity.entity);
    const std::uint16_t unit = layer.record(entity.entity).unit;
    if (pack.is_default_view() || unit == 0xFFFF) return code;
    const geodata::Pack* polygons = pack.get();
    if (polygons == nullptr || unit >= polygons->unit_count()) return code;
    const auto seen = polygons->country_of(unit, pack.viewpoint());
    return seen == polygons->country_of(unit, polygons->default_viewpoint()) ? code : std::string(seen);
}

core::Place Gazetteer::Impl::place(LayerEntity where, std::string_view language) const {
    const Index& layer = index_of(where.layer);
    const Entity entity = where.entity;
    core::Place out;
    out.id = layer.id(entity);
    out.name = layer.name_in(entity, language);
    out.kind = layer.kind(entity);
    out.feature = layer.feature(entity);
    out.country = country(where);
    if (const auto region = layer.region(entity)) out.region = layer.name_in(*region, language);
    out.position = layer.position(entity);
    out.box = layer.box(entity);
    out.radius_m = layer.radius_m(entity);
    out.population = layer.population(entity);
    out.time_zone = layer.zone(entity);
    return out;
}

std::optional<LayerEntity> Gazetteer::Impl::anywhere(std::string_view id) const {
    if (const auto entity = index.by_id(id)) return LayerEntity{0, *entity};
    for (std::size_t i = 0; i < further.size(); ++i)
        if (const auto entity = further[i].by_id(id)) return LayerEntity{static_cast<std::uint16_t>(i + 1), *entity};
    return std::nullopt;
}

std::optional<LayerEntity> Gazetteer::Impl::nearest_anywhere(core::LonLat point) const {
    std::optional<LayerEntity> best;
    double best_m = 0;
    for (std::size_t layer = 0; layer <= further.size(); ++layer) {
        const Index& here = index_of(static_cast<std::uint16_t>(layer));
        const auto entity = nearest_settlement(here, point);
        if (!entity) continue;
        const double metres = core::distance_m(point, here.position(*entity));
        if (best && metres >= best_m) continue;
        best = LayerEntity{static_cast<std::uint16_t>(layer), *entity};
        best_m = metres;
    }
    return best;
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

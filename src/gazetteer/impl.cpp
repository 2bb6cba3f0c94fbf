#include "gazetteer/impl.hpp"

#include "unicode/fold.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

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

std::optional<Entity> Gazetteer::Impl::by_id(std::string_view id) const {
    // No list of ids is kept: they are asked for one at a time, and a walk over all takes about a millisecond.
    constexpr std::string_view geonames = "geonames:";
    std::uint32_t number = 0;
    bool numeric = false;
    if (id.starts_with(geonames)) {
        const auto digits = id.substr(geonames.size());
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        numeric = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    }
    for (Entity entity = 0; entity < index.size(); ++entity) {
        const auto& record = index.record(entity);
        if (record.id_size == 0 ? numeric && record.id == number
                                : record.id_size == id.size() && index.id(entity) == id)
            return entity;
    }
    return std::nullopt;
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
    const auto column = static_cast<std::int32_t>(std::floor(core::wrap_longitude(point.lon))) + 180;
    const auto row = std::clamp(static_cast<std::int32_t>(std::floor(point.lat)) + 90, 0, format::cell_rows - 1);
    std::optional<Entity> best;
    double best_m = 0;
    constexpr double row_m = 111'000;
    for (std::int32_t ring = 0; ring < format::cell_rows; ++ring) {
        // A row's cells narrow towards the poles: the whole circle of a row is asked there.
        for (std::int32_t r = row - ring; r <= row + ring; ++r) {
            if (r < 0 || r >= format::cell_rows) continue;
            const double narrow = std::cos((std::min(std::abs(r - 90), std::abs(r - 89)) + 1) * 3.14159265358979 / 180);
            const auto reach = std::min(format::cell_columns / 2,
                                        static_cast<std::int32_t>(std::ceil((ring + 1) / std::max(narrow, 0.003))));
            const bool edge = r == row - ring || r == row + ring;
            const std::int32_t skip =
                edge || ring == 0 ? -1
                                  : std::min(format::cell_columns / 2,
                                             static_cast<std::int32_t>(std::ceil(ring / std::max(narrow, 0.003)))) -
                                        1;
            for (std::int32_t c = -reach; c <= reach; ++c) {
                if (std::abs(c) <= skip) continue;
                const std::int32_t wrapped =
                    ((column + c) % format::cell_columns + format::cell_columns) % format::cell_columns;
                for (const Entity entity : index.settlements(wrapped, r)) {
                    const double metres = core::distance_m(point, index.position(entity));
                    if (!best || metres < best_m) {
                        best = entity;
                        best_m = metres;
                    }
                }
            }
        }
        if (best && best_m <= ring * row_m) break;
    }
    return best;
}

} // namespace whenabouts::gazetteer

#include "scene/crowd.hpp"

#include "timeline/columns_of.hpp"

#include <algorithm>

namespace whenabouts::scene {

namespace {

/// What an entry of the columns' area table means on this map.
IncidentArea area_named(const std::string& key, const basemap::Basemap& basemap) {
    core::Incident incident;
    incident.where = timeline::place_of_area(key);
    return area_of(incident, basemap);
}

IncidentArea spot_of(const timeline::Columns& columns, std::size_t row) {
    IncidentArea area;
    if (columns.lons()[row] == timeline::ColumnRow::unlocated) return area;
    area.at = {columns.lons()[row] * 1e-7, columns.lats()[row] * 1e-7};
    area.radius_m = std::max(0.0, static_cast<double>(columns.radii_m()[row]));
    area.shape = area.radius_m > 0 ? PlaceShape::circle : PlaceShape::point;
    return area;
}

} // namespace

Crowd make_crowd(std::shared_ptr<const timeline::KeptRows> rows, const taxonomy::Taxonomy& taxonomy,
                 const basemap::Basemap& basemap) {
    Crowd crowd{std::move(rows), {}, {}};
    for (const std::string& code : crowd.columns().categories()) crowd.categories.push_back(&taxonomy[code]);
    for (const std::string& key : crowd.columns().areas()) {
        IncidentArea area = area_named(key, basemap);
        if (area.shape == PlaceShape::point || area.shape == PlaceShape::circle) area = {};
        crowd.areas.push_back(std::move(area));
    }
    if (crowd.areas.empty()) crowd.areas.emplace_back();
    return crowd;
}

Singles::Singles(const Crowd& crowd, std::span<const timeline::Member> rows) {
    const timeline::Columns& columns = crowd.columns();
    m_incidents.reserve(rows.size()); // the shown ones point into it
    m_shown.reserve(rows.size());
    for (const timeline::Member& member : rows) {
        core::Incident& incident = m_incidents.emplace_back();
        incident.id = columns.id(member.row);
        incident.category = crowd.categories[columns.category_numbers()[member.row]]->code;
        IncidentArea area =
            crowd.in_area(member.row) ? crowd.areas[columns.area_numbers()[member.row]] : spot_of(columns, member.row);
        m_shown.push_back({&incident, std::move(area), member.membership});
    }
}

AreaRule::AreaRule(const Crowd& crowd) : m_categories(crowd.categories.size()), m_areas(crowd.areas.size()) {
    for (const IncidentArea& area : crowd.areas) {
        m_drawn.push_back(area.shape != PlaceShape::none ? 1 : 0);
        m_any = m_any || m_drawn.back() != 0;
    }
}

std::size_t AreaRule::bins() const {
    return m_categories * m_areas;
}

bool AreaRule::may_hold(const timeline::Columns::Zone&) const {
    return m_any;
}

void AreaRule::assign(const timeline::Columns& columns, std::size_t first, std::size_t count,
                      std::uint32_t* bins) const {
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t area = columns.area_numbers()[first + i];
        bins[i] = m_drawn[area] != 0
                      ? static_cast<std::uint32_t>(area * m_categories) + columns.category_numbers()[first + i]
                      : none;
    }
}

std::vector<AreaTally> area_tallies(const Crowd& crowd, const timeline::BinCounts& counts, bool with_possible) {
    const std::size_t categories = crowd.categories.size();
    std::vector<AreaTally> tallies;
    for (std::size_t number = 0; number < crowd.areas.size(); ++number) {
        if (crowd.areas[number].shape == PlaceShape::none) continue;
        AreaTally tally{&crowd.areas[number], 0, 0, nullptr, number};
        bool mixed = false;
        for (std::size_t category = 0; category < categories; ++category) {
            const std::size_t certain = counts.certain()[number * categories + category];
            const std::size_t possible = with_possible ? counts.possible()[number * categories + category] : 0;
            if (certain + possible == 0) continue;
            tally.certain += certain;
            tally.possible += possible;
            const taxonomy::Category* const own = crowd.categories[category];
            mixed = mixed || (tally.category != nullptr &&
                              (tally.category->colour != own->colour || tally.category->symbol != own->symbol));
            tally.category = own;
        }
        if (mixed) tally.category = nullptr;
        if (tally.certain + tally.possible > 0) tallies.push_back(tally);
    }
    return tallies;
}

} // namespace whenabouts::scene

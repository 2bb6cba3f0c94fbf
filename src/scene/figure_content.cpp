#include "scene/figure_maker.hpp"

#include "core/grouped.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace whenabouts::scene {

void FigureMaker::count() {
    if (m_crowd) return; // counted while it was drawn
    FigureCounts& counts = m_figure.counts;
    counts.shown = m_shown.size();
    const Plotter plotter(m_view);
    const ClipBox frame = plotter.frame();
    std::set<std::int64_t> drawn_areas;
    for (const Mark& mark : m_figure.scene.marks)
        if (!mark.area.empty()) drawn_areas.insert(mark.incident_id);
    for (const Shown& one : m_shown) {
        if (one.membership == core::Membership::possible) ++counts.possible;
        if (one.area.shape == PlaceShape::none) {
            ++counts.unlocated;
            continue;
        }
        const auto at = plotter.point(one.area.at);
        const bool area = one.area.shape == PlaceShape::region || one.area.shape == PlaceShape::country;
        const bool seen = area ? drawn_areas.contains(one.incident->id) : at && frame.contains(at->x, at->y);
        std::size_t& kind = !seen                                   ? counts.outside
                            : one.area.shape == PlaceShape::region  ? counts.regions
                            : one.area.shape == PlaceShape::country ? counts.countries
                            : one.area.shape == PlaceShape::point   ? counts.points
                                                                    : counts.circles;
        ++kind;
    }
}

void FigureMaker::number() {
    if (m_total > most_listed) return;
    // In the order of time, which is the order of reading.
    std::stable_sort(m_shown.begin(), m_shown.end(), [](const Shown& a, const Shown& b) {
        const auto begin = [](const Shown& one) { return one.incident->when.span.begin(); };
        if (begin(a).has_value() != begin(b).has_value()) return begin(a).has_value();
        return begin(a) < begin(b);
    });
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        m_incident_options.keys[m_shown[i].incident->id] = fmt::format("{}", i + 1);
}

namespace {

/// Whether a region, or a spot, lies in an area that several parties claim: a title had better not say whose it is.
bool is_disputed(const basemap::Basemap& basemap, const IncidentArea& area) {
    const geodata::Pack& pack = basemap.pack();
    const core::Box around = area.units.empty() ? core::around(area.at, 1) : pack.unit(area.units.front()).box;
    for (const geodata::DisputedArea& one : pack.disputed_areas(basemap.viewpoint_index(), around)) {
        if (area.units.empty()) {
            if (one.box.contains(area.at)) return true;
        } else if (const auto unit = pack.unit_at(one.label)) {
            if (std::find(area.units.begin(), area.units.end(), *unit) != area.units.end()) return true;
        }
    }
    return false;
}

} // namespace

void FigureMaker::find_focus() {
    std::set<std::string> countries;
    std::set<std::string> units;
    const geodata::Pack& pack = m_basemap.pack();
    const auto view = m_basemap.viewpoint_index();
    m_one_land = !m_crowd;
    for (const Shown& one : m_shown) {
        if (one.area.shape == PlaceShape::none) continue;
        for (const geodata::UnitIndex unit : one.area.units) {
            if (one.area.shape == PlaceShape::region) units.insert(std::string(pack.unit(unit).adm1_code));
            countries.insert(std::string(pack.country_of(unit, view)));
        }
        if (one.area.shape != PlaceShape::country && is_disputed(m_basemap, one.area)) m_one_land = false;
        if (!one.area.units.empty()) continue;
        const auto near = pack.unit_near(one.area.at);
        if (near)
            countries.insert(std::string(pack.country_of(near->unit, view)));
        else
            m_one_land = false;
    }
    countries.erase("");
    // With many countries in play none stands out.
    if (countries.size() <= 4) m_focus.assign(countries.begin(), countries.end());
    m_strong_units.assign(units.begin(), units.end());
}

std::string FigureMaker::default_title() const {
    if (m_total == 0) return "No incidents";
    const std::string_view what = m_total == 1 ? "Incident" : "Incidents";
    if (m_focus.size() == 1 && m_one_land)
        return fmt::format("{} in {}", what, m_basemap.pack().country_name(m_focus.front()));
    if (m_focus.size() == 2 && m_one_land)
        return fmt::format("{} in {} and {}", what, m_basemap.pack().country_name(m_focus[0]),
                           m_basemap.pack().country_name(m_focus[1]));
    return std::string(what);
}

std::string FigureMaker::default_subtitle() const {
    std::optional<core::Day> first;
    std::optional<core::Day> last;
    std::set<std::string> zones;
    for (const Shown& one : m_shown) {
        const core::TimeSpan& span = one.incident->when.span;
        if (span.first_day() && (!first || core::days_since_1970(*span.first_day()) < core::days_since_1970(*first)))
            first = span.first_day();
        if (span.last_day() && (!last || core::days_since_1970(*span.last_day()) > core::days_since_1970(*last)))
            last = span.last_day();
        zones.insert(one.incident->when.zone);
    }
    if (m_crowd)
        if (const auto extent = timeline::time_extent(m_crowd->columns())) {
            first = core::day_of(*extent->from);
            last = core::day_of(*extent->until - std::chrono::milliseconds(1));
        }
    if (m_options.window.from) first = core::day_of(*m_options.window.from);
    if (m_options.window.until) last = core::day_of(*m_options.window.until - std::chrono::milliseconds(1));
    if (!first || !last || core::days_since_1970(*last) < core::days_since_1970(*first)) return {};
    std::string text = core::describe(core::TimeSpan::of_days(*first, *last, core::TimeKind::throughout));
    zones.erase("");
    if (zones.size() == 1) return text + fmt::format(" · dates as in {}", *zones.begin());
    return text + " · local dates";
}

std::vector<KindCount> FigureMaker::kinds() const {
    std::vector<KindCount> kinds;
    const auto add = [&](const taxonomy::Category* category, std::size_t count) {
        const auto row =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto& r) { return r.category == category; });
        if (row == kinds.end())
            kinds.push_back({category, count});
        else
            row->count += count;
    };
    for (const Shown& one : m_shown) add(&m_taxonomy[one.incident->category], 1);
    for (std::size_t i = 0; i < m_by_category.size(); ++i)
        if (m_by_category[i] > 0) add(m_crowd->categories[i], m_by_category[i]);
    return kinds;
}

const std::optional<core::Box>& FigureMaker::crowd_extent() {
    if (!m_crowd_extent) m_crowd_extent = timeline::place_extent(*m_crowd->rows, m_options.window);
    return *m_crowd_extent;
}

void FigureMaker::count_crowd(const CrowdCounts& counts) {
    FigureCounts& to = m_figure.counts;
    to.shown = m_total;
    const timeline::KeptRows& rows = *m_crowd->rows;
    const timeline::Counts in_time = rows.count(m_options.window);
    if (m_options.possible) to.possible = in_time.possible;
    for (const AreaTally& tally : area_tallies(*m_crowd, counts.areas(), m_options.possible))
        (tally.area->shape == PlaceShape::country ? to.countries : to.regions) += tally.certain + tally.possible;
    to.points = count_in_frame(counts, m_view, m_options.possible);
    std::vector<std::uint8_t> drawn;
    for (const IncidentArea& area : m_crowd->areas) drawn.push_back(area.shape != PlaceShape::none ? 1 : 0);
    to.unlocated = rows.unlocated(m_options.window, m_options.possible, drawn);
    const std::size_t placed = to.points + to.regions + to.countries + to.unlocated;
    to.outside = to.shown - std::min(to.shown, placed);
}

std::string FigureCounts::text() const {
    if (shown == 0) return "0 incidents";
    std::string parts;
    const auto add = [&](std::size_t n, std::string_view words) {
        if (n > 0) parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", core::grouped(n), words);
    };
    add(points + circles, "located");
    add(regions, regions == 1 ? "in a region" : "in regions");
    add(countries, "by country only");
    add(outside, "outside this map");
    add(unlocated, "not located");
    add(possible, "only possibly in these dates");
    return fmt::format("{} {}: {}", core::grouped(shown), shown == 1 ? "incident" : "incidents", parts);
}

} // namespace whenabouts::scene

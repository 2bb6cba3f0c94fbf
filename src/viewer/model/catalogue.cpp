#include "viewer/model/catalogue.hpp"

#include "core/box.hpp"

#include <algorithm>
#include <set>

namespace whenabouts::viewer {

const core::Incident* Catalogue::find(std::int64_t id) const {
    const auto at = row_of.find(id);
    return at == row_of.end() ? nullptr : &incidents[at->second];
}

namespace {

/// The unit that the most exactly known time deserves.
timeline::CalendarStep finest_step(const std::vector<timeline::Entry>& entries) {
    using timeline::CalendarUnit;
    auto shortest = std::chrono::milliseconds::max();
    for (const timeline::Entry& entry : entries)
        if (entry.span.from && entry.span.until) shortest = std::min(shortest, *entry.span.until - *entry.span.from);
    for (const CalendarUnit unit :
         {CalendarUnit::minute, CalendarUnit::hour, CalendarUnit::day, CalendarUnit::week, CalendarUnit::month})
        if (shortest < timeline::average_length({static_cast<CalendarUnit>(static_cast<int>(unit) + 1), 1}) * 9 / 10)
            return {unit, 1};
    return {CalendarUnit::year, 1};
}

} // namespace

std::shared_ptr<const Catalogue> make_catalogue(std::vector<core::Incident> incidents,
                                                const taxonomy::Taxonomy& taxonomy) {
    auto catalogue = std::make_shared<Catalogue>();
    std::unordered_map<std::string, std::size_t> used; // by the taxonomy's own code: unknown ones fall together
    for (const core::Incident& incident : incidents) ++used[taxonomy[incident.category].code];
    std::unordered_map<std::string, std::uint16_t> number;
    for (const taxonomy::Category& category : taxonomy.categories()) {
        const auto count = used.find(category.code);
        if (count == used.end()) continue;
        number.emplace(category.code, static_cast<std::uint16_t>(catalogue->categories.size()));
        catalogue->categories.push_back(category);
        catalogue->category_counts.push_back(count->second);
    }
    std::vector<timeline::Entry> entries;
    entries.reserve(incidents.size());
    std::set<std::string> countries;
    for (const core::Incident& incident : incidents) {
        const std::uint16_t category = number.at(taxonomy[incident.category].code);
        catalogue->row_of.emplace(incident.id, static_cast<std::uint32_t>(entries.size()));
        catalogue->category_of.push_back(category);
        if (incident.where.position && !incident.where.country.empty()) countries.insert(incident.where.country);
        entries.push_back({incident.when.span.window(), category});
    }
    catalogue->timeline = timeline::Timeline(entries);
    if (!entries.empty()) catalogue->finest = finest_step(entries);
    constexpr std::size_t most_focused = 4;
    if (countries.size() <= most_focused) catalogue->focus.assign(countries.begin(), countries.end());
    catalogue->incidents = std::move(incidents);
    return catalogue;
}

std::optional<core::Box> extent_of(const Catalogue& catalogue) {
    std::optional<core::Box> extent;
    for (const core::Incident& incident : catalogue.incidents) {
        if (!incident.where.position) continue;
        // A country's radius says nothing about what to look at: its middle is enough.
        const double radius_m = std::min(incident.where.radius_m.value_or(0), 400'000.0);
        const core::Box box = core::around(*incident.where.position, radius_m);
        extent = extent ? core::unite(*extent, box) : box;
    }
    return extent;
}

} // namespace whenabouts::viewer

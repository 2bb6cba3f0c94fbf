#include "viewer/model/catalogue.hpp"

#include "timeline/window_test.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace whenabouts::viewer {

std::optional<std::uint32_t> Catalogue::row_of(std::int64_t id) const {
    const auto at = std::lower_bound(rows_by_id.begin(), rows_by_id.end(), id,
                                     [&](std::uint32_t row, std::int64_t wanted) { return columns->id(row) < wanted; });
    if (at == rows_by_id.end() || columns->id(*at) != id) return std::nullopt;
    return *at;
}

namespace {

/// The unit that the most exactly known time deserves.
timeline::CalendarStep finest_step(const timeline::Columns& columns) {
    using timeline::CalendarUnit;
    auto shortest = std::chrono::milliseconds::max();
    for (std::size_t row = 0; row < columns.size(); ++row) {
        const std::int64_t begin = columns.begins()[row], end = columns.ends()[row];
        if (begin == timeline::WindowTest::earliest || end == timeline::WindowTest::latest) continue;
        shortest = std::min(shortest, std::chrono::milliseconds(end - begin));
    }
    for (const CalendarUnit unit :
         {CalendarUnit::minute, CalendarUnit::hour, CalendarUnit::day, CalendarUnit::week, CalendarUnit::month})
        if (shortest < timeline::average_length({static_cast<CalendarUnit>(static_cast<int>(unit) + 1), 1}) * 9 / 10)
            return {unit, 1};
    return {CalendarUnit::year, 1};
}

} // namespace

std::shared_ptr<const Catalogue> make_catalogue(std::shared_ptr<const timeline::Columns> columns,
                                                const taxonomy::Taxonomy& taxonomy, std::vector<std::string> focus) {
    auto catalogue = std::make_shared<Catalogue>();
    catalogue->columns = std::move(columns);
    const timeline::Columns& c = *catalogue->columns;
    std::vector<std::size_t> used(c.categories().size());
    for (const std::uint16_t category : c.category_numbers()) ++used[category];
    catalogue->number_of.resize(c.categories().size());
    for (const taxonomy::Category& category : taxonomy.categories()) {
        // By the taxonomy's own code: unknown ones fall together.
        std::size_t count = 0;
        for (std::size_t i = 0; i < used.size(); ++i)
            if (taxonomy[c.categories()[i]].code == category.code) {
                count += used[i];
                catalogue->number_of[i] = static_cast<std::uint16_t>(catalogue->categories.size());
            }
        if (count == 0) continue;
        catalogue->categories.push_back(category);
        catalogue->category_counts.push_back(count);
    }
    catalogue->rows_by_id.resize(c.size());
    std::iota(catalogue->rows_by_id.begin(), catalogue->rows_by_id.end(), 0U);
    std::sort(catalogue->rows_by_id.begin(), catalogue->rows_by_id.end(),
              [&](std::uint32_t a, std::uint32_t b) { return c.id(a) < c.id(b); });
    catalogue->time_extent = timeline::time_extent(c);
    catalogue->place_extent = timeline::place_extent(timeline::KeptRows(catalogue->columns));
    if (c.size() > 0) catalogue->finest = finest_step(c);
    catalogue->focus = std::move(focus);
    return catalogue;
}

std::vector<std::string> focus_of(const std::vector<core::Incident>& incidents) {
    std::set<std::string> countries;
    for (const core::Incident& incident : incidents)
        if (incident.where.position && !incident.where.country.empty()) countries.insert(incident.where.country);
    constexpr std::size_t most_focused = 4;
    if (countries.size() > most_focused) return {};
    return {countries.begin(), countries.end()};
}

} // namespace whenabouts::viewer

#pragma once
#include "core/incident.hpp"
#include "taxonomy/taxonomy.hpp"
#include "timeline/calendar.hpp"
#include "timeline/kept_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace whenabouts::viewer {

/// The incidents of a store as the window uses them: columns, so that ten million find room. What only a list row or
/// the card shows is fetched when it is asked for (Details). Immutable once made; shared between threads.
struct Catalogue {
    std::shared_ptr<const timeline::Columns> columns = std::make_shared<timeline::Columns>(); ///< never null
    std::vector<taxonomy::Category> categories;  ///< those in use, in the taxonomy's order
    std::vector<std::size_t> category_counts;    ///< incidents of each
    std::vector<std::uint16_t> number_of;        ///< by the columns' category number, index into `categories`
    std::optional<core::TimeWindow> time_extent; ///< from the first known bound to the last one
    std::optional<core::Box> place_extent;       ///< around all located incidents with their radii
    timeline::CalendarStep finest{timeline::CalendarUnit::day, 1}; ///< no bar is narrower than the best known time
    std::vector<std::string> focus;        ///< the countries of the incidents where they are few (at most 4), sorted
    std::vector<std::uint32_t> rows_by_id; ///< every row, in the order of incident ids

    [[nodiscard]] std::size_t size() const { return columns->size(); }
    /// None when there is no incident of that id.
    [[nodiscard]] std::optional<std::uint32_t> row_of(std::int64_t id) const;
    [[nodiscard]] const taxonomy::Category& category(std::uint32_t row) const {
        return categories[number_of[columns->category_numbers()[row]]];
    }
};

/// `focus`: the countries to stand out, when they are known to be few.
[[nodiscard]] std::shared_ptr<const Catalogue> make_catalogue(std::shared_ptr<const timeline::Columns> columns,
                                                              const taxonomy::Taxonomy& taxonomy,
                                                              std::vector<std::string> focus = {});

/// Whole incidents that were fetched from the store, by id. Immutable; replaced when more come.
using Details = std::unordered_map<std::int64_t, std::shared_ptr<const core::Incident>>;
/// The countries of located incidents, sorted; none when there are more than four.
[[nodiscard]] std::vector<std::string> focus_of(const std::vector<core::Incident>& incidents);

} // namespace whenabouts::viewer

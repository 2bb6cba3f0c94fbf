#pragma once
#include "core/incident.hpp"
#include "taxonomy/taxonomy.hpp"
#include "timeline/calendar.hpp"
#include "timeline/timeline.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace whenabouts::viewer {

/// The incidents of a store as the window uses them. Immutable once made; shared between threads.
struct Catalogue {
    std::vector<core::Incident> incidents; ///< in the store's order; the index is the row number
    timeline::Timeline timeline;
    std::vector<taxonomy::Category> categories;                    ///< those in use, in the taxonomy's order
    std::vector<std::size_t> category_counts;                      ///< incidents of each
    std::vector<std::uint16_t> category_of;                        ///< by row, index into `categories`
    std::unordered_map<std::int64_t, std::uint32_t> row_of;        ///< by incident id
    timeline::CalendarStep finest{timeline::CalendarUnit::day, 1}; ///< no bar is narrower than the best known time
    std::vector<std::string> focus; ///< the countries of the incidents where they are few (at most 4), sorted

    [[nodiscard]] const core::Incident* find(std::int64_t id) const;
};

[[nodiscard]] std::shared_ptr<const Catalogue> make_catalogue(std::vector<core::Incident> incidents,
                                                              const taxonomy::Taxonomy& taxonomy);

/// The smallest box around all located incidents with the areas that their radii give; none without any.
[[nodiscard]] std::optional<core::Box> extent_of(const Catalogue& catalogue);

} // namespace whenabouts::viewer

#pragma once
#include "core/time_span.hpp"
#include "timeline/calendar.hpp"

#include <string>
#include <vector>

namespace whenabouts::viewer {

struct AxisLabel {
    core::TimePoint at;
    std::string text;
};

/// Two rows of labels: ticks ("30", "31", "1") and what they belong to ("December 2023", "January 2024").
struct AxisLabels {
    std::vector<AxisLabel> ticks;
    std::vector<AxisLabel> contexts; ///< the first may lie before the axis
};
/// At most about `most` ticks on calendar boundaries between the two points, no finer than `finest`.
[[nodiscard]] AxisLabels axis_labels(core::TimePoint from, core::TimePoint until, int most,
                                     timeline::CalendarStep finest);

} // namespace whenabouts::viewer

#include "viewer/panels/axis_labels.hpp"

#include <array>
#include <fmt/format.h>

namespace whenabouts::viewer {

using timeline::CalendarStep;
using timeline::CalendarUnit;

namespace {

constexpr std::array<const char*, 12> brief{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 12> full{"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};

std::string tick_text(core::TimePoint at, CalendarUnit unit) {
    const core::Day day = core::day_of(at);
    switch (unit) {
    case CalendarUnit::minute:
    case CalendarUnit::hour: {
        const auto minutes =
            std::chrono::duration_cast<std::chrono::minutes>(at - std::chrono::floor<std::chrono::days>(at)).count();
        return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    }
    case CalendarUnit::day:
        return fmt::format("{}", day.day);
    case CalendarUnit::week:
        return fmt::format("{} {}", day.day, brief.at(day.month - 1));
    case CalendarUnit::month:
    case CalendarUnit::quarter:
        return brief.at(day.month - 1);
    case CalendarUnit::year:
    case CalendarUnit::decade:
    case CalendarUnit::century:
        break;
    }
    return fmt::format("{}", day.year);
}

/// The unit that a tick needs above it to be understood; none for years.
struct Context {
    CalendarUnit unit;
    bool needed;
};
Context context_of(CalendarUnit unit) {
    switch (unit) {
    case CalendarUnit::minute:
    case CalendarUnit::hour:
        return {CalendarUnit::day, true};
    case CalendarUnit::day:
        return {CalendarUnit::month, true};
    case CalendarUnit::week:
    case CalendarUnit::month:
    case CalendarUnit::quarter:
        return {CalendarUnit::year, true};
    case CalendarUnit::year:
    case CalendarUnit::decade:
    case CalendarUnit::century:
        break;
    }
    return {CalendarUnit::century, false};
}

std::string context_text(core::TimePoint at, CalendarUnit unit) {
    const core::Day day = core::day_of(at);
    if (unit == CalendarUnit::day) return fmt::format("{} {} {}", day.day, full.at(day.month - 1), day.year);
    if (unit == CalendarUnit::month) return fmt::format("{} {}", full.at(day.month - 1), day.year);
    return fmt::format("{}", day.year);
}

} // namespace

AxisLabels axis_labels(core::TimePoint from, core::TimePoint until, int most, CalendarStep finest) {
    AxisLabels labels;
    CalendarStep step = timeline::step_for(until - from, std::max(most, 2));
    if (timeline::average_length(step) < timeline::average_length(finest)) step = finest;
    for (const core::TimePoint at : timeline::edges(from, until, step))
        if (at >= from && at <= until) labels.ticks.push_back({at, tick_text(at, step.unit)});
    const Context context = context_of(step.unit);
    if (!context.needed) return labels;
    for (const core::TimePoint at : timeline::edges(from, until, {context.unit, 1}))
        if (at < until) labels.contexts.push_back({at, context_text(at, context.unit)});
    return labels;
}

} // namespace whenabouts::viewer

#include "core/time_span.hpp"

#include "core/edtf.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::core {

namespace {

bool is_writable(Day day) {
    return day.year >= -9999 && day.year <= 9999;
}

/// A day in the finest form that EDTF has for its year.
std::string edtf_of(Day day) {
    return is_writable(day) ? to_string(day) : fmt::format("Y{}", day.year);
}

void note_qualifiers(const edtf::Date& date, bool& uncertain, bool& approximate) {
    uncertain |= date.uncertain;
    approximate |= date.approximate;
}

} // namespace

TimeSpan::TimeSpan() : m_edtf("XXXX") {}

Result<TimeSpan> TimeSpan::parse(std::string_view edtf) {
    auto parsed = edtf::parse(edtf);
    if (!parsed) return tl::make_unexpected(parsed.error());
    TimeSpan span;
    span.m_window = edtf::bounds(*parsed).value_or(TimeWindow{});
    span.m_precision = edtf::precision(*parsed, span.m_window);
    span.m_kind = edtf::kind(*parsed);
    for (const edtf::Part& part : parsed->parts) {
        note_qualifiers(part.first, span.m_uncertain, span.m_approximate);
        note_qualifiers(part.last, span.m_uncertain, span.m_approximate);
    }
    span.m_edtf = std::move(parsed->text);
    return span;
}

TimeSpan TimeSpan::of_day(Day day) {
    return parse(edtf_of(day)).value_or(TimeSpan());
}

TimeSpan TimeSpan::of_days(Day first, Day last, TimeKind kind) {
    if (midnight(last) < midnight(first)) std::swap(first, last);
    const std::string a = edtf_of(first);
    const std::string b = edtf_of(last);
    if (a == b) return parse(a).value_or(TimeSpan());
    return parse(kind == TimeKind::within ? fmt::format("[{}..{}]", a, b) : fmt::format("{}/{}", a, b))
        .value_or(TimeSpan());
}

std::optional<Day> TimeSpan::first_day() const {
    if (!m_window.from) return std::nullopt;
    return day_of(*m_window.from);
}

std::optional<Day> TimeSpan::last_day() const {
    if (!m_window.until) return std::nullopt;
    return day_of(*m_window.until - std::chrono::milliseconds(1));
}

TimeSpan TimeSpan::with(TimePrecision precision) const {
    TimeSpan other = *this;
    other.m_precision = precision;
    return other;
}

TimeSpan TimeSpan::with(TimeKind kind) const {
    TimeSpan other = *this;
    other.m_kind = kind;
    return other;
}

TimeSpan TimeSpan::with(TimeWindow window) const {
    TimeSpan other = *this;
    if (window.from && window.until && *window.from >= *window.until) return other;
    other.m_window = window;
    return other;
}

Membership TimeSpan::in(const TimeWindow& window) const {
    if (is_unknown()) return Membership::out;
    const bool before = window.from && m_window.until && *m_window.until <= *window.from;
    const bool after = window.until && m_window.from && *m_window.from >= *window.until;
    if (before || after) return Membership::out;
    const bool begins_inside = !window.from || (m_window.from && *m_window.from >= *window.from);
    const bool ends_inside = !window.until || (m_window.until && *m_window.until <= *window.until);
    return begins_inside && ends_inside ? Membership::certain : Membership::possible;
}

} // namespace whenabouts::core

#include "exchange/import/feature_time.hpp"

namespace whenabouts::exchange {

namespace {

using core::TimeSpan;
using json::Value;
using Found = core::Result<std::optional<TimeSpan>>;

/// A date as text or number; an unknown one for nothing and for "..".
core::Result<TimeSpan> date_of(const Value& value, DateCells& dates) {
    const std::string text = value.string() != nullptr ? *value.string() : json::print(value);
    if (value.is_null() || text.empty() || text == "..") return TimeSpan();
    return dates.read(text, DateOrder::unknown);
}

Found between(const Value& first, const Value& last, DateCells& dates) {
    const auto from = date_of(first, dates);
    if (!from) return tl::make_unexpected(from.error());
    const auto to = date_of(last, dates);
    if (!to) return tl::make_unexpected(to.error());
    // an interval that is open behind goes on: EDTF says so with ".."
    auto span = last.text() == ".." && !from->is_unknown() ? TimeSpan::parse(from->edtf() + "/..")
                                                           : DateCells::between(*from, *to);
    if (!span) return tl::make_unexpected(span.error());
    return std::optional(std::move(*span));
}

/// {"in"}, {"earliest","latest"} or a plain date.
core::Result<TimeSpan> end_of(const Value& end, DateCells& dates) {
    if (end.object() == nullptr) return date_of(end, dates);
    if (!end["in"].is_null()) return date_of(end["in"], dates);
    const auto earliest = date_of(end["earliest"], dates);
    const auto latest = date_of(end["latest"], dates);
    if (!earliest) return earliest;
    if (!latest) return latest;
    if (earliest->is_unknown() || latest->is_unknown() || earliest->edtf() == latest->edtf())
        return earliest->is_unknown() ? latest : earliest;
    return TimeSpan::parse("[" + earliest->edtf() + ".." + latest->edtf() + "]");
}

Found when_of(const Value& when, DateCells& dates) {
    if (when.string() != nullptr) {
        auto span = date_of(when, dates);
        if (!span) return tl::make_unexpected(span.error());
        return std::optional(std::move(*span));
    }
    const auto* const spans = when["timespans"].array();
    const Value& first = spans != nullptr && !spans->empty() ? spans->front() : when;
    auto begin = end_of(first["start"].is_null() ? first["in"] : first["start"], dates);
    if (!begin) return tl::make_unexpected(begin.error());
    if (first["end"].is_null()) return std::optional(std::move(*begin));
    auto end = end_of(first["end"], dates);
    if (!end) return tl::make_unexpected(end.error());
    // a set of possible days cannot be the end of an interval: its outermost days are
    const auto plain = [](const TimeSpan& span, bool last) {
        if (span.edtf().find_first_of("[{/") == std::string::npos) return span;
        const auto day = last ? span.last_day() : span.first_day();
        return day ? TimeSpan::of_day(*day) : span;
    };
    auto span = DateCells::between(plain(*begin, false), plain(*end, true));
    if (!span) return tl::make_unexpected(span.error());
    return std::optional(std::move(*span));
}

} // namespace

Found feature_time(const json::Value& feature, DateCells& dates) {
    const Value& time = feature["time"];
    if (time.object() != nullptr) {
        if (const auto* const interval = time["interval"].array(); interval != nullptr && interval->size() == 2)
            return between(interval->front(), interval->back(), dates);
        const Value& one = !time["timestamp"].is_null() ? time["timestamp"] : time["date"];
        auto span = date_of(one, dates);
        if (!span) return tl::make_unexpected(span.error());
        return std::optional(std::move(*span));
    }
    if (!feature["when"].is_null()) return when_of(feature["when"], dates);
    return std::optional<TimeSpan>();
}

} // namespace whenabouts::exchange

#include "reading/incidents/merge.hpp"

#include "reading/incidents/choose_place.hpp"
#include "reading/incidents/families.hpp"

#include <algorithm>

namespace whenabouts::reading {

namespace {

constexpr std::size_t most_mentions = 40; // kept of one incident; more quotations help nobody
constexpr double same_spot_m = 25'000;    // dates.md 5.2, rule 8

bool overlaps(const core::TimeSpan& a, const core::TimeSpan& b) {
    const bool before = a.end() && b.begin() && *a.end() <= *b.begin();
    const bool after = b.end() && a.begin() && *b.end() <= *a.begin();
    return !before && !after;
}

/// Length of a span; unbounded ones are longest.
std::int64_t length(const core::TimeSpan& span) {
    if (!span.begin() || !span.end()) return INT64_MAX;
    return (*span.end() - *span.begin()).count();
}

bool same_day(const core::TimeSpan& a, const core::TimeSpan& b) {
    return a.edtf() == b.edtf();
}

core::Casualties pick(const core::Casualties& a, const core::Casualties& b) {
    const bool a_says = a.low || a.best || a.high;
    return a_says ? a : b;
}

} // namespace

bool dates_compatible(const std::optional<EventDate>& a, const std::optional<EventDate>& b) {
    if (!a || !b || same_day(a->span, b->span)) return true;
    // Two exact days that only touch through an overnight window are two dates.
    const bool day_a = length(a->span) <= 2 * 86'400'000LL, day_b = length(b->span) <= 2 * 86'400'000LL;
    if (day_a && day_b && a->span.first_day() && b->span.first_day() && a->span.edtf().size() == 10 &&
        b->span.edtf().size() == 10)
        return false;
    return overlaps(a->span, b->span);
}

bool places_compatible(const std::optional<EventPlace>& a, const std::optional<EventPlace>& b) {
    if (!a || !b || a->place.id == b->place.id) return true;
    if (lies_in(a->place, b->place) || lies_in(b->place, a->place)) return true;
    const bool areas = a->precision >= core::PlacePrecision::adm3 || b->precision >= core::PlacePrecision::adm3;
    return !areas && core::distance_m(a->position, b->position) <= same_spot_m;
}

bool compatible(const Event& a, const Event& b) {
    if (!same_family(a.category, b.category) || !dates_compatible(a.date, b.date) ||
        !places_compatible(a.place, b.place))
        return false;
    return !(told_apart(a.category, b.category) && a.place && b.place && a.place->place.id != b.place->place.id);
}

void absorb(Event& event, const Event& mention) {
    // A condemnation told first gives way to the sentence that reports the thing itself.
    const bool better_told = mention.telling > event.telling;
    const bool refined = mention.date && event.date && mention.date->second >= 0 && event.date->second < 0 &&
                         same_day(mention.date->span, event.date->span);
    if (mention.date &&
        (!event.date || refined || (length(mention.date->span) < length(event.date->span) && event.date->second < 0)))
        event.date = mention.date;
    const bool finer = mention.place && event.place && mention.place->precision < event.place->precision;
    if (mention.place && (!event.place || finer)) event.place = mention.place;
    if (rank_in_family(mention.category) > rank_in_family(event.category) && mention.weight >= 2) {
        event.category = mention.category;
        event.weight = std::max(event.weight, mention.weight);
    }
    event.toll.killed = pick(event.toll.killed, mention.toll.killed);
    event.toll.injured = pick(event.toll.injured, mention.toll.injured);
    event.toll.none_stated = event.toll.none_stated || mention.toll.none_stated;
    if (!event.toll.quote) event.toll.quote = mention.toll.quote;
    for (const auto& actor : mention.actors)
        if (std::none_of(event.actors.begin(), event.actors.end(), [&](const auto& a) { return a.name == actor.name; }))
            event.actors.push_back(actor);
    for (const auto& weapon : mention.weapons)
        if (std::find(event.weapons.begin(), event.weapons.end(), weapon) == event.weapons.end())
            event.weapons.push_back(weapon);
    if (event.target.empty()) event.target = mention.target;
    if (better_told) {
        event.telling = mention.telling;
        std::swap(event.quote, event.further_quotes.emplace_back(mention.quote));
        event.reasons = mention.reasons;
        event.weight = std::max(event.weight, mention.weight);
        event.triggers.insert(event.triggers.begin(), mention.triggers.begin(), mention.triggers.end());
    } else if (event.further_quotes.size() < most_mentions && !(mention.quote == event.quote) &&
               std::find(event.further_quotes.begin(), event.further_quotes.end(), mention.quote) ==
                   event.further_quotes.end())
        event.further_quotes.push_back(mention.quote);
    event.background = event.background && mention.background;
    event.attributed = event.attributed || mention.attributed;
    if (!better_told && event.triggers.size() < most_mentions)
        event.triggers.insert(event.triggers.end(), mention.triggers.begin(), mention.triggers.end());
}

} // namespace whenabouts::reading

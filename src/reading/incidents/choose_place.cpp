#include "reading/incidents/choose_place.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace whenabouts::reading {

namespace {

constexpr double least_score = 1.5;
constexpr double near_radius_m = 15'000; // "near X", "outskirts of X": UCDP codes such places as within 25 km

bool is_kind_area(core::PlaceKind kind) {
    return kind == core::PlaceKind::country || kind == core::PlaceKind::region || kind == core::PlaceKind::district ||
           kind == core::PlaceKind::area || kind == core::PlaceKind::water || kind == core::PlaceKind::physical;
}

double governor_score(Governor governor) {
    switch (governor) {
    case Governor::in:
    case Governor::near:
    case Governor::between:
        return 3;
    case Governor::object:
        return 2.5;
    case Governor::on:
        return 2;
    case Governor::of:
        return 1;
    case Governor::to:
        return -0.5;
    case Governor::from:
        return -2;
    case Governor::by:
        return -3;
    case Governor::none:
        return 0;
    }
    return 0;
}

/// "Israel bombed …": a country right before an active verb acts; it is not where the thing happened.
bool acts(const Document& doc, const Trigger& trigger, const PlaceMention& mention) {
    if (trigger.kind != 'v' || mention.governor != Governor::none || mention.place() == nullptr) return false;
    if (mention.place()->kind != core::PlaceKind::country && mention.place()->feature != "P.PPLC") return false;
    if (mention.last > trigger.first || trigger.head - mention.last > 4) return false;
    const auto passive = doc.lexicon().named_class("@passive");
    for (std::size_t i = mention.last; i < trigger.head; ++i)
        if (doc.is(i, passive)) return false;
    return true;
}

std::optional<double> kilometres_before(const Document& doc, std::size_t first, std::size_t sentence_first) {
    // "20 km (12 miles) south of X": the number stands before the unit, up to eight tokens before the name.
    for (std::size_t i = first; i > sentence_first + 1 && first - i < 9; --i) {
        const auto& unit = doc.folded(i - 1);
        const bool km = unit == "km" || unit == "kms" || unit == "kilometres" || unit == "kilometers" ||
                        unit == "kilometre" || unit == "kilometer";
        const bool miles = unit == "miles" || unit == "mile" || unit == "mi";
        if ((!km && !miles) || doc.tokens()[i - 2].kind != text::WordKind::number) continue;
        double value = 0;
        const auto number = doc.word(i - 2);
        if (std::from_chars(number.data(), number.data() + number.size(), value).ec != std::errc{}) return std::nullopt;
        if (i >= 4 && i - 2 > sentence_first && doc.is_mark(i - 3, '('))
            continue; // the bracket repeats it in another unit
        return km ? value : value * 1.609344;
    }
    return std::nullopt;
}

std::optional<double> bearing_before(const Document& doc, std::size_t first, std::size_t sentence_first) {
    for (std::size_t i = first; i > sentence_first && first - i < 4; --i) {
        const auto& w = doc.folded(i - 1);
        if (w == "north") return 0;
        if (w == "northeast") return 45;
        if (w == "east") return 90;
        if (w == "southeast") return 135;
        if (w == "south") return 180;
        if (w == "southwest") return 225;
        if (w == "west") return 270;
        if (w == "northwest") return 315;
    }
    return std::nullopt;
}

} // namespace

bool lies_in(const core::Place& inner, const core::Place& outer) {
    if (inner.id == outer.id) return true;
    if (outer.kind == core::PlaceKind::country)
        return inner.country == outer.country && inner.kind != core::PlaceKind::country;
    if (outer.kind == core::PlaceKind::region) return inner.region == outer.name && inner.country == outer.country;
    const bool wider = is_kind_area(outer.kind) && outer.radius_m > 1.5 * inner.radius_m;
    return wider && outer.box && outer.box->contains(inner.position);
}

double place_score(const Document& document, const SentenceFrame& frame, const Trigger& trigger,
                   const PlaceMention& mention) {
    if (mention.place() == nullptr) return -10;
    double out = governor_score(mention.governor);
    const bool before = mention.first < trigger.head;
    const std::size_t near_end = before ? mention.last - 1 : mention.phrase_first;
    if (!frame.parted(near_end, trigger.head)) out += 1;
    if (mention.governor == Governor::of && trigger.kind == 'n' && mention.phrase_first == trigger.last) out += 1.5;
    if (mention.governor == Governor::object && mention.phrase_first >= trigger.first &&
        mention.phrase_first < trigger.last)
        out += 1;
    if (mention.adjective) out += 2.5;
    const bool victim = mention.governor == Governor::none && mention.first > trigger.head &&
                        mention.first - trigger.head <= 5 && !mention.possessive &&
                        mention.place()->kind == core::PlaceKind::settlement && !frame.parted(near_end, trigger.head);
    const auto kind = mention.place()->kind;
    if (kind == core::PlaceKind::facility || kind == core::PlaceKind::airport) out += 1; // they neither speak nor act
    if (victim) out += 1; // "shot a Buffalo, N.Y., doctor"
    if (acts(document, trigger, mention)) out -= 3;
    if (mention.possessive && mention.governor == Governor::none) out -= 2;
    if (frame.attributed(mention.first)) out -= 4;
    if (mention.dateline) out -= 4;
    if (mention.role == MentionRole::demonym && !mention.capital) out -= 5;
    if (mention.role == MentionRole::embedded) out -= 3;
    if (mention.role == MentionRole::metonym) out -= 4;
    out -= 0.04 * frame.distance(near_end, trigger.head);
    return out;
}

std::optional<EventPlace> event_place(const Document& document, const std::vector<PlaceMention>& mentions, int index) {
    const PlaceMention& mention = mentions[static_cast<std::size_t>(index)];
    if (mention.place() == nullptr) return std::nullopt;
    EventPlace place;
    place.mention = index;
    place.place = *mention.place();
    place.precision = core::precision_of(place.place);
    place.position = place.place.position;
    place.radius_m = place.place.radius_m;
    std::size_t first = mention.phrase_first;
    if (mention.governor != Governor::none && mention.governor != Governor::near && first < mention.first) ++first;
    place.text = std::string(
        document.text().substr(document.tokens()[first].begin,
                               document.tokens()[mention.phrase_last - 1].end - document.tokens()[first].begin));
    const bool bare_article = mention.hint.empty() && place.place.kind == core::PlaceKind::settlement &&
                              (place.text.starts_with("the ") || place.text.starts_with("a ")) &&
                              first + 1 == mention.first;
    if (bare_article) place.text.erase(0, place.text.find(' ') + 1);
    if (mention.possessive)
        place.text = std::string(document.text().substr(mention.bytes.begin, mention.bytes.end - mention.bytes.begin));
    const std::size_t sentence_first = document.sentences()[document.tokens()[mention.first].sentence].first;
    const auto km = kilometres_before(document, mention.first, sentence_first);
    if (km && *km > 0 && *km <= 500) {
        place.precision = core::PlacePrecision::near;
        const auto bearing = bearing_before(document, mention.first, sentence_first);
        if (bearing) {
            place.position = core::destination(place.position, *bearing, *km * 1000);
            place.radius_m = std::max(place.radius_m, 300.0 * *km + 2'000); // a bearing in words is good to about ±17°
        } else {
            place.radius_m += *km * 1000;
        }
    } else if (mention.governor == Governor::near && !is_kind_area(place.place.kind)) {
        place.precision = core::PlacePrecision::near;
        place.radius_m = std::max(1.5 * place.radius_m, place.radius_m + near_radius_m);
    }
    place.certainty = mention.candidates.empty() ? 0.6 : std::clamp(mention.candidates.front().score, 0.2, 1.0);
    return place;
}

namespace {

/// "between X and Y": the stretch between them, drawn as a circle around its middle.
std::optional<EventPlace> place_between(const Document& document, const std::vector<PlaceMention>& mentions, int a,
                                        int b) {
    auto from = event_place(document, mentions, a);
    const auto to = event_place(document, mentions, b);
    if (!from || !to) return from;
    const double distance = core::distance_m(from->position, to->position);
    from->mention_to = b;
    from->position = core::destination(from->position, core::bearing_deg(from->position, to->position), distance / 2);
    from->radius_m = distance / 2 + std::min(from->radius_m, to->radius_m);
    from->precision = core::PlacePrecision::near;
    from->text = fmt::format("between {} and {}", from->place.name, to->place.name);
    return from;
}

} // namespace

std::vector<EventPlace> choose_places(const Document& document, const SentenceFrame& frame, const Trigger& trigger,
                                      const std::vector<PlaceMention>& mentions) {
    std::vector<std::pair<double, int>> scored;
    const auto [first, last] = mentions_in(mentions, frame.first(), frame.last());
    for (std::size_t m = first; m < last; ++m)
        scored.emplace_back(place_score(document, frame, trigger, mentions[m]), static_cast<int>(m));
    if (scored.empty()) return {};
    auto best =
        *std::max_element(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (best.first < least_score) return {};
    const auto mention = [&](int m) -> const PlaceMention& { return mentions[static_cast<std::size_t>(m)]; };
    // The smaller unit wins over the one that contains it, unless it only speaks or acts.
    for (const auto& [score, m] : scored)
        if (m != best.second && score >= least_score - 0.5 && score > best.first - 2.5 &&
            mention(m).place()->id != mention(best.second).place()->id &&
            lies_in(*mention(m).place(), *mention(best.second).place()))
            best = {score, m};
    std::vector<EventPlace> out;
    const PlaceMention& chosen = mention(best.second);
    for (const auto& [score, m] : scored) {
        const bool listed = chosen.list >= 0 && mention(m).list == chosen.list && mention(m).place() != nullptr;
        if (m != best.second && !listed) continue;
        if (chosen.governor == Governor::between) {
            const int other =
                static_cast<std::size_t>(m) + 1 < mentions.size() && mention(m + 1).list == chosen.list ? m + 1 : -1;
            auto place = other >= 0 ? place_between(document, mentions, m, other) : event_place(document, mentions, m);
            if (place) out.push_back(std::move(*place));
            return out;
        }
        if (auto place = event_place(document, mentions, m)) out.push_back(std::move(*place));
        constexpr std::size_t most_places = 8;
        if (out.size() == most_places) break;
    }
    return out;
}

} // namespace whenabouts::reading

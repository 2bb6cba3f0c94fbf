#include "gazetteer/ranking.hpp"

#include "unicode/fold.hpp"
#include "unicode/script.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;
using format::NameClass;

// Weights are natural logarithms of odds, set by hand on judged queries (tests/quality/places) and rounded.
constexpr double exact_letters = 0.7;
constexpr double derived_name = -1.6;
constexpr double each_edit = -2.4;
constexpr double first_letter = -1.0;
constexpr double told_kind = 4.0;
constexpr double other_kind = -3.0;
constexpr double each_container = 6.0;
constexpr double missing_container = -6.0;
constexpr double nearness = 3.0; ///< at the point itself: makes a place worth one of 20 times the people
constexpr double nearness_scale_m = 300'000;

double kind_weight(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::country:
        return 1.0;
    case PlaceKind::region:
        return -2.2;
    case PlaceKind::district:
        return -3.4;
    default:
        return 0;
    }
}

/// People that a place without inhabitants counts for.
double standing(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::area:
        return 400'000;
    case PlaceKind::water:
        return 300'000;
    case PlaceKind::physical:
        return 60'000;
    case PlaceKind::airport:
        return 2'000;
    case PlaceKind::facility:
        return 5'000;
    case PlaceKind::country:
        return 10'000;
    case PlaceKind::region:
        return 20'000;
    case PlaceKind::district:
        return 3'000;
    default:
        return 250;
    }
}

/// Whether a text is of the Latin alphabet, in which the same letters name places in many languages.
bool is_latin(std::string_view text) {
    return unicode::dominant_script(text) == unicode::Script::latin;
}

double class_weight(const Index& index, Entity entity, const Name& name, std::string_view language) {
    switch (name.name_class) {
    case NameClass::primary:
        return 0;
    case NameClass::official: {
        const std::string_view of_name = index.language(name);
        if (of_name == "en" || of_name == language || !is_latin(index.text(name))) return -0.4;
        // What some language calls a country is a town elsewhere more often than not: Columbia.
        return index.kind(entity) == PlaceKind::country ? -7.0 : -1.2;
    }
    case NameClass::alternate:
        return name.language == 0 ? -3.2 : -0.9;
    case NameClass::historic:
        return name.language == 0 ? -2.5 : -0.9;
    case NameClass::abbreviation:
        return -2.5;
    case NameClass::demonym:
        return -2.5;
    }
    return 0;
}

bool is_spelt_so(const Index& index, Entity entity, std::string_view query, std::string_view query_folded) {
    const auto [first, end] = index.names(entity);
    constexpr std::uint32_t most = 300;
    for (std::uint32_t i = first; i < std::min(end, first + most); ++i) {
        const std::string_view text = index.text(index.name(i));
        if (text == query) return true;
        if (text.size() == query_folded.size() && unicode::fold_case(text) == query_folded) return true;
    }
    return false;
}

double route_weight(const Hit& hit) {
    switch (hit.route) {
    case Route::exact:
        return 0;
    case Route::stripped:
        return -0.5;
    case Route::romanised:
        return -1.0;
    case Route::prefix:
        return -1.5;
    case Route::similar:
        return each_edit * hit.edits + (hit.first_differs ? first_letter : 0);
    }
    return 0;
}

void keep_best_of_each(std::vector<Hit>& hits) {
    std::unordered_map<Entity, std::size_t> seen;
    std::vector<Hit> kept;
    for (const Hit& hit : hits) {
        const auto [at, is_new] = seen.try_emplace(hit.entity, kept.size());
        if (is_new)
            kept.push_back(hit);
        else if (hit.weight > kept[at->second].weight)
            kept[at->second] = hit;
    }
    hits = std::move(kept);
}

bool inside(const Index& index, Entity inner, Entity outer) {
    return index.region(inner) == outer || index.district(inner) == outer;
}

/// Two entries of what people take for one place: a city and its own small region or district, a town and its quarter.
bool is_same_place(const Index& index, Entity kept, Entity other) {
    // A quarter of a degree of latitude is 28 km, more than anything below asks: most pairs end here.
    constexpr std::int64_t near_latitude = static_cast<std::int64_t>(0.25 * format::degree);
    if (std::abs(std::int64_t{index.record(kept).lat} - index.record(other).lat) > near_latitude &&
        !inside(index, kept, other) && !inside(index, other, kept))
        return false;
    const double apart = core::distance_m(index.position(kept), index.position(other));
    const PlaceKind kept_kind = index.kind(kept);
    const PlaceKind other_kind_of = index.kind(other);
    constexpr double quarter_m = 5'000;
    constexpr double city_region_m = 25'000;
    if (kept_kind == PlaceKind::settlement && other_kind_of == PlaceKind::settlement) return apart < quarter_m;
    constexpr double airfield_m = 4'000;
    if (kept_kind == PlaceKind::airport && other_kind_of == PlaceKind::airport) return apart < airfield_m;
    const Entity unit = kept_kind == PlaceKind::settlement ? other : kept;
    const Entity town = kept_kind == PlaceKind::settlement ? kept : other;
    const PlaceKind unit_kind = index.kind(unit);
    if (index.kind(town) == PlaceKind::settlement &&
        (unit_kind == PlaceKind::region || unit_kind == PlaceKind::district))
        return inside(index, town, unit) && index.radius_m(unit) < city_region_m;
    return kept_kind == PlaceKind::region && other_kind_of == PlaceKind::district && apart < city_region_m;
}

/// A region named after its capital is not what the bare name means.
void put_cities_before_regions(const Index& index, std::vector<Hit>& hits) {
    constexpr double margin = 0.5;
    constexpr std::uint32_t share = 8; // of the region's people: New York is no capital, but the city is meant
    for (Hit& city : hits) {
        if (index.kind(city.entity) != PlaceKind::settlement || city.hint != 0) continue;
        const auto& record = index.record(city.entity);
        for (const Hit& region : hits) {
            if (index.region(city.entity) != region.entity || region.hint != 0 || region.weight < city.weight) continue;
            if (record.rank == format::Rank::plain &&
                record.population < index.record(region.entity).population / share)
                continue;
            city.weight = region.weight + margin;
        }
    }
}

void fold_duplicates(const Index& index, std::vector<Hit>& hits) {
    constexpr std::size_t compared = 40; // further down nobody looks, and the work is quadratic
    std::vector<Hit> kept;
    for (const Hit& hit : hits) {
        const std::size_t last = std::min(kept.size(), compared);
        const bool told = hit.hint != 0 && (hit.hint & kind_bit(index.kind(hit.entity))) != 0;
        const bool repeated =
            !told && std::any_of(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(last),
                                 [&](const Hit& k) { return is_same_place(index, k.entity, hit.entity); });
        if (!repeated) kept.push_back(hit);
    }
    hits = std::move(kept);
}

} // namespace

double prior_weight(const Index& index, Entity entity) {
    const auto& record = index.record(entity);
    const PlaceKind kind = index.kind(entity);
    const auto [first, end] = index.names(entity);
    double weight = std::log(static_cast<double>(record.population) + standing(kind)) + kind_weight(kind);
    if (kind == PlaceKind::water || kind == PlaceKind::physical || kind == PlaceKind::area)
        weight += std::log1p(index.radius_m(entity) / 100'000);
    weight += 0.35 * std::log(1.0 + static_cast<double>(end - first));
    if (record.rank == format::Rank::national_capital) weight += 1.2;
    if (record.rank == format::Rank::regional_capital) weight += 0.4;
    return weight;
}

void rank(const Index& index, std::string_view query, const Lookup& lookup, std::vector<Hit>& hits) {
    const std::string folded = unicode::fold_case(query);
    const bool with_generic = std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.hint != 0; });
    for (Hit& hit : hits) {
        const PlaceKind kind = index.kind(hit.entity);
        hit.weight = prior_weight(index, hit.entity) +
                     class_weight(index, hit.entity, index.name(hit.name), lookup.language) + route_weight(hit);
        if (hit.derived) hit.weight += derived_name;
        const NameClass name_class = index.name(hit.name).name_class;
        if (hit.route == Route::exact && !hit.derived && name_class <= NameClass::official &&
            is_spelt_so(index, hit.entity, query, folded))
            hit.weight += exact_letters;
        hit.other_kind = hit.hint != 0 && (hit.hint & kind_bit(kind)) == 0;
        // The full name with its generic words answers as well as a name without them that has the kind told.
        if (hit.hint != 0)
            hit.weight += hit.other_kind ? other_kind : told_kind;
        else if (hit.route == Route::exact && with_generic)
            hit.weight += told_kind;
        hit.weight += each_container * hit.contained + (hit.missing_container ? missing_container : 0);
        if (lookup.near)
            hit.weight +=
                nearness * std::exp(-core::distance_m(*lookup.near, index.position(hit.entity)) / nearness_scale_m);
    }
    keep_best_of_each(hits);
    put_cities_before_regions(index, hits);
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.entity < b.entity;
    });
    fold_duplicates(index, hits);
}

std::vector<double> scores(const std::vector<Hit>& hits) {
    std::vector<double> out;
    if (hits.empty()) return out;
    double total = 0;
    for (const Hit& hit : hits) total += std::exp(hit.weight - hits.front().weight);
    for (const Hit& hit : hits) {
        double met = 1;
        if (hit.route == Route::romanised) met = 0.9;
        if (hit.route == Route::prefix) met = 0.8;
        if (hit.route == Route::similar) met = hit.edits == 1 ? 0.75 : 0.55;
        if (hit.missing_container) met *= 0.5;
        if (hit.other_kind) met *= 0.3; // "Moskva river" is not Moscow, though nothing else has the name
        const double share = met * std::exp(hit.weight - hits.front().weight) / total;
        out.push_back(out.empty() ? share : std::min(share, out.back())); // never against the order
    }
    return out;
}

} // namespace whenabouts::gazetteer

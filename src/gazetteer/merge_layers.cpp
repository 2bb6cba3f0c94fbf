#include "gazetteer/merge_layers.hpp"

#include "text/name_key.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;

/// The order in which a single index is asked: by the name, by its letters in another script, by near spelling.
int strictness(const Hit& hit) {
    if (hit.route == Route::similar) return 2;
    return hit.route == Route::romanised || hit.missing_container ? 1 : 0;
}

bool is_same_place(const Gazetteer::Impl& impl, const Hit& a, const Hit& b) {
    const Index& of_a = impl.index_of(a.layer);
    const Index& of_b = impl.index_of(b.layer);
    if (of_a.id(a.entity) == of_b.id(b.entity)) return true;
    const PlaceKind kind = of_a.kind(a.entity);
    if (kind != of_b.kind(b.entity)) return false;
    if (kind == PlaceKind::country || kind == PlaceKind::region)
        return of_a.country(a.entity) == of_b.country(b.entity);
    constexpr double close_m = 5'000;
    constexpr double close_area_m = 25'000; // the representative points of an area differ more
    const bool area = kind == PlaceKind::district || kind == PlaceKind::area || kind == PlaceKind::water;
    if (core::distance_m(of_a.position(a.entity), of_b.position(b.entity)) > (area ? close_area_m : close_m))
        return false;
    const auto name = [](const Index& index, const Hit& hit) {
        return text::name_key(index.text(index.name(hit.name)));
    };
    return strictness(a) == 0 || name(of_a, a) == name(of_b, b);
}

} // namespace

std::vector<Hit> merge_layers(const Gazetteer::Impl& impl, std::vector<std::vector<Hit>> ranked) {
    std::vector<Hit> all;
    int strictest = 2;
    for (std::size_t layer = 0; layer < ranked.size(); ++layer)
        for (Hit& hit : ranked[layer]) {
            hit.layer = static_cast<std::uint16_t>(layer);
            if (layer > 0 && impl.index_of(hit.layer).record(hit.entity).borrowed) continue;
            strictest = std::min(strictest, strictness(hit));
            all.push_back(hit);
        }
    std::erase_if(all, [strictest](const Hit& hit) { return strictness(hit) > strictest; });
    std::sort(all.begin(), all.end(), [](const Hit& a, const Hit& b) {
        if (a.weight != b.weight) return a.weight > b.weight;
        return a.layer != b.layer ? a.layer < b.layer : a.entity < b.entity;
    });
    std::vector<Hit> kept;
    constexpr std::size_t compared = 60; // further down nobody looks, and the work is quadratic
    for (const Hit& hit : all) {
        const auto last = kept.begin() + static_cast<std::ptrdiff_t>(std::min(kept.size(), compared));
        const bool repeated = std::any_of(kept.begin(), last, [&](const Hit& known) {
            return known.layer != hit.layer && is_same_place(impl, known, hit);
        });
        if (!repeated) kept.push_back(hit);
    }
    return kept;
}

} // namespace whenabouts::gazetteer

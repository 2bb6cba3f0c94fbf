#include "core/place.hpp"

#include <array>

namespace whenabouts::core {

PlacePrecision precision_within(double radius_m) {
    struct Step {
        double radius_m;
        PlacePrecision precision;
    };
    constexpr std::array<Step, 5> steps{{{10, PlacePrecision::exact},
                                         {100, PlacePrecision::site},
                                         {1'000, PlacePrecision::vicinity},
                                         {10'000, PlacePrecision::settlement},
                                         {25'000, PlacePrecision::near}}};
    for (const Step& step : steps) {
        if (radius_m <= step.radius_m) return step.precision;
    }
    return PlacePrecision::area;
}

PlacePrecision precision_of(const Place& place) {
    switch (place.kind) {
    case PlaceKind::settlement:
        return PlacePrecision::settlement;
    case PlaceKind::region:
        return PlacePrecision::adm1;
    case PlaceKind::district:
        return PlacePrecision::adm2;
    case PlaceKind::country:
        return PlacePrecision::country;
    case PlaceKind::area:
    case PlaceKind::physical:
        return PlacePrecision::area;
    case PlaceKind::water:
        return PlacePrecision::water;
    case PlaceKind::airport:
    case PlaceKind::facility:
        return PlacePrecision::site;
    case PlaceKind::coordinate:
        return precision_within(place.radius_m);
    }
    return PlacePrecision::none;
}

} // namespace whenabouts::core

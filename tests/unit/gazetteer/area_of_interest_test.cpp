#include "gazetteer/area_of_interest.hpp"

#include "gazetteer/document_names.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using gazetteer::AreaOfInterest;

namespace {

core::Candidate town(std::string id, std::string country, std::string region, core::LonLat position, double score) {
    core::Candidate out;
    out.place.id = std::move(id);
    out.place.country = std::move(country);
    out.place.region = std::move(region);
    out.place.position = position;
    out.score = score;
    return out;
}

AreaOfInterest tennessee() {
    core::Place place;
    place.kind = core::PlaceKind::region;
    place.name = "Tennessee";
    place.country = "US";
    place.box = core::Box{-90.3, 35, -81.6, 36.7};
    return gazetteer::area_of(place);
}

std::vector<core::Candidate> resolved(std::vector<core::Candidate> candidates, const AreaOfInterest& area) {
    std::vector<gazetteer::DocumentName> names{{"name", "Name", false, std::move(candidates)}};
    gazetteer::resolve_together(names, nullptr, &area);
    return names.front().candidates;
}

} // namespace

TEST_CASE("an area weighs what lies in it fully, its neighbours less, the rest not at all") {
    const AreaOfInterest area = tennessee();
    const auto weight = [&](const char* country, const char* region, core::LonLat at) {
        return area.weight(town("x", country, region, at, 1).place);
    };
    CHECK(weight("US", "Tennessee", {-88.3, 36.3}) == doctest::Approx(2.5));
    CHECK(weight("US", "Mississippi", {-89.0, 34.9}) < 1.3);
    CHECK(weight("US", "Mississippi", {-89.0, 34.9}) > 1.1);
    CHECK(weight("FR", "Île-de-France", {2.3, 48.9}) < 0.001);
    CHECK(AreaOfInterest{}.weight(town("x", "US", "", {0, 0}, 1).place) == 0);
    AreaOfInterest point;
    point.near = core::LonLat{179.9, -17};
    CHECK(point.weight(town("x", "FJ", "", {-179.9, -17}, 1).place) > 2.2);
    AreaOfInterest pacific;
    pacific.within = core::Box{170, -20, -170, -10};
    CHECK(pacific.weight(town("x", "FJ", "", {-179.9, -17}, 1).place) == doctest::Approx(2.5));
}

TEST_CASE("among places of like fame the area decides, and says so") {
    const auto got = resolved(
        {town("il", "US", "Illinois", {-89.64, 39.8}, 0.5), town("tn", "US", "Tennessee", {-86.88, 36.5}, 0.1)},
        tennessee());
    CHECK(got.front().place.id == "tn");
    REQUIRE_FALSE(got.front().reasons.empty());
    CHECK(got.front().reasons.front() == "in the area of interest");
}

TEST_CASE("the area never hides a famous place") {
    auto names =
        std::vector{town("fr", "FR", "", {2.3, 48.9}, 0.97), town("tn", "US", "Tennessee", {-88.3, 36.3}, 0.005)};
    CHECK(resolved(names, tennessee()).front().place.id == "fr");
    for (int i = 0; i < 9; ++i)
        names.push_back(town("tn" + std::to_string(i), "US", "Tennessee", {-88.0 + 0.1 * i, 36.3}, 0.9));
    const auto got = resolved(names, tennessee());
    REQUIRE(got.size() == 5);
    CHECK(got.back().place.id == "fr");
}

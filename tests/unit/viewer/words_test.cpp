#include "viewer/model/citation.hpp"
#include "viewer/model/words.hpp"

#include "json/value.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using namespace whenabouts::viewer;

namespace {

core::Incident sample() {
    core::Incident incident;
    incident.title = "A missile lands in a field";
    incident.when.span = core::TimeSpan::parse("2023-12-30").value();
    incident.where.position = core::LonLat{35.75, 47.25};
    incident.where.precision = core::PlacePrecision::adm1;
    incident.where.radius_m = 93'000;
    incident.where.name = "Zaporizhzhia Oblast";
    incident.where.method = "geocoded";
    core::Source source;
    source.title = "A report";
    source.publisher = "A paper";
    source.published = "2024-01-10";
    source.url = "https://example.org/report";
    incident.sources.push_back(source);
    return incident;
}

} // namespace

TEST_CASE("time and place in words, never more exact than known") {
    const core::Incident incident = sample();
    CHECK(when_words(incident.when) == "30 December 2023");
    CHECK(when_precision_words(incident.when) == "Known to the day · stated in the source");
    CHECK(where_words(incident.where) == "Zaporizhzhia Oblast");
    CHECK(where_precision_words(incident.where) == "Somewhere in this region · found by its name");
    core::Where near = incident.where;
    near.precision = core::PlacePrecision::near;
    near.radius_m = 5'000;
    CHECK(where_precision_words(near) == "Near this place, within about 5.0 km · found by its name");
    CHECK(plain_words("todo") == "to do");
    CHECK(plain_words("help_needed") == "help needed");
    core::Incident unknown;
    CHECK(when_words(unknown.when) == "Date unknown");
    CHECK(where_words(unknown.where) == "No place given");
    CHECK(position_words({35.75, 47.25}, 93'000).find("47.2") == 0);
    CHECK(position_words({-58.38162, -34.60376}, 0) == "34.60376° S 58.38162° W");
}

TEST_CASE("distances are rounded as people say them") {
    CHECK(distance_words(12) == "12 m");
    CHECK(distance_words(846) == "850 m");
    CHECK(distance_words(9'100) == "9.1 km");
    CHECK(distance_words(93'400) == "93 km");
}

TEST_CASE("what is copied") {
    const auto taxonomy = taxonomy::Taxonomy::load(WHENABOUTS_SOURCE_DIR "/assets").value();
    const core::Incident incident = sample();
    CHECK(coordinates_text(incident) == "35.75,47.25");
    CHECK(citation(incident) == "A missile lands in a field. 30 December 2023, Zaporizhzhia Oblast. A report, A paper "
                                "· 10 January 2024, https://example.org/report.");
    const auto feature = json::parse(geojson_text(incident, taxonomy[incident.category]), "copied");
    REQUIRE(feature.has_value());
    CHECK((*feature)["geometry"]["coordinates"].array()->size() == 2);
    core::Incident unlocated;
    unlocated.title = "x";
    CHECK(coordinates_text(unlocated).empty());
    CHECK((*json::parse(geojson_text(unlocated, taxonomy["protest"]), "copied"))["geometry"].is_null());
}

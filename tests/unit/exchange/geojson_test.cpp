#include "exchange/csv_row.hpp"
#include "exchange/csv_writer.hpp"
#include "exchange/geojson_reader.hpp"
#include "exchange/geojson_writer.hpp"
#include "exchange/members.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts;

namespace {

const taxonomy::Taxonomy& categories() {
    static const auto loaded =
        taxonomy::Taxonomy::load(std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets").value();
    return loaded;
}

core::Incident sample() {
    core::Incident incident;
    incident.uid = "f34df6d6-e677-59ba-9bc5-a24530e084c0";
    incident.code = "UKR-7F3K2Q";
    incident.title = "Missile \"lands\"\nin a field";
    incident.category = "missile_strike";
    incident.when = {core::TimeSpan::parse("2023-12-30").value(), "Europe/Kyiv", "stated"};
    incident.where.position = core::LonLat{35.7512345678, 47.2567891234};
    incident.where.precision = core::PlacePrecision::adm1;
    incident.where.radius_m = 93000;
    incident.where.name = "Zaporizhzhia Oblast";
    incident.where.method = "geocoded";
    incident.killed.best = 0;
    incident.confidence = 60;
    incident.tags = {"a", "b"};
    incident.actors = {{"Russia", "alleged_perpetrator", true}};
    incident.extra = R"({"weapon":"ballistic missile","n":1.5})";
    core::Source source;
    source.uid = "4185913c-b571-55e9-baad-20a248079318";
    source.title = "Title";
    incident.sources = {source};
    core::Evidence evidence;
    evidence.source_uid = source.uid;
    evidence.quote = "one landed";
    evidence.start = 137;
    evidence.end = 147;
    evidence.score = 0.93;
    incident.evidence = {evidence};
    return incident;
}

std::string written(const std::vector<core::Incident>& incidents, bool lines = false) {
    std::string out;
    exchange::GeoJsonWriter writer(
        [&out](std::string_view bytes) -> core::Result<void> {
            out.append(bytes);
            return {};
        },
        categories(), {"incidents", "whenabouts test", "GeoNames", "un"}, lines);
    for (const core::Incident& incident : incidents) REQUIRE(writer.write(incident));
    REQUIRE(writer.finish());
    return out;
}

json::Value time_of(const char* edtf) {
    return exchange::time_member(core::TimeSpan::parse(edtf).value());
}

} // namespace

TEST_CASE("a collection is valid JSON with what RFC 7946 asks for") {
    core::Incident unlocated = sample();
    unlocated.where.position.reset();
    const auto parsed = json::parse(written({sample(), unlocated}), "test").value();
    CHECK(parsed["type"].text() == "FeatureCollection");
    CHECK(parsed["generator"].text() == "whenabouts test");
    CHECK(parsed["viewpoint"].text() == "un");
    REQUIRE(parsed["features"].array()->size() == 2);
    const json::Value& feature = parsed["features"].array()->front();
    CHECK(feature["geometry"]["type"].text() == "Point");
    CHECK(feature["geometry"]["coordinates"].array()->front().number() == 35.75); // 93 km: two decimals
    CHECK(feature["time"]["date"].text() == "2023-12-30");
    CHECK(feature["properties"]["t_begin"].text() == "2023-12-30T00:00:00.000Z");
    CHECK(feature["properties"]["t_end"].text() == "2023-12-31T00:00:00.000Z");
    CHECK(feature["properties"]["d_end"].text() == "2023-12-30");
    CHECK(feature["properties"]["actor_a"].text() == "Russia");
    CHECK(feature["properties"]["evidence"].array()->front()["quote"].text() == "one landed");
    CHECK(feature["properties"]["extra"]["weapon"].text() == "ballistic missile");
    CHECK(parsed["features"].array()->back()["geometry"].is_null());
    CHECK(json::parse(written({}), "empty").value()["features"].array()->empty());
}

TEST_CASE("the same incidents give the same bytes; lines stand alone") {
    CHECK(written({sample(), sample()}) == written({sample(), sample()}));
    const std::string lines = written({sample(), sample()}, true);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
    CHECK(json::parse(lines.substr(0, lines.find('\n')), "line").value()["type"].text() == "Feature");
}

TEST_CASE("coordinates carry no more decimals than the radius allows") {
    core::Where where;
    where.position = core::LonLat{-0.0000001, 12.3456789};
    for (const auto& [radius, lat] :
         {std::pair{5.0, 12.345679}, {10.0, 12.3457}, {999.0, 12.3457}, {1000.0, 12.346}, {20000.0, 12.35}}) {
        where.radius_m = radius;
        CHECK(exchange::rounded_position(where).lat == lat);
    }
    CHECK_FALSE(std::signbit(exchange::rounded_position(where).lon));
}

TEST_CASE("time is a date, a moment, or an interval with open ends") {
    CHECK(json::print(time_of("2023-12-30")) == R"({"date":"2023-12-30"})");
    CHECK(json::print(time_of("2023-12")) == R"({"interval":["2023-12-01","2023-12-31"]})");
    CHECK(json::print(time_of("2024-01-02/..")) == R"({"interval":["2024-01-02",".."]})");
    CHECK(json::print(time_of("../2024-01-02")) == R"({"interval":["..","2024-01-02"]})");
    CHECK(json::print(time_of("2024-01-02T03:04:05Z")) == R"({"timestamp":"2024-01-02T03:04:05.000Z"})");
    CHECK(time_of("XXXX").is_null());
}

TEST_CASE("our own file comes back as it was, but for rounded coordinates") {
    core::Incident given = sample();
    given.where.position = exchange::rounded_position(given.where);
    const auto got = exchange::read_geojson(written({given}), "test").value();
    REQUIRE(got.size() == 1);
    CHECK(written(got) == written({given}));
    CHECK(got[0].when == given.when);
    CHECK(got[0].where == given.where);
    CHECK(got[0].evidence == given.evidence);
    CHECK(got[0].extra == given.extra);
}

TEST_CASE("other files are refused with the feature named") {
    for (const char* text :
         {"", "[]", "{}", R"({"type":"FeatureCollection","features":[{}]})",
          R"({"features":[{"properties":{"t_edtf":"yesterday"}}]})",
          R"({"features":[{"geometry":{"type":"Point","coordinates":[200,0]},"properties":{"t_edtf":"2023"}}]})",
          R"({"features":[{"geometry":{"type":"Point","coordinates":["1","2"]},"properties":{"t_edtf":"2023"}}]})"}) {
        const auto got = exchange::read_geojson(text, "x.geojson");
        REQUIRE_FALSE(got);
        CHECK(got.error().where == "x.geojson");
    }
}

TEST_CASE("CSV quotes what needs it and disarms formulas") {
    CHECK(exchange::csv_row({"a", "b,c", "say \"x\"", "two\nlines", ""}) ==
          "a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\n");
    CHECK(exchange::csv_row({"=1+1", "-5.25", "+cmd", "@x", "-", "-1-1"}) == "'=1+1,-5.25,'+cmd,'@x,'-,'-1-1\n");
}

namespace {

std::string csv_of(const std::vector<core::Incident>& incidents, exchange::Digits digits = exchange::Digits::honest) {
    std::string out;
    exchange::CsvWriter writer(
        [&out](std::string_view bytes) -> core::Result<void> {
            out.append(bytes);
            return {};
        },
        categories(), digits);
    for (const core::Incident& incident : incidents) REQUIRE(writer.write(incident));
    REQUIRE(writer.finish());
    return out;
}

} // namespace

TEST_CASE("CSV holds every member under a header, also of no incident") {
    const std::string empty = csv_of({});
    CHECK(std::count(empty.begin(), empty.end(), '\n') == 1);
    CHECK(empty.starts_with("id,lon,lat,code,title,"));
    const std::string one = csv_of({sample()});
    CHECK(one.starts_with(empty));
    CHECK(one.find(
              "f34df6d6-e677-59ba-9bc5-a24530e084c0,35.75,47.26,UKR-7F3K2Q,\"Missile \"\"lands\"\"\nin a field\",") !=
          std::string::npos);
    CHECK(one.find(R"("[{""source"":""4185913c)") != std::string::npos);
    CHECK(csv_of({sample()}, exchange::Digits::all).find(",35.7512345678,47.2567891234,") != std::string::npos);
}

TEST_CASE("formulas are shielded, and the shield comes off again") {
    for (const char* text : {"=1+1", "@cmd", "+49 30", "-x", "'=1", "''=1", "\t=1"}) {
        const std::string field = exchange::csv_field(text);
        CHECK(field.front() == '\'');
        CHECK(exchange::without_shield(field) == text);
    }
    for (const char* text : {"'s-Hertogenbosch", "-5", "+3.5", "plain", "", "'"}) {
        CHECK(exchange::csv_field(text) == text);
        CHECK(exchange::without_shield(text) == text);
    }
}

#pragma once
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index_writer.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

/// A small index of made-up entries around real names, enough for the rules of look-up.
namespace sample {

using namespace whenabouts;
using gazetteer::format::NameClass;

inline gazetteer::PlaceDraft place(std::string id, core::PlaceKind kind, std::string country, std::string region,
                                   core::LonLat at, std::int64_t people, std::vector<gazetteer::NameDraft> names) {
    gazetteer::PlaceDraft out;
    out.id = std::move(id);
    out.kind = kind;
    out.feature = kind == core::PlaceKind::settlement ? "P.PPL" : "A.ADM1";
    out.country = std::move(country);
    out.region_code = std::move(region);
    out.position = at;
    out.population = people;
    out.radius_m = kind == core::PlaceKind::settlement ? 5'000 : 90'000;
    if (kind != core::PlaceKind::settlement) out.box = core::around(at, out.radius_m);
    out.names = std::move(names);
    out.zone = "Europe/Kyiv";
    return out;
}

inline std::vector<gazetteer::PlaceDraft> places() {
    using core::PlaceKind;
    const auto p = NameClass::primary;
    const auto o = NameClass::official;
    const auto a = NameClass::alternate;
    const auto s = NameClass::abbreviation;
    std::vector<gazetteer::PlaceDraft> out;
    out.push_back(
        place("country:UA", PlaceKind::country, "UA", "", {32, 49}, 40'000'000,
              {{p, "en", "Ukraine"}, {o, "uk", "Україна"}, {s, "", "UA"}, {NameClass::demonym, "en", "Ukrainian"}}));
    out.push_back(place("country:US", PlaceKind::country, "US", "", {-98, 39}, 300'000'000,
                        {{p, "en", "United States"}, {s, "", "US"}, {s, "en", "U.S."}}));
    out.push_back(place("geonames:687699", PlaceKind::region, "UA", "UA.26", {35.7, 47.3}, 1'600'000,
                        {{p, "en", "Zaporizhzhia Oblast"},
                         {o, "uk", "Запорізька область"},
                         {o, "ru", "Запорожская область"},
                         {a, "", "Zaporizhzhia"}}));
    out.push_back(
        place("geonames:687700", PlaceKind::settlement, "UA", "UA.26", {35.117, 47.852}, 710'052,
              {{p, "", "Zaporizhzhia"}, {o, "uk", "Запоріжжя"}, {o, "ru", "Запорожье"}, {a, "", "Saporischschja"}}));
    out.push_back(place("geonames:5332921", PlaceKind::region, "US", "US.CA", {-120, 37}, 39'000'000,
                        {{p, "en", "California"}, {s, "en", "CA"}, {s, "en", "Calif."}}));
    out.push_back(place("geonames:5367929", PlaceKind::settlement, "US", "US.CA", {-118.19, 33.77}, 474'140,
                        {{p, "", "Long Beach"}}));
    out.push_back(place("geonames:5125086", PlaceKind::settlement, "US", "US.NY", {-73.66, 40.59}, 33'550,
                        {{p, "", "Long Beach"}}));
    out.push_back(place("geonames:281129", PlaceKind::settlement, "PS", "", {34.35, 31.42}, 60'000,
                        {{p, "", "Deir al-Balah"}, {o, "ar", "دير البلح"}}));
    out.push_back(place("geonames:498817", PlaceKind::settlement, "RU", "", {30.31, 59.94}, 5'000'000,
                        {{p, "", "Saint Petersburg"}, {o, "ru", "Санкт-Петербург"}}));
    out.push_back(place("geonames:1", PlaceKind::settlement, "US", "", {-80, 40}, 900, {{p, "", "Police"}}));
    out.push_back(place("geonames:1816670", PlaceKind::settlement, "CN", "", {116.4, 39.9}, 18'000'000,
                        {{p, "", "Beijing"}, {o, "zh", "北京"}}));
    return out;
}

inline std::vector<gazetteer::GenericDraft> words() {
    const auto region = std::uint32_t{1} << static_cast<unsigned>(core::PlaceKind::region);
    const auto settlement = std::uint32_t{1} << static_cast<unsigned>(core::PlaceKind::settlement);
    return {{"oblast", region, 3}, {"region", region, 3}, {"область", region, 3}, {"city", settlement, 3}};
}

inline std::filesystem::path folder() {
    const auto path = std::filesystem::temp_directory_path() / ("whenabouts-gazetteer-" + std::to_string(::getpid()));
    std::filesystem::create_directories(path);
    return path;
}

inline gazetteer::Gazetteer open() {
    const auto written = gazetteer::write_index(places(), words(), "sample", folder() / "places.idx");
    REQUIRE(written);
    auto opened = gazetteer::Gazetteer::open(folder());
    REQUIRE(opened);
    return std::move(*opened);
}

} // namespace sample

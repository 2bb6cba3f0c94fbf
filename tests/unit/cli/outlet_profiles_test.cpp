#include "cli/outlet_profiles.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace whenabouts;

TEST_CASE("an outlet is its publisher, or the site of the address") {
    reading::Article article;
    CHECK(cli::outlet_of(article).empty());
    article.url = "https://user:secret@WWW.Example.org/a/b?c";
    CHECK(cli::outlet_of(article) == "example.org");
    article.publisher = "The Example";
    CHECK(cli::outlet_of(article) == "The Example");
}

TEST_CASE("profiles come back from their file; another file is refused") {
    const auto folder = std::filesystem::temp_directory_path() / "whenabouts-profiles-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const std::string path = (folder / "profiles.json").string();

    auto profiles = cli::OutletProfiles::load(path); // not there yet
    REQUIRE(profiles);
    CHECK(profiles->of("a") == nullptr);
    core::Candidate pick;
    pick.place.id = "x";
    pick.place.country = "US";
    pick.place.region = "Ohio";
    pick.score = 0.9;
    reading::Reading reading;
    reading.toponyms.push_back({{0, 1}, "x", "literal", pick, {pick}});
    profiles->learn("a \"quoted\" outlet", reading);
    profiles->learn("", reading); // of nobody: nothing is learned
    REQUIRE(profiles->save(path));

    const auto again = cli::OutletProfiles::load(path);
    REQUIRE(again);
    REQUIRE(again->of("a \"quoted\" outlet") != nullptr);
    CHECK(again->of("a \"quoted\" outlet")->articles() == 1);
    CHECK(again->of("a \"quoted\" outlet")->weight(pick.place) > 0);

    std::ofstream(folder / "other.json") << "{\"type\":\"FeatureCollection\"}";
    CHECK_FALSE(cli::OutletProfiles::load((folder / "other.json").string()));
    std::filesystem::remove_all(folder);
}

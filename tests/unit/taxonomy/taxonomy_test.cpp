#include "taxonomy/taxonomy.hpp"

#include "core/output_file.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace whenabouts;
namespace fs = std::filesystem;

TEST_CASE("the shipped list loads; colour and symbol together tell shown categories of a group apart") {
    const auto taxonomy = taxonomy::Taxonomy::load(fs::path(WHENABOUTS_SOURCE_DIR) / "assets");
    REQUIRE(taxonomy);
    CHECK(taxonomy->knows("missile_strike"));
    CHECK((*taxonomy)["missile_strike"].parent == "conflict");
    CHECK((*taxonomy)["no such code"].code == "unclassified");
    const auto conflict = taxonomy->with_children("conflict");
    CHECK(conflict.size() > 10);
    CHECK(conflict.front() == "conflict");
    CHECK(taxonomy->with_children("nonsense").empty());
    std::set<std::string> looks;
    for (const auto& category : taxonomy->categories()) {
        if (category.parent.empty()) continue;
        CAPTURE(category.code);
        CHECK(looks.insert(category.colour + category.symbol).second);
    }
}

TEST_CASE("a broken list is refused by name") {
    const fs::path folder = fs::temp_directory_path() / "whenabouts-taxonomy-test";
    fs::create_directories(folder);
    const auto refuses = [&](const char* text) {
        REQUIRE(core::write_file(folder / "categories.json", text, true));
        return !taxonomy::Taxonomy::load(folder);
    };
    CHECK(refuses("{"));
    CHECK(refuses("{}"));
    CHECK(refuses(R"({"categories":[]})"));
    CHECK(refuses(R"({"categories":[{"code":"unclassified","label":"U","colour":"red","symbol":"circle"}]})"));
    CHECK(refuses(R"({"categories":[{"code":"unclassified","label":"U","colour":"#000000","symbol":"blob"}]})"));
    CHECK(refuses(
        R"({"categories":[{"code":"unclassified","label":"U","colour":"#000000","symbol":"circle","parent":"x"}]})"));
    fs::remove_all(folder);
}

#include "sample_index.hpp"

#include <random>

using namespace whenabouts;
using core::PlaceKind;

namespace {
std::string first(const gazetteer::Gazetteer& places, std::string_view name, const gazetteer::Lookup& lookup = {}) {
    const auto found = places.find(name, lookup);
    return found.empty() ? "" : found.front().place.id;
}
} // namespace

TEST_CASE("one place in many spellings") {
    const auto places = sample::open();
    for (const char* name :
         {"Zaporizhzhia", "ZAPORIZHZHIA", "Запоріжжя", "Запорожье", "Saporischschja", "zaporizhzhya", "Zaporizhia",
          "Zaporizhzhia, Ukraine", "Zaporizhzhia, UA", "Zaporizhzhia Ukraine", "Ukraine, Zaporizhzhia"})
        CHECK_MESSAGE(first(places, name) == "geonames:687700", name);
    for (const char* name :
         {"Zaporizhzhia region", "Zaporizhzhia Oblast", "Запорізька область", "Запорожская область"}) {
        CHECK_MESSAGE(first(places, name) == "geonames:687699", name);
        CHECK(places.find(name).front().place.box.has_value());
    }
    CHECK(first(places, "St. Petersburg") == "geonames:498817");
    CHECK(first(places, "Deir el-Balah") == "geonames:281129");
    CHECK(first(places, "北京") == "geonames:1816670");
}

TEST_CASE("containers choose among places of one name") {
    const auto places = sample::open();
    CHECK(first(places, "Long Beach") == "geonames:5367929");
    CHECK(first(places, "Long Beach, CA") == "geonames:5367929");
    CHECK(first(places, "Long Beach Calif.") == "geonames:5367929");
    CHECK(first(places, "Long Beach", {.near = core::LonLat{-73.6, 40.6}}) == "geonames:5125086");
    CHECK(first(places, "Long Beach", {.within = core::Box{-75, 40, -73, 41}}) == "geonames:5125086");
    CHECK(places.find("Long Beach", {.countries = {"UA"}}).empty());
}

TEST_CASE("answers carry scores in order, kinds and reasons") {
    const auto places = sample::open();
    const auto found = places.find("Long Beach");
    REQUIRE(found.size() == 2);
    CHECK(found[0].score > found[1].score);
    CHECK(found[0].score + found[1].score <= 1.0001);
    CHECK_FALSE(found[0].reasons.empty());
    CHECK(found[0].place.region == "California");
    CHECK(places.find("Zaporizhzhia", {.kinds = {PlaceKind::region}}).front().place.kind == PlaceKind::region);
    CHECK(places.find("Zaporizhzhia", {.language = "uk"}).front().place.name == "Запоріжжя");
    CHECK(places.find("Zapor", {.prefix = true}).front().place.id == "geonames:687700");
    CHECK(places.find("Zaporizhia", {.exact = true}).empty());
    CHECK(places.find("Qwxzytopolis").empty());
    REQUIRE(places.place("geonames:687700"));
    CHECK(places.place("geonames:687700")->population == 710'052);
    CHECK_FALSE(places.place("geonames:99"));
}

TEST_CASE("positions are places too") {
    const auto places = sample::open();
    const auto found = places.find("47°51'06\"N 35°07'02\"E");
    REQUIRE(found.size() == 1);
    CHECK(found[0].place.kind == PlaceKind::coordinate);
    CHECK(places.find("47.85, 35.1").size() == 2);
}

TEST_CASE("hostile queries are answered, not obeyed") {
    const auto places = sample::open();
    std::minstd_rand random(11);
    for (int i = 0; i < 3000; ++i) {
        std::string query;
        for (auto bytes = random() % 60; bytes > 0; --bytes) query += static_cast<char>(random() & 0xFFU);
        (void)places.find(query);
        (void)places.scan(query);
    }
    (void)places.find(std::string(10'000, 'a'));
    (void)places.find("\xCC\x81\xCC\x81,,,;\xE2\x80\xAE");
    CHECK(places.find("").empty());
    CHECK(places.find(" , ").empty());
}

TEST_CASE("foreign, cut and damaged files are refused") {
    (void)sample::open();
    const auto file = sample::folder() / "places.idx";
    const auto size = std::filesystem::file_size(file);
    std::filesystem::resize_file(file, size - 8);
    auto opened = gazetteer::Gazetteer::open(sample::folder());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().message().find("cut short") != std::string::npos);
    std::filesystem::resize_file(file, 10);
    CHECK_FALSE(gazetteer::Gazetteer::open(sample::folder()));
    std::filesystem::remove(file);
    opened = gazetteer::Gazetteer::open(sample::folder());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().exit_status() == 3);
    std::filesystem::remove_all(sample::folder());
}

TEST_CASE("drafts in any order give the same bytes") {
    const auto bytes = [](std::vector<gazetteer::PlaceDraft> drafts) {
        REQUIRE(gazetteer::write_index(std::move(drafts), sample::words(), "sample", sample::folder() / "order.idx"));
        std::FILE* file = std::fopen((sample::folder() / "order.idx").c_str(), "rb");
        REQUIRE(file != nullptr);
        std::string out(std::filesystem::file_size(sample::folder() / "order.idx"), '\0');
        REQUIRE(std::fread(out.data(), 1, out.size(), file) == out.size());
        std::fclose(file);
        return out;
    };
    auto turned = sample::places();
    std::reverse(turned.begin(), turned.end());
    CHECK(bytes(sample::places()) == bytes(std::move(turned)));
}

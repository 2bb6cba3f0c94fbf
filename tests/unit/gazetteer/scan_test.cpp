#include "sample_index.hpp"

using namespace whenabouts;

namespace {
std::string found(std::string_view text) {
    static const auto places = sample::open();
    std::string out;
    for (const auto& match : places.scan(text)) {
        if (!out.empty()) out += '|';
        out += text.substr(match.start, match.end - match.start);
    }
    return out;
}
} // namespace

TEST_CASE("names are found in running text") {
    CHECK(found("It fell near Zaporizhzhia's centre, in Deir al-Balah and St. Petersburg.") ==
          "Zaporizhzhia|Deir al-Balah|St. Petersburg");
    CHECK(found("Long Beach, Calif., said the U.S. mayor") == "Long Beach|Calif.|U.S.");
    CHECK(found("Police said so. The police came.") == "");
    CHECK(found("导弹落在北京附近") == "北京");
    CHECK(found("سقط في دير البلح أمس") == "دير البلح");
    CHECK(found("") == "");
}

TEST_CASE("Slavic case endings are taken back") {
    CHECK(found("Вибухи у Запоріжжі") == "Запоріжжі");
    CHECK(found("в Запорожской области") == "Запорожской области");
    CHECK(found("у Запорізькій області") == "Запорізькій області");
}

TEST_CASE("demonyms are told apart") {
    const auto places = sample::open();
    const auto matches = places.scan("Ukrainian forces");
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].demonym);
    CHECK(matches[0].candidates.front().place.id == "country:UA");
}

TEST_CASE("a name repeated in a text has the same candidates each time, with or without a full stop") {
    const auto places = sample::open();
    const std::string_view text =
        "Calif. Zaporizhzhia was hit. They left Zaporizhzhia. Then Zaporizhzhia was hit; Ukrainian and Ukrainian.";
    const auto matches = places.scan(text);
    for (const auto& match : matches) {
        const auto alone = places.scan(text.substr(match.start, match.end - match.start));
        REQUIRE(alone.size() == 1);
        CHECK(alone[0].demonym == match.demonym);
        REQUIRE(alone[0].candidates.size() == match.candidates.size());
        for (std::size_t i = 0; i < match.candidates.size(); ++i) {
            CHECK(alone[0].candidates[i].place.id == match.candidates[i].place.id);
            CHECK(alone[0].candidates[i].score == match.candidates[i].score);
        }
    }
    CHECK(matches.size() == 6);
}

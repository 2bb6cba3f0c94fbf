#include "reading/lexicon/lexicon.hpp"
#include "reading/sentence/document.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts::reading;

namespace {

Lexicon lexicon_of(std::string_view lines) {
    Lexicon lexicon;
    const auto added = lexicon.add(lines, "test");
    REQUIRE(added);
    lexicon.finish();
    return lexicon;
}

/// The words that a single rule fits, "" when it does not.
std::string fitted(std::string_view rule, std::string_view text) {
    const Lexicon lexicon = lexicon_of("trigger flood n 1  " + std::string(rule));
    const Document document(text, lexicon, {});
    if (document.sentences().empty()) return {};
    const auto matches = document.match(0);
    if (matches.empty()) return {};
    const auto bytes = document.bytes(matches.front().first, matches.front().last);
    return std::string(text.substr(bytes.begin, bytes.end - bytes.begin));
}

} // namespace

TEST_CASE("a pattern is words in order") {
    CHECK(fitted("air strike|strikes", "An air strike hit the town.") == "air strike");
    CHECK(fitted("air strike|strikes", "Air-strikes hit the town.") == "Air-strikes");
    CHECK(fitted("air strike|strikes", "The strike hit the air base.").empty());
}

TEST_CASE("stems, gaps, optional and forbidden words") {
    CHECK(fitted("flood*", "Flooding was heavy.") == "Flooding");
    CHECK(fitted("fired ..3 missile|missiles", "They fired two long-range missiles.") ==
          "fired two long-range missiles");
    CHECK(fitted("fired ..2 missiles", "They fired in the night with many missiles.").empty());
    CHECK(fitted("fired ..5 missiles", "They fired; then missiles came.").empty());
    CHECK(fitted("shell the? town", "They shell the town daily.") == "shell the town");
    CHECK(fitted("shell the? town", "They shell town after town.") == "shell town");
    CHECK(fitted("shell !company", "The shell company folded.").empty());
    CHECK(fitted("killed <num>", "It killed 12 people.") == "killed 12");
    CHECK(fitted("in <cap>", "It fell in Kyiv.") == "in Kyiv");
}

TEST_CASE("words are compared without case, marks and apostrophes") {
    CHECK(fitted("didn't", "He DIDN’T go.") == "DIDN’T");
    CHECK(fitted("поранен*", "Троє людей поранені.") == "поранені");
    CHECK(fitted("дев'ять", "Ще дев’ять домів.") == "дев’ять");
}

TEST_CASE("classes stand for their words and add up") {
    const Lexicon lexicon = lexicon_of("@hit hit|struck\n@hit pounded\ntrigger attack v 2  @hit ..2 town\n");
    const Document document("Guns pounded the town.", lexicon, {});
    const auto matches = document.match(0);
    REQUIRE(matches.size() == 1);
    CHECK(document.word(matches.front().head) == "pounded");
    CHECK(document.is(1, lexicon.named_class("@hit")));
    CHECK(lexicon.named_class("@nothing") == Lexicon::no_class);
}

TEST_CASE("the head is the marked word") {
    const Lexicon lexicon = lexicon_of("trigger storm n 3  tropical ^storm\n");
    const Document document("A tropical storm came.", lexicon, {});
    const auto matches = document.match(0);
    REQUIRE(matches.size() == 1);
    CHECK(document.word(matches.front().head) == "storm");
}

TEST_CASE("a malformed line is refused with its number") {
    for (const std::string_view bad :
         {"trigger flood n 1", "trigger flood n x  flood", "noise flood n 1  flood", "trigger flood n 1  ..3 flood",
          "trigger flood n 1  @unknown", "trigger flood n 1  a||b", "trigger flood n 1  flood ..99 x",
          "trigger flood n 1  flood ..3", "@empty"}) {
        Lexicon lexicon;
        const auto added = lexicon.add("# head\n" + std::string(bad), "test.lex");
        CAPTURE(bad);
        REQUIRE_FALSE(added);
        CHECK(added.error().line == 2);
        CHECK(added.error().where == "test.lex");
    }
}

TEST_CASE("the shipped lexicons load") {
    const auto lexicon = Lexicon::load(std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets" / "lexicons");
    REQUIRE_MESSAGE(lexicon.has_value(), (lexicon ? "" : lexicon.error().message()));
    CHECK(lexicon->rules().size() > 300);
    CHECK_FALSE(Lexicon::load("no/such/folder"));
}

TEST_CASE("hostile repetition stays cheap") {
    const Lexicon lexicon = lexicon_of("trigger attack v 2  a ..20 a ..20 a ..20 a ..20 b\n");
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "a ";
    const Document document(text, lexicon, {});
    CHECK(document.match(0).empty());
}

#include "text/sentences.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace whenabouts::text;

namespace {
std::size_t count(std::string_view text) {
    return sentences(text).size();
}
} // namespace

TEST_CASE("plain sentences") {
    CHECK(count("One came. Two went! Did three stay?") == 3);
    CHECK(count("") == 0);
    CHECK(count("   \n\n ") == 0);
    CHECK(count("No stop at all") == 1);
}

TEST_CASE("abbreviations do not end a sentence") {
    CHECK(count("It landed on Dec. 30 in a field.") == 1);
    CHECK(count("The U.S. State Department agreed.") == 1);
    CHECK(count("He left the U.S. The trip was long.") == 2);
    CHECK(count("Gen. Smith met Dr. Jones at St. Petersburg.") == 1);
    CHECK(count("J. K. Rowling wrote. She sold.") == 2);
    CHECK(count("At 5 a.m. Monday it began.") == 1);
    CHECK(count("It began at 5 a.m. The city slept.") == 2);
    CHECK(count("No. 5 was hit. No. It was not.") == 3);
    CHECK(count("Загинуло 5 тис. осіб у Харкові, вул. Сумська. Потім стихло.") == 2);
    CHECK(count("Ракета упала в Запорожской обл. Украины. Жертв нет.") == 2);
    CHECK(count("It cost 3.5 million. Nobody paid.") == 2);
}

TEST_CASE("quotation marks stay with their sentence") {
    const std::string text = "\"It was loud.\" He nodded. “We saw it,” she said. “It fell.” They left.";
    const auto all = sentences(text);
    REQUIRE(all.size() == 5);
    CHECK(all[0].in(text) == "\"It was loud.\"");
    CHECK(all[3].in(text) == "“It fell.”");
    CHECK(count("\"Where is it?\" he asked.") == 1);
}

TEST_CASE("lines and paragraphs") {
    const std::string text =
        "Missiles hit city\nKYIV, Jan. 2 - At least one person died when a missile struck the northern part\n"
        "of the town on Tuesday.\n\nThe next paragraph";
    const auto all = sentences(text);
    REQUIRE(all.size() == 3);
    CHECK(all[0].paragraph_start);
    CHECK_FALSE(all[1].paragraph_start);
    CHECK(all[2].paragraph_start);
}

TEST_CASE("other scripts") {
    CHECK(count("导弹落在田野。没有人受伤。") == 2);
    CHECK(count("أين سقط الصاروخ؟ لا أحد يعرف.") == 2);
}

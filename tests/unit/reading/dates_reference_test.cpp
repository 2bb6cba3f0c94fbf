#include "reading/dates/dates.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace whenabouts;

namespace {

const reading::DateReader& reader() {
    static const auto loaded = reading::DateReader::load(std::string(WHENABOUTS_SOURCE_DIR) + "/assets/lexicons");
    REQUIRE(loaded);
    return *loaded;
}

std::string day_of(std::string_view text, std::string_view url = {}) {
    const auto found = reader().infer_reference(text, url);
    return found ? core::to_string(found->day) : "none";
}

} // namespace

TEST_CASE("the address of an article tells its day") {
    CHECK(day_of("Words.", "https://news.example/2024/01/10/strikes") == "2024-01-10");
    CHECK(day_of("Words.", "https://news.example/a-2024-01-10-b") == "2024-01-10");
    CHECK(day_of("Words.", "https://news.example/20240110/b") == "2024-01-10");
    CHECK(day_of("Words.", "https://news.example/2024/13/10/b") == "none");
    CHECK(day_of("Words.", "https://news.example/20240230123/b") == "none");
}

TEST_CASE("a line that says when it was published is believed") {
    CHECK(day_of("A headline\nPosted January 10, 2024 by the desk\n\nTwo shells fell on Monday.") == "2024-01-10");
    CHECK(day_of("A headline\n\nUpdated: 10 January 2024, 18:20\n\nText.") == "2024-01-10");
    CHECK(day_of("A headline\n\nWednesday, January 10, 2024\n\nText.") == "2024-01-10");
    CHECK(day_of("Заголовок\nОпубліковано 10 січня 2024 року\n\nТекст.") == "2024-01-10");
    const auto stated = reader().infer_reference("Published 10 January 2024\nText.");
    REQUIRE(stated);
    CHECK_FALSE(stated->inferred);
    CHECK(stated->how == "from the line “Published 10 January 2024”");
}

TEST_CASE("a dateline is believed, its missing year worked out") {
    CHECK(day_of("KYIV, Jan. 10, 2024 (Agency) - Words.") == "2024-01-10");
    CHECK(day_of("KYIV, Jan 10 (Agency) - A missile fell on December 30, 2023.") == "2024-01-10");
    CHECK(day_of("KYIV, Jan 10 (Agency) - Nothing tells the year.") == "none");
}

TEST_CASE("weekdays and a full date bound the day of writing") {
    const auto solved = reader().infer_reference("A statement issued Tuesday evening condemned the strike of January "
                                                 "2, 2024. Officials first spoke of it on Thursday.");
    REQUIRE(solved);
    CHECK(core::to_string(solved->day) == "2024-01-10");
    CHECK(solved->edtf == "2024-01-09/2024-01-10");
    CHECK(solved->inferred);
    CHECK(day_of("Officials spoke on Thursday.") == "none");
    CHECK(day_of("It fell on January 2, 2024.") == "none");
    CHECK(day_of("") == "none");
}

TEST_CASE("a relative day beside its date tells the day of writing") {
    CHECK(day_of("Yesterday, 17 February 2006, the office confirmed the outbreak.") == "2006-02-18");
}

TEST_CASE("without a reference date a bare weekday stays open") {
    const auto found = reader().find("It burned on Thursday, two days ago, in January.");
    REQUIRE(found.size() == 3);
    for (const auto& one : found) {
        CHECK(one.has(reading::date_flag::open));
        CHECK(one.edtf.empty());
        CHECK_FALSE(one.span);
    }
    CHECK(found[0].value == "XXXX-WXX-4");
}

#include "reading/dates/dates.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace whenabouts;

namespace {

const reading::DateReader& reader() {
    static const auto loaded = reading::DateReader::load(std::string(WHENABOUTS_SOURCE_DIR) + "/assets/lexicons");
    REQUIRE(loaded);
    return *loaded;
}

/// "words=value; words=value" of what is found, read on Wednesday 10 January 2024.
std::string read(std::string_view text, std::optional<core::Day> reference = core::Day{2024, 1, 10}) {
    reading::DateHints hints;
    hints.reference = reference;
    std::string out;
    for (const auto& found : reader().find(text, hints)) {
        if (!out.empty()) out += "; ";
        out += std::string(found.in(text)) + "=" + found.value;
    }
    return out;
}

const reading::TimeExpression only(std::string_view text) {
    reading::DateHints hints;
    hints.reference = core::Day{2024, 1, 10};
    const auto found = reader().find(text, hints);
    REQUIRE(found.size() == 1);
    return found.front();
}

} // namespace

TEST_CASE("full and partial dates") {
    CHECK(read("It fell on 5 March 2022.") == "5 March 2022=2022-03-05");
    CHECK(read("It fell on March 5th, 2022, at dawn.") == "March 5th, 2022=2022-03-05");
    CHECK(read("Dated Feb. 3, the order stands.") == "Feb. 3=2024-02-03");
    CHECK(read("Shells hit the yard on Nov 28, wounding two.") == "Nov 28=2023-11-28");
    CHECK(read("In the spring of 2021 the dam broke.") == "the spring of 2021=2021-SP");
    CHECK(read("The war of 1812 and the raid of 1916.") == "1812=1812; 1916=1916");
    CHECK(read("Back in the nineties it was calm.") == "the nineties=199");
    CHECK(read("February 30, 2024 does not exist.").find("2024-02-30") == std::string::npos);
}

TEST_CASE("ranges and lists share what they leave out") {
    CHECK(read("From 28 December – 2 January it rained.") == "28 December – 2 January=2023-12-28/2024-01-02");
    CHECK(read("The truce of 10–12 November failed.") == "10–12 November=2023-11-10/2023-11-12");
    CHECK(read("Raids on 1, 2 and 4 December 2023.") == "1=2023-12-01; 2=2023-12-02; 4 December 2023=2023-12-04");
    CHECK(read("From Dec. 26 to Jan. 3 the road was shut.") == "Dec. 26=2023-12-26; Jan. 3=2024-01-03");
}

TEST_CASE("weekdays follow the tense") {
    CHECK(read("Two men were shot on Sunday.") == "Sunday=2024-01-07");
    CHECK(read("The parties will meet on Sunday.") == "Sunday=2024-01-14");
    CHECK(read("The talks had been scheduled for Sunday.") == "Sunday=2024-01-07");
    CHECK(read("Roads stay shut until Monday.") == "Monday=2024-01-15");
}

TEST_CASE("relative periods") {
    CHECK(read("Last weekend was calm.") == "Last weekend=2024-W01-WE");
    CHECK(read("Next year there are elections.") == "Next year=2025");
    CHECK(read("It happened earlier this month.") == "earlier this month=2024-01");
    CHECK(read("He died five days ago.") == "five days ago=2024-01-05");
    CHECK(read("On 3 January a mine went off; another the next day.") ==
          "3 January=2024-01-03; the next day=2024-01-04");
    CHECK(read("On 3 January a mine went off. Four days earlier a car had burned.") ==
          "3 January=2024-01-03; Four days earlier=2023-12-30");
    CHECK(read("Over the past three weeks nine died.") == "the past three weeks=P3W");
}

TEST_CASE("clock times and parts of the day") {
    CHECK(read("Sirens sounded at 3:20 p.m. on Monday.") == "3:20 p.m. on Monday=2024-01-08T15:20");
    CHECK(read("At 02:15 UTC on January 4 it hit.") == "02:15 UTC on January 4=2024-01-04T02:15Z");
    CHECK(read("Drones came early on Tuesday morning.").find("2024-01-09TMO") != std::string::npos);
    CHECK(read("The night of 4 January was loud.") == "The night of 4 January=2024-01-04TNI");
    const auto clock = only("It began at 6:30 a.m. (0430 GMT) on 4 January.");
    CHECK(clock.edtf == "2024-01-04T06:30+02:00");
    REQUIRE(clock.span);
    CHECK(core::to_iso(*clock.span->begin()) == "2024-01-04T04:30:00.000Z");
}

TEST_CASE("a night covers two local days") {
    const auto night = only("The port was attacked overnight.");
    CHECK(night.edtf == "2024-01-09/2024-01-10");
    CHECK(night.has(reading::date_flag::night));
    REQUIRE(night.span);
    CHECK(night.span->first_day() == core::Day{2024, 1, 9});
    CHECK(night.span->last_day() == core::Day{2024, 1, 10});
    CHECK(night.span->precision() == core::TimePrecision::daypart);
    CHECK(night.span->kind() == core::TimeKind::within);
}

TEST_CASE("spans carry their precision") {
    CHECK(only("In late October 2023 it ended.").edtf == "2023-10-21/2023-10-31");
    CHECK(only("Last week it ended.").span->precision() == core::TimePrecision::week);
    CHECK(only("In 2021 it ended.").span->precision() == core::TimePrecision::year);
    CHECK(only("On Monday evening it ended.").span->precision() == core::TimePrecision::daypart);
    CHECK(only("A ceasefire held from 3 to 5 January.").span->kind() == core::TimeKind::throughout);
    CHECK(only("Closed since 24 February 2022.").has(reading::date_flag::since));
    CHECK(only("A report of 3/4/2023.").has(reading::date_flag::ambiguous_order));
    CHECK(only("On Friday, 5 January 2023.").has(reading::date_flag::weekday_mismatch));
}

TEST_CASE("days named by the month, holidays, short quarters, early hours") {
    CHECK(read("On 3 January it burned. On the 5th it rained.") == "3 January=2024-01-03; the 5th=2024-01-05");
    CHECK(read("On the 17th it rained.") == "the 17th=2023-12-17");
    CHECK(read("They live on the 17th floor.").empty());
    CHECK(read("The raid of Christmas Eve killed four.") == "Christmas Eve=2023-12-24");
    CHECK(read("On New Year's Day 2024 it began.") == "New Year's Day 2024=2024-01-01");
    CHECK(read("Losses of Q3 2023 were high.") == "Q3 2023=2023-Q3");
    CHECK(read("In the early hours of Tuesday a bomb went off.") == "the early hours of Tuesday=2024-01-09TMO");
    CHECK(read("Yesterday, January 9, 2024, it ended.") == "Yesterday, January 9, 2024=2024-01-09");
    CHECK(read("A five-year-old died.") == "five-year-old=P5Y");
}

TEST_CASE("durations and sets are no dates") {
    CHECK(read("It lasted two and a half hours.") == "two and a half hours=PT2H30M");
    CHECK(read("A 10-day truce.") == "10-day=P10D");
    CHECK(read("They meet every two weeks.") == "every two weeks=P2W");
    CHECK(read("At least 30 days passed.") == "At least 30 days=P30D");
}

TEST_CASE("numbers, codes and names are no times") {
    for (const char* text :
         {"The 152mm gun fired 2000 rounds.", "A Boeing 737 and an F-16 landed.", "He paid $1999 for it.",
          "They won 3-2.", "A 37 years old man.", "May he rest.", "They march on.", "A mile is 1609 metres.",
          "Call 555-1234.", "The second car burned.", "House No. 1945 stands.", "The Sun set; the sat phone rang."}) {
        CAPTURE(text);
        CHECK(read(text).empty());
    }
}

TEST_CASE("Ukrainian and Russian") {
    CHECK(read("Вночі 3 січня збили дрони.").find("2024-01-03") != std::string::npos);
    CHECK(read("Через два дні відкриють міст.") == "Через два дні=2024-01-12");
    CHECK(read("Обстріл стався 25-го грудня.") == "25-го грудня=2023-12-25");
    CHECK(read("Удар нанесли в понедельник утром.") == "понедельник утром=2024-01-08TMO");
    CHECK(read("Три недели назад мост взорвали.") == "Три недели назад=2023-W51");
}

TEST_CASE("skipped stretches are not read") {
    const std::string text = "Friday came before Monday.";
    const std::vector<std::pair<std::size_t, std::size_t>> skip{{0, 6}};
    reading::DateHints hints;
    hints.reference = core::Day{2024, 1, 10};
    hints.skip = skip;
    const auto found = reader().find(text, hints);
    REQUIRE(found.size() == 1);
    CHECK(found[0].in(text) == "Monday");
}

TEST_CASE("hostile texts are read in linear time and without harm") {
    CHECK(read("").empty());
    std::string nested;
    for (int i = 0; i < 20'000; ++i) nested += "5 p.m. (";
    CHECK_FALSE(read(nested).empty());
    CHECK(read(std::string(1'000'000, '7')).empty());
    CHECK(read(std::string(1'000'000, 'a')).empty());
    std::string many;
    for (int i = 0; i < 50'000; ++i) many += "a year ago the third quarter ";
    CHECK_FALSE(read(many).empty());
    std::string lists;
    for (int i = 0; i < 50'000; ++i) lists += "1, 2 and ";
    read(lists);
    read("\xff\xfe\x80 Monday \xe2\x80");
    read("1" + std::string(100'000, ','));
    std::string commas = "1";
    for (int i = 0; i < 100'000; ++i) commas += ",000";
    read(commas + " years ago");
    CHECK(read("99999 centuries ago and 99999 decades hence") ==
          "99999 centuries ago=PAST_REF; 99999 decades hence=FUTURE_REF");
    CHECK(read("90,000 years ago") == "90,000 years ago=PAST_REF");
}

TEST_CASE("a missing or broken word list is refused in one line") {
    const auto missing = reading::DateReader::load("no such folder");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().exit_status() == 3);
}

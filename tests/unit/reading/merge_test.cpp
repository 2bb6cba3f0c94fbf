#include "reading/incidents/families.hpp"
#include "reading/incidents/merge.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using namespace whenabouts::reading;

namespace {

Event event(std::string category, const char* edtf, const char* place_id,
            core::PlaceKind kind = core::PlaceKind::settlement, core::LonLat at = {}) {
    Event out;
    out.category = std::move(category);
    out.weight = 3;
    if (edtf != nullptr) {
        EventDate date;
        date.span = core::TimeSpan::parse(edtf).value();
        out.date = date;
    }
    if (place_id != nullptr) {
        EventPlace place;
        place.place.id = place.place.name = place_id;
        place.place.kind = kind;
        place.place.country = "UA";
        place.place.region = "Kharkiv Oblast";
        place.position = place.place.position = at;
        place.precision = kind == core::PlaceKind::country  ? core::PlacePrecision::country
                          : kind == core::PlaceKind::region ? core::PlacePrecision::adm1
                                                            : core::PlacePrecision::settlement;
        out.place = place;
    }
    return out;
}

} // namespace

TEST_CASE("mentions of one family, day and place are one incident") {
    const auto kharkiv = event("missile_strike", "2024-01-02", "kharkiv", core::PlaceKind::settlement, {36.2, 50.0});
    CHECK(compatible(kharkiv, event("attack", "2024-01-02", "kharkiv")));
    CHECK(compatible(kharkiv, event("killing", nullptr, nullptr)));
    CHECK(compatible(kharkiv, event("attack", "2024-01", "ukraine", core::PlaceKind::country)));
    CHECK(compatible(kharkiv, event("attack", "2024-01-02", "Kharkiv Oblast", core::PlaceKind::region)));
    CHECK_FALSE(compatible(kharkiv, event("attack", "2024-01-03", "kharkiv")));
    CHECK_FALSE(compatible(kharkiv, event("flood", "2024-01-02", "kharkiv")));
    CHECK_FALSE(compatible(kharkiv, event("attack", "2024-01-02", "kyiv", core::PlaceKind::settlement, {30.5, 50.4})));
}

TEST_CASE("a night before a day does not make two dates one") {
    auto night = event("attack", "2024-01-02", nullptr);
    night.date->span =
        night.date->span.with(core::TimeWindow{core::midnight({2024, 1, 1}), core::midnight({2024, 1, 3})})
            .with(core::TimePrecision::daypart);
    CHECK_FALSE(compatible(night, event("attack", "2024-01-01", nullptr)));
    CHECK(compatible(night, event("attack", "2024-01-02", nullptr)));
}

TEST_CASE("absorbing keeps the finer date and place and every quotation") {
    auto told = event("attack", "2024-01", "ukraine", core::PlaceKind::country);
    told.quote = {0, 10};
    auto mention = event("missile_strike", "2024-01-02", "kharkiv");
    mention.quote = {20, 30};
    mention.toll.killed.best = 3;
    absorb(told, mention);
    CHECK(told.category == "missile_strike");
    CHECK(told.date->span.edtf() == "2024-01-02");
    CHECK(told.place->place.id == "kharkiv");
    CHECK(told.toll.killed.best == 3);
    REQUIRE(told.further_quotes.size() == 1);
    CHECK(told.further_quotes.front() == ByteSpan{20, 30});
}

TEST_CASE("floods and landslides of one rain stay two incidents") {
    CHECK_FALSE(same_family("flood", "landslide"));
    CHECK(same_family("explosion", "fire"));
    CHECK_FALSE(same_family("protest", "missile_strike"));
    CHECK(same_family("unknown", "unknown"));
    CHECK_FALSE(same_family("unknown", "attack"));
}

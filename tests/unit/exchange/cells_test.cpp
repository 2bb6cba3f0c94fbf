#include "exchange/import/date_cells.hpp"
#include "exchange/import/position_cells.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>

using namespace whenabouts;
using exchange::DateOrder;
using exchange::PairOrder;

namespace {

std::string edtf(std::string_view cell, DateOrder order = DateOrder::unknown, std::string_view clock = {}) {
    static const auto words =
        reading::DateReader::load(std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets" / "lexicons").value();
    exchange::DateCells dates(&words);
    dates.allow_short_years(order != DateOrder::unknown);
    const auto span = dates.read(cell, order, clock);
    return span ? span->edtf() : "!";
}

std::string at(std::string_view lon, std::string_view lat) {
    const auto found = exchange::position_of(lon, lat);
    return found ? fmt::format("{},{} {:.0f}", found->position.lon, found->position.lat, found->radius_m)
                 : found.error().what;
}

std::string at(std::string_view cell, PairOrder order) {
    const auto found = exchange::position_of(cell, order);
    return found ? fmt::format("{:.4f},{:.4f}", found->position.lon, found->position.lat) : "!";
}

} // namespace

TEST_CASE("dates are as exact as they are written") {
    CHECK(edtf("2023-12-30") == "2023-12-30");
    CHECK(edtf(" 2023-1-2 ") == "2023-01-02");
    CHECK(edtf("2023/12/30") == "2023-12-30");
    CHECK(edtf("2023-12") == "2023-12");
    CHECK(edtf("12/2023") == "2023-12");
    CHECK(edtf("2023") == "2023");
    CHECK(edtf("20231230") == "2023-12-30");
    CHECK(edtf("20231230143005") == "2023-12-30T14:30:05");
    CHECK(edtf("2023-12-30 14:30") == "2023-12-30T14:30");
    CHECK(edtf("2023-12-30T14:30:05.000Z") == "2023-12-30T14:30:05Z");
    CHECK(edtf("2023-12-30 14:30:05.25 +0200") == "2023-12-30T14:30:05.25+02:00");
    CHECK(edtf("2023-12-30 2:30 pm") == "2023-12-30T14:30");
    CHECK(edtf("2023-12-30", DateOrder::unknown, "09:15") == "2023-12-30T09:15");
    CHECK(edtf("2023-12-30/2024-01-02") == "2023-12-30/2024-01-02");
    CHECK(edtf("2024-01-02~") == "2024-01-02~");
    CHECK(edtf("30 December 2023") == "2023-12-30");
    CHECK(edtf("Dec. 30, 2023") == "2023-12-30");
    CHECK(edtf("30 грудня 2023 року") != "");
}

TEST_CASE("day and month are never guessed") {
    CHECK(edtf("13/02/2024") == "2024-02-13");
    CHECK(edtf("02/13/2024") == "2024-02-13");
    CHECK(edtf("02/02/2024") == "2024-02-02");
    CHECK(edtf("03/02/2024") == "!");
    CHECK(edtf("03.02.2024", DateOrder::day_first) == "2024-02-03");
    CHECK(edtf("03-02-2024", DateOrder::month_first) == "2024-03-02");
    CHECK(edtf("13/02/2024", DateOrder::month_first) == "!");
    CHECK(edtf("13/02/2024 14:30", DateOrder::day_first) == "2024-02-13T14:30");
    CHECK(edtf("13/02/24") == "!");
    CHECK(edtf("13/02/24", DateOrder::day_first) == "2024-02-13");
    CHECK(edtf("13/02/70", DateOrder::day_first) == "1970-02-13");
    using exchange::order_proof;
    using exchange::OrderProof;
    CHECK(order_proof("13/02/2024") == OrderProof::day_first);
    CHECK(order_proof("02-13-2024 10:00") == OrderProof::month_first);
    CHECK(order_proof("03.02.2024") == OrderProof::either);
    CHECK(order_proof("02.02.2024") == OrderProof::none);
    CHECK(order_proof("2024-02-03") == OrderProof::none);
}

TEST_CASE("what is no date is said to be none") {
    for (const char* cell : {"2023-02-30", "2023-13-01", "45292", "soon", "yesterday", "Tuesday", "1704153600",
                             "2024-01-02 25:00", "2024-01-02 soon", "1/2", "//", "2024-01-02T", "99999999", "\xD0\xB6"})
        CHECK_MESSAGE(edtf(cell) == "!", cell);
}

TEST_CASE("positions say how far they can be trusted") {
    CHECK(at("35.12345", "47.5") == "35.12345,47.5 1");
    CHECK(at("35", "47") == "35,47 111320");
    CHECK(at("35,12", " 47,5 ") == "35.12,47.5 1113");
    CHECK(at("+35.1", "-47") == "35.1,-47 11132");
    CHECK(at("nan", "47").find("finite") != std::string::npos);
    CHECK(at("35", "inf").find("finite") != std::string::npos);
    CHECK(at("35", "1e999").find("finite") != std::string::npos);
    CHECK(at("47", "135").find("swapped") != std::string::npos);
    CHECK(at("181", "47").find("beyond 180") != std::string::npos);
    CHECK(at("4123456", "5312345").find("WGS 84") != std::string::npos);
    CHECK(at("35", "x").find("latitude 'x' is no number") != std::string::npos);
    CHECK(at("30°30'E", "50°15'N").starts_with("30.5,50.25"));
}

TEST_CASE("two numbers in one cell need an order") {
    CHECK(at("50.5, 30.5", PairOrder::unknown) == "!");
    CHECK(at("50.5, 30.5", PairOrder::lat_lon) == "30.5000,50.5000");
    CHECK(at("[30.5,50.5]", PairOrder::lon_lat) == "30.5000,50.5000");
    CHECK(at("50.5; 130.5", PairOrder::unknown) == "130.5000,50.5000");
    CHECK(at("POINT (30.5 50.5)", PairOrder::unknown) == "30.5000,50.5000");
    CHECK(at("36UXU512700", PairOrder::unknown) != "!");
    CHECK(at("Kyiv", PairOrder::lat_lon) == "!");
    CHECK(exchange::looks_like_position("50.5 30.5"));
    CHECK(exchange::looks_like_position("POINT(30 50)"));
    CHECK_FALSE(exchange::looks_like_position("Kyiv"));
}

#include "timeline/columns.hpp"
#include "timeline/columns_of.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <random>
#include <unistd.h>

using namespace whenabouts;
using timeline::ColumnQuery;
using timeline::ColumnRow;
using timeline::Columns;

namespace {

constexpr std::int64_t day = 86'400'000;
const std::vector<std::string> kinds{"a", "b", "c", "d"};

std::vector<ColumnRow> random_rows(std::size_t count, unsigned seed) {
    std::mt19937_64 random(seed);
    const auto pick = [&random](std::uint64_t below) { return static_cast<std::int64_t>(random() % below); };
    std::vector<ColumnRow> rows(count);
    for (std::size_t i = 0; i < count; ++i) {
        ColumnRow& row = rows[i];
        row.id = static_cast<std::int64_t>(i) + 1;
        if (pick(20) != 0) row.begin = pick(4000) * day;
        if (pick(20) != 0)
            row.end = (row.begin < 0 ? pick(4000) * day : row.begin) + (1 + pick(pick(50) == 0 ? 900 : 3)) * day;
        if (pick(10) != 0) {
            row.lon = timeline::column_degrees(static_cast<double>(pick(3'600'001)) / 1e4 - 180);
            row.lat = timeline::column_degrees(static_cast<double>(pick(1'800'001)) / 1e4 - 90);
        }
        row.category = static_cast<std::uint16_t>(pick(4));
        row.workflow = static_cast<std::uint16_t>(pick(7));
    }
    return rows;
}

/// The same question, asked row by row in plain words.
bool fits(const ColumnRow& row, const ColumnQuery& query) {
    const bool undated =
        row.begin == std::numeric_limits<std::int64_t>::min() && row.end == std::numeric_limits<std::int64_t>::max();
    const auto ms = [](core::TimePoint point) { return point.time_since_epoch().count(); };
    if (query.when) {
        if (undated) return false;
        const auto& [from, until] = *query.when;
        if (until && row.begin >= ms(*until)) return false;
        if (from && row.end <= ms(*from)) return false;
        if (query.certain_only && ((from && row.begin < ms(*from)) || (until && row.end > ms(*until)))) return false;
    } else if (undated && !query.undated) {
        return false;
    }
    const bool located = row.lon != ColumnRow::unlocated;
    if (query.within) {
        if (!located || !query.within->contains(core::LonLat{row.lon / 1e7, row.lat / 1e7})) return false;
    } else if (!located && !query.unlocated) {
        return false;
    }
    if (!query.categories.empty() && query.categories[row.category] == 0) return false;
    return query.workflows == 0 || (query.workflows >> row.workflow & 1) != 0;
}

std::vector<std::int64_t> ids_of(const Columns& columns, const std::vector<std::uint32_t>& found) {
    std::vector<std::int64_t> ids;
    for (const std::uint32_t at : found) ids.push_back(columns.id(at));
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

TEST_CASE("columns find what a plain search finds") {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{1500}, std::size_t{200'000}}) {
        const auto rows = random_rows(count, 5);
        const Columns columns(rows, kinds);
        REQUIRE(columns.size() == count);
        std::mt19937 random(9);
        for (int i = 0; i < 60; ++i) {
            ColumnQuery query;
            const auto point = [&random] {
                return core::TimePoint(std::chrono::milliseconds(day * (random() % 4200)));
            };
            if (i % 2 == 0) {
                query.when = core::TimeWindow{point(), std::nullopt};
                if (i % 4 == 0) query.when->until = *query.when->from + std::chrono::days(1 + random() % 300);
                if (i % 12 == 2) query.when->from.reset();
                query.certain_only = i % 3 == 0;
            }
            if (i % 5 < 2) {
                const double west = static_cast<double>(random() % 3600) / 10 - 180;
                const double south = static_cast<double>(random() % 1700) / 10 - 90;
                query.within = core::Box{west, south, std::remainder(west + 30, 360.0), std::min(90.0, south + 25)};
            }
            if (i % 3 == 1) query.categories = {1, 0, static_cast<std::uint8_t>(random() % 2), 0};
            if (i % 7 == 3) query.workflows = static_cast<std::uint16_t>(1U << (random() % 7));
            query.unlocated = i % 11 != 4;
            query.undated = i % 13 != 4;
            std::vector<std::int64_t> wanted;
            for (const ColumnRow& row : rows)
                if (fits(row, query)) wanted.push_back(row.id);
            CHECK(ids_of(columns, columns.find(query)) == wanted);
            CHECK(columns.count(query) == wanted.size());
        }
    }
}

TEST_CASE("a cache file gives the same columns; a changed one is refused") {
    const auto path = std::filesystem::temp_directory_path() / ("columns-" + std::to_string(::getpid()));
    const Columns columns(random_rows(3000, 6), kinds);
    const timeline::ColumnKey key{"4185913c-b571-55e9-baad-20a248079318", 17, std::string(64, 'a')};
    REQUIRE(columns.save(path, key));
    {
        timeline::ColumnKey found;
        const auto back = Columns::open(path, nullptr, &found);
        REQUIRE(back);
        CHECK(found == key);
        CHECK(back->size() == columns.size());
        CHECK(back->categories() == kinds);
        for (std::size_t i = 0; i < columns.size(); ++i) REQUIRE(back->row(i) == columns.row(i));
        CHECK(back->find({}) == columns.find({}));
        auto other = key;
        other.revision = 18;
        CHECK_FALSE(Columns::open(path, &other));
    }
    const auto size = std::filesystem::file_size(path);
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        const auto at = static_cast<std::streamoff>(256 + random() % (size - 256));
        file.seekg(at);
        const int byte = file.get();
        file.seekp(at);
        file.put(static_cast<char>(byte ^ (1 << (random() % 8))));
        file.close();
        CHECK_FALSE(Columns::open(path, &key));
        std::ofstream(path, std::ios::in | std::ios::out | std::ios::binary).seekp(at).put(static_cast<char>(byte));
    }
    REQUIRE(Columns::open(path, &key));
    for (const auto cut : {std::uintmax_t{0}, std::uintmax_t{100}, std::uintmax_t{256}, size / 2, size - 1}) {
        std::filesystem::resize_file(path, cut);
        CHECK_FALSE(Columns::open(path, &key));
    }
    std::filesystem::remove(path);
}

TEST_CASE("a cache file whose numbers mean nothing is refused, although its checksum is right") {
    const auto path = std::filesystem::temp_directory_path() / ("columns-" + std::to_string(::getpid()));
    const timeline::ColumnKey key{"4185913c-b571-55e9-baad-20a248079318", 17, std::string(64, 'a')};
    ColumnRow sound, strange_workflow, strange_precision;
    strange_workflow.workflow = 16;
    strange_precision.precision = static_cast<core::PlacePrecision>(12);
    for (const ColumnRow& row : {sound, strange_workflow, strange_precision}) {
        REQUIRE(Columns({row}, kinds).save(path, key));
        CHECK(Columns::open(path, &key).has_value() == (row == sound));
    }
    std::filesystem::remove(path);
}

TEST_CASE("The key of an area tells the area again") {
    using whenabouts::core::PlacePrecision;
    namespace timeline = whenabouts::timeline;
    const auto country = timeline::place_of_area(timeline::area_key(PlacePrecision::country, "geonames:690791", "UA"));
    CHECK(country.precision == PlacePrecision::country);
    CHECK(country.country == "UA");
    CHECK(country.place_id.empty());
    const auto region = timeline::place_of_area(timeline::area_key(PlacePrecision::adm1, "geonames:687699", "UA"));
    CHECK(region.precision == PlacePrecision::adm1);
    CHECK(region.place_id == "geonames:687699");
    CHECK(timeline::place_of_area("").precision == PlacePrecision::none);
    CHECK(timeline::place_of_area("elsewhere:1").precision == PlacePrecision::none);
}

TEST_CASE("The rows of all zones are all rows, once") {
    const whenabouts::timeline::Columns columns(std::vector<whenabouts::timeline::ColumnRow>(2'500), {"event"});
    std::size_t next = 0;
    for (std::size_t zone = 0; zone < columns.zones().size(); ++zone) {
        CHECK(columns.rows_of(zone).first == next);
        next += columns.rows_of(zone).count();
    }
    CHECK(next == 2'500);
}

#include "timeline/kept_rows.hpp"

#include "timeline/calendar.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <random>

using namespace whenabouts;
using core::Membership;
using core::TimeSpan;
using core::TimeWindow;
using timeline::Columns;
using timeline::KeptRows;
using timeline::Member;

namespace {

struct Entry {
    TimeWindow span;
    std::uint16_t category = 0;
};

/// The entries as columns; an entry's index becomes its number in the store.
std::shared_ptr<const Columns> columns_of(const std::vector<Entry>& entries) {
    std::vector<timeline::ColumnRow> rows;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        timeline::ColumnRow& row = rows.emplace_back();
        row.id = static_cast<std::int64_t>(i);
        if (entries[i].span.from) row.begin = entries[i].span.from->time_since_epoch().count();
        if (entries[i].span.until) row.end = entries[i].span.until->time_since_epoch().count();
        row.category = entries[i].category;
        row.lon = static_cast<std::int32_t>(i * 7919 % 1000) * 1'000'000;
        row.lat = static_cast<std::int32_t>(i * 104729 % 800) * 1'000'000;
        if (i % 5 == 0) row.lon = row.lat = timeline::ColumnRow::unlocated;
    }
    return std::make_shared<Columns>(std::move(rows), std::vector<std::string>{"a", "b", "c", "d"});
}

/// Flags by entry, in the order of the columns' rows.
std::vector<std::uint8_t> in_rows(const Columns& columns, const std::vector<std::uint8_t>& by_entry) {
    std::vector<std::uint8_t> flags;
    if (by_entry.empty()) return flags;
    for (const std::int64_t id : columns.ids()) flags.push_back(by_entry[static_cast<std::size_t>(id)]);
    return flags;
}

constexpr std::array<std::uint16_t, 4> own_numbers{0, 1, 2, 3};

core::TimePoint at(std::int64_t ms) {
    return core::TimePoint(std::chrono::milliseconds(ms));
}

TimeSpan span_of(const TimeWindow& window) {
    return TimeSpan::parse("2000-01-01").value().with(window);
}

/// The truth: what core says about one span.
Membership membership(const TimeWindow& span, const TimeWindow& window) {
    if (!span.from && !span.until) return Membership::out;
    return span_of(span).in(window);
}

struct RandomTimes {
    std::mt19937 engine{20240102};
    std::int64_t below(std::int64_t n) { return std::uniform_int_distribution<std::int64_t>(0, n - 1)(engine); }
    bool one_in(std::int64_t n) { return below(n) == 0; }

    /// Small numbers on purpose: equal bounds are where mistakes live.
    TimeWindow window(std::int64_t range, std::int64_t open_one_in) {
        const std::int64_t begin = below(range) - range / 2;
        TimeWindow made{at(begin), at(begin + 1 + below(one_in(4) ? range : 5))};
        if (one_in(open_one_in)) made.from.reset();
        if (one_in(open_one_in)) made.until.reset();
        return made;
    }
    std::vector<Entry> entries(std::size_t count) {
        std::vector<Entry> made;
        for (std::size_t i = 0; i < count; ++i) made.push_back({window(200, 12), static_cast<std::uint16_t>(below(4))});
        return made;
    }
    std::vector<std::uint8_t> kept(std::size_t count) {
        std::vector<std::uint8_t> made(count);
        for (auto& flag : made) flag = one_in(3) ? 0 : 1;
        return made;
    }
};

} // namespace

TEST_CASE("counts and lists equal a scan by core::TimeSpan::in, for random spans, windows and filters") {
    RandomTimes random;
    for (int round = 0; round < 1000; ++round) {
        const auto entries = random.entries(static_cast<std::size_t>(random.below(round % 50 == 0 ? 4000 : 60)));
        const auto kept = round % 2 == 0 ? std::vector<std::uint8_t>{} : random.kept(entries.size());
        const TimeWindow window = random.window(220, 6);
        const auto columns = columns_of(entries);
        const KeptRows rows(columns, in_rows(*columns, kept));

        timeline::Counts counts;
        std::vector<std::pair<std::size_t, Membership>> members;
        std::vector<std::size_t> undated;
        std::size_t unlocated = 0;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (!kept.empty() && kept[i] == 0) continue;
            const TimeWindow& span = entries[i].span;
            if (!span.from && !span.until) {
                ++counts.undated;
                undated.push_back(i);
                continue;
            }
            const Membership m = membership(span, window);
            ++(m == Membership::certain ? counts.certain : m == Membership::possible ? counts.possible : counts.out);
            if (m != Membership::out) members.emplace_back(i, m);
            if (m != Membership::out && i % 5 == 0) ++unlocated;
        }
        std::stable_sort(members.begin(), members.end(), [&](const auto& a, const auto& b) {
            const auto begin = [&](const auto& m) {
                return entries[m.first].span.from.value_or(core::TimePoint::min());
            };
            return begin(a) < begin(b);
        });
        REQUIRE(rows.count(window) == counts);
        REQUIRE(rows.size() == counts.total());
        REQUIRE(rows.unlocated(window, true) == unlocated);
        const std::size_t most = round % 3 == 0 ? 7 : entries.size();
        std::vector<std::pair<std::size_t, Membership>> listed;
        for (const Member& member : rows.first({window, true, {}}, most))
            listed.emplace_back(static_cast<std::size_t>(columns->id(member.row)), member.membership);
        REQUIRE(rows.count(timeline::Listing{window, true, {}}) == members.size());
        members.resize(std::min(most, members.size()));
        REQUIRE(listed == members);
        std::vector<std::size_t> listed_undated;
        for (const std::uint32_t row : rows.undated(entries.size()))
            listed_undated.push_back(static_cast<std::size_t>(columns->id(row)));
        REQUIRE(listed_undated == undated);
    }
}

TEST_CASE("a list of what the map shows keeps what lies nowhere") {
    RandomTimes random;
    const auto entries = random.entries(3000);
    const auto columns = columns_of(entries);
    const KeptRows rows(columns);
    const core::Box box{20, 10, 60, 50};
    std::size_t expected = 0;
    for (std::size_t row = 0; row < columns->size(); ++row) {
        if (columns->begin(row) == INT64_MIN && columns->ends()[row] == INT64_MAX) continue;
        const bool nowhere = columns->lons()[row] == timeline::ColumnRow::unlocated;
        expected += nowhere || box.contains(core::LonLat{columns->lons()[row] / 1e7, columns->lats()[row] / 1e7});
    }
    CHECK(rows.first({{}, true, box}, 5000).size() == expected);
    CHECK(rows.count(timeline::Listing{{}, true, box}) == expected);
}

TEST_CASE("each bin of the histogram counts what its window counts") {
    RandomTimes random;
    for (int round = 0; round < 300; ++round) {
        const auto entries = random.entries(static_cast<std::size_t>(random.below(120)));
        const auto kept = round % 2 == 0 ? std::vector<std::uint8_t>{} : random.kept(entries.size());
        std::vector<core::TimePoint> edges{at(random.below(200) - 120)};
        for (auto bins = 1 + random.below(30); bins > 0; --bins)
            edges.push_back(edges.back() + std::chrono::milliseconds(1 + random.below(9)));
        const auto columns = columns_of(entries);
        const KeptRows rows(columns, in_rows(*columns, kept));
        const auto histogram = rows.histogram(edges, own_numbers, 4);
        REQUIRE(histogram.bins() == edges.size() - 1);
        for (std::size_t bin = 0; bin < histogram.bins(); ++bin) {
            const TimeWindow window{edges[bin], edges[bin + 1]};
            const auto counts = rows.count(window);
            REQUIRE(histogram.certain_in(bin) == counts.certain);
            REQUIRE(histogram.possible_in(bin) == counts.possible);
            std::array<std::uint32_t, 4> by_category{};
            for (const Member& member : rows.first({window, false, {}}, entries.size()))
                ++by_category[columns->category_numbers()[member.row]];
            for (std::size_t category = 0; category < 4; ++category)
                REQUIRE(histogram.certain[bin * 4 + category] == by_category[category]);
        }
    }
}

TEST_CASE("windows are half-open: an incident exactly at a bound") {
    const auto entry = [](const char* edtf) { return Entry{TimeSpan::parse(edtf).value().window(), 0}; };
    const std::vector<Entry> entries{entry("2023-12-30"), entry("2024-01-02"), entry("2023-12"), entry("XXXX"),
                                     entry("../2024-01-09")};
    const KeptRows line(columns_of(entries));
    const auto days = [](const char* interval) { return TimeSpan::parse(interval).value().window(); };
    CHECK(line.count(days("2023-12-30")) == timeline::Counts{1, 2, 1, 1});
    CHECK(line.count(days("2023-12-31/2024-01-01")) == timeline::Counts{0, 2, 2, 1});
    CHECK(line.count(days("2023-12-01/2024-01-02")) == timeline::Counts{3, 1, 0, 1});
    CHECK(line.count(TimeWindow{}) == timeline::Counts{4, 0, 0, 1});
    CHECK(line.undated(9).size() == 1);
    const auto extent = timeline::time_extent(line.columns());
    CHECK(extent->from == days("2023-12-01").from);
    CHECK(extent->until == days("2024-01-09").until);
}

TEST_CASE("empty columns answer") {
    const KeptRows line;
    CHECK(line.count(TimeWindow{}) == timeline::Counts{});
    CHECK(line.first({}, 10).empty());
    CHECK_FALSE(timeline::time_extent(line.columns()).has_value());
    CHECK_FALSE(timeline::place_extent(line).has_value());
    CHECK(line.histogram({at(0), at(5)}, own_numbers, 3).certain_in(0) == 0);
    const KeptRows undated(columns_of(std::vector<Entry>(3)));
    CHECK_FALSE(timeline::time_extent(undated.columns()).has_value());
    CHECK(undated.count(TimeWindow{}).undated == 3);
}

TEST_CASE("the extent goes through the antimeridian where that is shorter") {
    const auto extent = [](std::vector<std::pair<double, double>> places, float radius = -1) {
        std::vector<timeline::ColumnRow> rows;
        for (const auto& [lon, lat] : places) {
            rows.emplace_back();
            rows.back().lon = timeline::column_degrees(lon);
            rows.back().lat = timeline::column_degrees(lat);
            rows.back().radius_m = radius;
        }
        return timeline::place_extent(
                   KeptRows(std::make_shared<Columns>(std::move(rows), std::vector<std::string>{"a"})))
            .value();
    };
    CHECK(extent({{10, 50}, {30, 40}}) == core::Box{10, 40, 30, 50});
    CHECK(extent({{179, -17}, {-178, -18}}) == core::Box{179, -18, -178, -17});
    CHECK(extent({{5.03, 5}}) == core::Box{5.03, 5, 5.03, 5});
    const core::Box wide = extent({{10, 0}}, 111'195);
    CHECK(wide.west == doctest::Approx(9));
    CHECK(wide.east == doctest::Approx(11));
    CHECK(wide.north == doctest::Approx(1));
}

#include "timeline/timeline.hpp"

#include "timeline/calendar.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>

using namespace whenabouts;
using core::Membership;
using core::TimeSpan;
using core::TimeWindow;
using timeline::Entry;
using timeline::Timeline;

namespace {

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

TEST_CASE("counts and members equal a scan by core::TimeSpan::in, for random spans, windows and filters") {
    RandomTimes random;
    for (int round = 0; round < 1000; ++round) {
        const auto entries = random.entries(static_cast<std::size_t>(random.below(round % 50 == 0 ? 4000 : 60)));
        const auto kept = round % 2 == 0 ? std::vector<std::uint8_t>{} : random.kept(entries.size());
        const TimeWindow window = random.window(220, 6);
        const Timeline line(entries);

        timeline::Counts counts;
        std::vector<Timeline::Member> members;
        for (std::uint32_t row = 0; row < entries.size(); ++row) {
            if (!kept.empty() && kept[row] == 0) continue;
            const TimeWindow& span = entries[row].span;
            if (!span.from && !span.until) {
                ++counts.undated;
                continue;
            }
            const Membership m = membership(span, window);
            ++(m == Membership::certain ? counts.certain : m == Membership::possible ? counts.possible : counts.out);
            if (m != Membership::out) members.push_back({row, m});
        }
        std::stable_sort(members.begin(), members.end(), [&](const auto& a, const auto& b) {
            const auto begin = [&](const auto& m) { return entries[m.row].span.from.value_or(core::TimePoint::min()); };
            return begin(a) < begin(b);
        });
        REQUIRE(line.size() == entries.size());
        REQUIRE(line.count(window, kept) == counts);
        REQUIRE(line.members(window, kept) == members);
    }
}

TEST_CASE("each bin of the histogram counts what its window counts") {
    RandomTimes random;
    for (int round = 0; round < 300; ++round) {
        const auto entries = random.entries(static_cast<std::size_t>(random.below(120)));
        const auto kept = round % 2 == 0 ? std::vector<std::uint8_t>{} : random.kept(entries.size());
        std::vector<core::TimePoint> edges{at(random.below(200) - 120)};
        for (auto bins = 1 + random.below(30); bins > 0; --bins)
            edges.push_back(edges.back() + std::chrono::milliseconds(1 + random.below(9)));
        const Timeline line(entries);
        const auto histogram = line.histogram(edges, 4, kept);
        REQUIRE(histogram.bins() == edges.size() - 1);
        for (std::size_t bin = 0; bin < histogram.bins(); ++bin) {
            const TimeWindow window{edges[bin], edges[bin + 1]};
            const auto counts = line.count(window, kept);
            REQUIRE(histogram.certain_in(bin) == counts.certain);
            REQUIRE(histogram.possible_in(bin) == counts.possible);
            std::array<std::uint32_t, 4> by_category{};
            for (const auto& member : line.members(window, kept))
                if (member.membership == Membership::certain) ++by_category[entries[member.row].category];
            for (std::size_t category = 0; category < 4; ++category)
                REQUIRE(histogram.certain[bin * 4 + category] == by_category[category]);
        }
    }
}

TEST_CASE("windows are half-open: an incident exactly at a bound") {
    const auto entry = [](const char* edtf) { return Entry{TimeSpan::parse(edtf).value().window(), 0}; };
    const std::vector<Entry> entries{entry("2023-12-30"), entry("2024-01-02"), entry("2023-12"), entry("XXXX"),
                                     entry("../2024-01-09")};
    const Timeline line(entries);
    const auto days = [](const char* interval) { return TimeSpan::parse(interval).value().window(); };
    CHECK(line.count(days("2023-12-30")) == timeline::Counts{1, 2, 1, 1});
    CHECK(line.count(days("2023-12-31/2024-01-01")) == timeline::Counts{0, 2, 2, 1});
    CHECK(line.count(days("2023-12-01/2024-01-02")) == timeline::Counts{3, 1, 0, 1});
    CHECK(line.count({}) == timeline::Counts{4, 0, 0, 1});
    CHECK(line.undated().size() == 1);
    CHECK(line.extent()->from == days("2023-12-01").from);
    CHECK(line.extent()->until == days("2024-01-09").until);
}

TEST_CASE("an empty time line answers") {
    const Timeline line;
    CHECK(line.count({}) == timeline::Counts{});
    CHECK(line.members({}).empty());
    CHECK_FALSE(line.extent().has_value());
    CHECK(line.histogram({at(0), at(5)}, 3).certain_in(0) == 0);
    const std::vector<Entry> undated(3);
    CHECK_FALSE(Timeline(undated).extent().has_value());
    CHECK(Timeline(undated).count({}).undated == 3);
}

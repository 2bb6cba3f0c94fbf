#include "timeline/row_bins.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace whenabouts;
using core::Membership;
using core::TimeWindow;
using timeline::BinCounts;
using timeline::BinRule;
using timeline::Columns;
using timeline::KeptRows;

namespace {

core::TimePoint at(std::int64_t ms) {
    return core::TimePoint(std::chrono::milliseconds(ms));
}

/// Bins of ten degrees of longitude; the west has none.
class TenDegrees final : public BinRule {
  public:
    [[nodiscard]] std::size_t bins() const override { return 18; }
    [[nodiscard]] bool may_hold(const Columns::Zone& zone) const override { return zone.east >= 0; }
    void assign(const Columns& columns, std::size_t first, std::size_t count, std::uint32_t* bins) const override {
        for (std::size_t i = 0; i < count; ++i) {
            const std::int32_t lon = columns.lons()[first + i];
            bins[i] = lon < 0 ? none : std::min(17U, static_cast<std::uint32_t>(lon / 100'000'000));
        }
    }
};

struct Fixture {
    std::mt19937 engine{7};
    std::int64_t below(std::int64_t n) { return std::uniform_int_distribution<std::int64_t>(0, n - 1)(engine); }

    std::shared_ptr<const Columns> columns(std::size_t count) {
        std::vector<timeline::ColumnRow> rows(count);
        for (std::size_t i = 0; i < count; ++i) {
            rows[i].id = static_cast<std::int64_t>(i);
            rows[i].begin = below(1'000'000'000'000);
            rows[i].end = rows[i].begin + 1 + (below(10) == 0 ? below(100'000'000'000) : below(90'000'000));
            if (below(50) == 0) rows[i].begin = INT64_MIN;
            if (below(50) == 0) rows[i].end = INT64_MAX;
            if (below(20) == 0) continue; // unlocated
            rows[i].lon = static_cast<std::int32_t>(below(3'600'000'001) - 1'800'000'000);
            rows[i].lat = static_cast<std::int32_t>(below(1'700'000'000) - 850'000'000);
        }
        return std::make_shared<Columns>(std::move(rows), std::vector<std::string>{"a"});
    }
    TimeWindow window() {
        const std::int64_t from = below(1'000'000'000'000);
        TimeWindow made{at(from), at(from + 1 + below(below(2) == 0 ? 10'000'000'000 : 800'000'000'000))};
        if (below(12) == 0) made.from.reset();
        if (below(12) == 0) made.until.reset();
        return made;
    }
};

core::TimeSpan span_of(const Columns& columns, std::size_t row) {
    TimeWindow span;
    if (columns.begins()[row] != INT64_MIN) span.from = at(columns.begins()[row]);
    if (columns.ends()[row] != INT64_MAX) span.until = at(columns.ends()[row]);
    return core::TimeSpan::parse("2000-01-01").value().with(span);
}

} // namespace

TEST_CASE("moving the window counts what a scan counts, step by step and in jumps") {
    Fixture random;
    for (const std::size_t count : {std::size_t{0}, std::size_t{50}, std::size_t{3000}, std::size_t{300'000}}) {
        const auto columns = random.columns(count);
        std::vector<std::uint8_t> flags;
        if (count != 3000)
            for (std::size_t i = 0; i < count; ++i) flags.push_back(random.below(4) != 0);
        const auto rows = std::make_shared<const KeptRows>(columns, flags);
        const TenDegrees rule;
        BinCounts counts(std::make_shared<timeline::RowBins>(rows, rule));
        TimeWindow window = random.window();
        for (int step = 0; step < (count > 100'000 ? 40 : 250); ++step) {
            if (step % 3 == 0 || !window.from || !window.until)
                window = random.window();
            else { // a drag
                const auto by = std::chrono::milliseconds(random.below(2'000'000'000) - 1'000'000'000);
                window = {*window.from + by, *window.until + by};
            }
            counts.move_to(window);
            std::vector<std::uint32_t> certain(18), possible(18);
            std::vector<timeline::Member> members;
            for (std::uint32_t row = 0; row < columns->size(); ++row) {
                if (!rows->kept(row) || columns->lons()[row] < 0) continue;
                const bool undated = columns->begins()[row] == INT64_MIN && columns->ends()[row] == INT64_MAX;
                const Membership m = undated ? (window.from || window.until ? Membership::out : Membership::certain)
                                             : span_of(*columns, row).in(window);
                if (m == Membership::out) continue;
                const auto bin = std::min(17U, static_cast<std::uint32_t>(columns->lons()[row] / 100'000'000));
                ++(m == Membership::certain ? certain : possible)[bin];
                members.push_back({row, m});
            }
            REQUIRE(std::equal(certain.begin(), certain.end(), counts.certain().begin(), counts.certain().end()));
            REQUIRE(std::equal(possible.begin(), possible.end(), counts.possible().begin(), counts.possible().end()));
            REQUIRE(counts.sum() == members.size());
            if (step % 8 == 0) REQUIRE(counts.members(true, count) == members);
        }
    }
}

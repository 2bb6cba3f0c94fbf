#include "timeline/row_bins.hpp"

#include "timeline/threads.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace whenabouts::timeline {

namespace {

constexpr std::size_t zone_rows = Columns::zone_rows;

} // namespace

RowBins::RowBins(std::shared_ptr<const KeptRows> rows, const BinRule& rule)
    : m_rows(std::move(rows)), m_size(rule.bins()) {
    const Columns& c = m_rows->columns();
    std::vector<std::uint32_t> busy;
    for (std::uint32_t z = 0; z < c.zones().size(); ++z)
        if (rule.may_hold(c.zones()[z])) busy.push_back(z);
    m_bins.reset(new std::uint32_t[busy.size() * zone_rows]); // every place that is read is written first
    std::vector<std::uint8_t> some(busy.size());
    in_parts(parts_for(busy.size()), busy.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const Columns::Rows rows_here = c.rows_of(busy[i]);
            const std::size_t from = rows_here.first, count = rows_here.count();
            std::uint32_t* const bins = m_bins.get() + i * zone_rows;
            rule.assign(c, from, count, bins);
            std::uint32_t fullest = BinRule::none;
            for (std::size_t k = 0; k < count; ++k) {
                if (!m_rows->all_kept() && !m_rows->kept(from + k)) bins[k] = BinRule::none;
                fullest = std::min(fullest, bins[k]);
            }
            some[i] = fullest != BinRule::none;
        }
    });
    for (std::size_t i = 0; i < busy.size(); ++i)
        if (some[i] != 0) m_parts.push_back({busy[i], static_cast<std::uint32_t>(i * zone_rows)});
}

BinCounts::BinCounts(std::shared_ptr<const RowBins> bins)
    : m_bins(std::move(bins)), m_certain(m_bins->bins(), 0), m_possible(m_bins->bins(), 0) {}

namespace {

/// Adds `by` for each row that has a bin.
std::size_t add_all(const std::uint32_t* bins, std::size_t count, std::vector<std::uint32_t>& to, std::uint32_t by) {
    std::size_t sum = 0;
    for (std::size_t k = 0; k < count; ++k) {
        if (bins[k] == BinRule::none) continue;
        to[bins[k]] += by;
        ++sum;
    }
    return sum;
}

} // namespace

void BinCounts::count_anew(const WindowTest& now) {
    const Columns& c = m_bins->rows().columns();
    const auto parts = m_bins->parts();
    const std::size_t threads = std::min(parts_for(parts.size()), std::size_t{4});
    struct Own {
        std::vector<std::uint32_t> certain, possible;
        std::size_t sum = 0;
    };
    std::vector<Own> own(threads);
    own[0].certain.swap(m_certain);
    own[0].possible.swap(m_possible);
    in_parts(threads, parts.size(), [&](std::size_t thread, std::size_t first, std::size_t last) {
        Own& mine = own[thread];
        mine.certain.assign(m_bins->bins(), 0);
        mine.possible.assign(m_bins->bins(), 0);
        for (std::size_t i = first; i < last; ++i) {
            const std::size_t zone = parts[i].zone;
            const Columns::Rows rows_here = c.rows_of(zone);
            const std::size_t from = rows_here.first, count = rows_here.count();
            const std::uint32_t* const bins = m_bins->bins_of(parts[i]);
            switch (now.zone(c.zones()[zone])) {
            case WindowTest::Zone::out:
                break;
            case WindowTest::Zone::certain:
                mine.sum += add_all(bins, count, mine.certain, 1);
                break;
            case WindowTest::Zone::possible:
                mine.sum += add_all(bins, count, mine.possible, 1);
                break;
            case WindowTest::Zone::mixed:
                for (std::size_t k = 0; k < count; ++k) {
                    const std::uint8_t m = now.row(c.begins()[from + k], c.ends()[from + k]);
                    if (m == WindowTest::out || bins[k] == BinRule::none) continue;
                    ++(m == WindowTest::certain ? mine.certain : mine.possible)[bins[k]];
                    ++mine.sum;
                }
            }
        }
    });
    m_certain.swap(own[0].certain);
    m_possible.swap(own[0].possible);
    m_sum = own[0].sum;
    for (std::size_t thread = 1; thread < threads; ++thread) {
        std::transform(m_certain.begin(), m_certain.end(), own[thread].certain.begin(), m_certain.begin(),
                       std::plus<>());
        std::transform(m_possible.begin(), m_possible.end(), own[thread].possible.begin(), m_possible.begin(),
                       std::plus<>());
        m_sum += own[thread].sum;
    }
}

void BinCounts::step(const WindowTest& before, const WindowTest& now) {
    using Zone = WindowTest::Zone;
    const Columns& c = m_bins->rows().columns();
    for (const RowBins::Part& part : m_bins->parts()) {
        const Columns::Zone& zone = c.zones()[part.zone];
        const Zone was = before.zone(zone), is = now.zone(zone);
        if (was == is && was != Zone::mixed) continue;
        const Columns::Rows rows_here = c.rows_of(part.zone);
        const std::size_t from = rows_here.first, count = rows_here.count();
        const std::uint32_t* const bins = m_bins->bins_of(part);
        if (was != Zone::mixed && is != Zone::mixed) {
            constexpr auto minus_one = static_cast<std::uint32_t>(-1);
            if (was != Zone::out)
                m_sum -= add_all(bins, count, was == Zone::certain ? m_certain : m_possible, minus_one);
            if (is != Zone::out) m_sum += add_all(bins, count, is == Zone::certain ? m_certain : m_possible, 1);
            continue;
        }
        for (std::size_t k = 0; k < count; ++k) {
            const std::int64_t begin = c.begins()[from + k], end = c.ends()[from + k];
            const std::uint8_t then = before.row(begin, end), at_last = now.row(begin, end);
            if (then == at_last || bins[k] == BinRule::none) continue;
            if (then != WindowTest::out) --(then == WindowTest::certain ? m_certain : m_possible)[bins[k]];
            if (at_last != WindowTest::out) ++(at_last == WindowTest::certain ? m_certain : m_possible)[bins[k]];
            m_sum += (at_last != WindowTest::out ? 1U : 0U);
            m_sum -= (then != WindowTest::out ? 1U : 0U);
        }
    }
}

std::vector<Member> BinCounts::members(bool with_possible, std::size_t most) const {
    const Columns& c = m_bins->rows().columns();
    const WindowTest test(m_window, true);
    std::vector<Member> found;
    for (const RowBins::Part& part : m_bins->parts()) {
        if (test.zone(c.zones()[part.zone]) == WindowTest::Zone::out) continue;
        const Columns::Rows rows_here = c.rows_of(part.zone);
        const std::size_t from = rows_here.first, count = rows_here.count();
        const std::uint32_t* const bins = m_bins->bins_of(part);
        for (std::size_t k = 0; k < count; ++k) {
            if (bins[k] == BinRule::none) continue;
            const std::uint8_t m = test.row(c.begins()[from + k], c.ends()[from + k]);
            if (m == WindowTest::out || (m == WindowTest::possible && !with_possible)) continue;
            if (found.size() == most) return found;
            found.push_back({static_cast<std::uint32_t>(from + k),
                             m == WindowTest::certain ? core::Membership::certain : core::Membership::possible});
        }
    }
    return found;
}

void BinCounts::move_to(const core::TimeWindow& window) {
    if (m_counted && window == m_window) return;
    const WindowTest before(m_window, true), now(window, true);
    bool anew = !m_counted;
    if (!anew) {
        // What both ways would look at, in zones: the step looks at what changes, the count at what is inside.
        const Columns& c = m_bins->rows().columns();
        std::size_t stepped = 0, counted = 0;
        for (const RowBins::Part& part : m_bins->parts()) {
            const auto was = before.zone(c.zones()[part.zone]), is = now.zone(c.zones()[part.zone]);
            stepped += was != is || was == WindowTest::Zone::mixed;
            counted += is != WindowTest::Zone::out;
        }
        anew = counted < stepped * parts_for(counted);
    }
    if (anew)
        count_anew(now);
    else
        step(before, now);
    m_window = window;
    m_counted = true;
}

} // namespace whenabouts::timeline

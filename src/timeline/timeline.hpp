#pragma once
#include "core/time_span.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace whenabouts::timeline {

/// What the time line needs to know of one incident; the caller's order gives its row number.
struct Entry {
    core::TimeWindow span;      ///< as TimeSpan::window(); open on both sides = undated
    std::uint16_t category = 0; ///< the caller's number of its category, for stacking
};

/// How many of the kept incidents lie certainly inside a window, how many only perhaps, and how many have no time at
/// all.
struct Counts {
    std::size_t certain = 0, possible = 0, out = 0, undated = 0;
    bool operator==(const Counts&) const = default;
    [[nodiscard]] std::size_t total() const { return certain + possible + out + undated; }
};

/// Counts by bin and category. A span that does not fit into one bin is "possible" in each bin that it touches.
struct Histogram {
    std::vector<core::TimePoint> edges; ///< bins are [edges[i], edges[i + 1])
    std::size_t categories = 0;
    std::vector<std::uint32_t> certain;  ///< [bin × categories + category]
    std::vector<std::uint32_t> possible; ///< likewise
    [[nodiscard]] std::size_t bins() const { return edges.empty() ? 0 : edges.size() - 1; }
    [[nodiscard]] std::uint32_t certain_in(std::size_t bin) const;
    [[nodiscard]] std::uint32_t possible_in(std::size_t bin) const;
};

/// One flag for each row, non-zero = keep; empty = all are kept.
using Kept = std::span<const std::uint8_t>;

/// Incidents in memory as columns sorted by their beginning (22 bytes each). Immutable; safe from many threads.
/// Membership is that of core::TimeSpan::in().
class Timeline {
  public:
    Timeline() = default;
    explicit Timeline(std::span<const Entry> entries);

    [[nodiscard]] std::size_t size() const { return m_dated.size() + m_undated.size(); }
    /// Rows without a time, in the caller's order.
    [[nodiscard]] std::span<const std::uint32_t> undated() const { return m_undated; }
    /// From the first known bound to the last one; nullopt when no row has one.
    [[nodiscard]] std::optional<core::TimeWindow> extent() const { return m_extent; }

    [[nodiscard]] Counts count(const core::TimeWindow& window, Kept kept = {}) const;
    struct Member {
        std::uint32_t row;
        core::Membership membership; ///< certain or possible
        bool operator==(const Member&) const = default;
    };
    /// The rows in the window by their beginning (open beginnings first), equal beginnings in the caller's order.
    [[nodiscard]] std::vector<Member> members(const core::TimeWindow& window, Kept kept = {}) const;
    /// `edges` must rise strictly; `categories` is one more than the largest category number (larger ones are left
    /// out).
    [[nodiscard]] Histogram histogram(std::vector<core::TimePoint> edges, std::size_t categories, Kept kept = {}) const;

  private:
    template <class Visit>
    void visit(std::int64_t from, std::int64_t until, Visit&& each) const;

    std::vector<std::uint32_t> m_dated; ///< row numbers, sorted by begin
    std::vector<std::int64_t> m_begin;  ///< ms; INT64_MIN = open
    std::vector<std::int64_t> m_end;    ///< ms; INT64_MAX = open
    std::vector<std::uint16_t> m_category;
    std::vector<std::int64_t> m_block_end; ///< latest end of each block of rows: earlier blocks are skipped by it
    std::vector<std::uint32_t> m_undated;
    std::optional<core::TimeWindow> m_extent;
};

} // namespace whenabouts::timeline

#pragma once
#include "timeline/columns.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace whenabouts::timeline {

/// How many of the kept incidents lie certainly inside a window, how many only perhaps, how many outside, and how many
/// have no time at all.
struct Counts {
    std::size_t certain = 0, possible = 0, out = 0, undated = 0;
    bool operator==(const Counts&) const = default;
    [[nodiscard]] std::size_t total() const { return certain + possible + out + undated; }
};

/// A row of the columns that lies in a window.
struct Member {
    std::uint32_t row;
    core::Membership membership; ///< certain or possible
    bool operator==(const Member&) const = default;
};

/// Which rows to list; every member narrows.
struct Listing {
    core::TimeWindow window;
    bool possible = true;            ///< with those that are only perhaps inside
    std::optional<core::Box> within; ///< unlocated rows stay: no map shows them anywhere
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

/// The rows of the columns that a filter left, for questions of time. A step of the window looks only at the rows near
/// its ends. Immutable; safe from many threads. Membership is that of core::TimeSpan::in().
class KeptRows {
  public:
    KeptRows() : KeptRows(std::make_shared<Columns>()) {}
    /// `flags`: one for each row, non-zero = kept; empty = all are kept.
    explicit KeptRows(std::shared_ptr<const Columns> columns, std::vector<std::uint8_t> flags = {});

    [[nodiscard]] const Columns& columns() const { return *m_columns; }
    [[nodiscard]] const std::shared_ptr<const Columns>& shared_columns() const { return m_columns; }
    [[nodiscard]] bool kept(std::size_t row) const { return m_flags.empty() || m_flags[row] != 0; }
    [[nodiscard]] bool all_kept() const { return m_flags.empty(); }
    [[nodiscard]] std::size_t size() const { return m_dated_sum + m_undated_sum; } ///< kept rows

    [[nodiscard]] Counts count(const core::TimeWindow& window) const;
    /// Dated kept rows in the window, by the columns' category number; undated ones too when the window is open on both
    /// sides.
    [[nodiscard]] std::vector<std::size_t> by_category(const core::TimeWindow& window, bool possible) const;
    /// Dated kept rows in the window without a position, but for those in an area whose number is flagged in `areas`.
    [[nodiscard]] std::size_t unlocated(const core::TimeWindow& window, bool possible,
                                        std::span<const std::uint8_t> areas = {}) const;
    /// The first `most` rows by their beginning (open beginnings first), equal beginnings by their number in the store.
    [[nodiscard]] std::vector<Member> first(const Listing& listing, std::size_t most) const;
    /// How many rows first() would give without a limit.
    [[nodiscard]] std::size_t count(const Listing& listing) const;
    /// The first `most` kept rows without a time, by their number in the store.
    [[nodiscard]] std::vector<std::uint32_t> undated(std::size_t most,
                                                     const std::optional<core::Box>& within = {}) const;
    /// `edges` must rise strictly; `number_of` gives the caller's number for each of the columns' categories, numbers
    /// from `categories` on are left out.
    [[nodiscard]] Histogram histogram(std::vector<core::TimePoint> edges, std::span<const std::uint16_t> number_of,
                                      std::size_t categories) const;

  private:
    struct Tally {
        std::uint16_t dated = 0, undated = 0, unlocated = 0; ///< kept rows of a zone; unlocated among the dated
    };
    std::shared_ptr<const Columns> m_columns; ///< never null
    std::vector<std::uint8_t> m_flags;
    std::vector<Tally> m_tally; ///< by zone
    std::size_t m_dated_sum = 0, m_undated_sum = 0;
};

/// From the first known bound to the last one; none when no row has one.
[[nodiscard]] std::optional<core::TimeWindow> time_extent(const Columns& columns);
/// The smallest box around the circles of all kept rows in the window (in all rows when it is open on both sides),
/// through the antimeridian where that is shorter; none without any.
[[nodiscard]] std::optional<core::Box> place_extent(const KeptRows& rows, const core::TimeWindow& window = {});

} // namespace whenabouts::timeline

#pragma once
#include "timeline/kept_rows.hpp"
#include "timeline/window_test.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace whenabouts::timeline {

/// Says into which bin rows fall: a cell of a map, an area.
class BinRule {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    virtual ~BinRule() = default;
    [[nodiscard]] virtual std::size_t bins() const = 0; ///< numbers are below
    /// Whether any row of the zone may have a bin.
    [[nodiscard]] virtual bool may_hold(const Columns::Zone& zone) const = 0;
    /// The bins of `count` rows from `first` on, `none` for rows without; called from several threads.
    virtual void assign(const Columns& columns, std::size_t first, std::size_t count, std::uint32_t* bins) const = 0;
};

/// The bin of each kept row: what one view of a map needs to know to count any window. 4 bytes for each row that may
/// have one. Immutable; safe from many threads.
class RowBins {
  public:
    RowBins(std::shared_ptr<const KeptRows> rows, const BinRule& rule);

    [[nodiscard]] std::size_t bins() const { return m_size; }
    [[nodiscard]] const KeptRows& rows() const { return *m_rows; }
    struct Part {
        std::uint32_t zone;
        std::uint32_t at; ///< index of the zone's first bin in all()
    };
    [[nodiscard]] std::span<const Part> parts() const { return m_parts; }
    [[nodiscard]] const std::uint32_t* bins_of(const Part& part) const { return m_bins.get() + part.at; }

  private:
    std::shared_ptr<const KeptRows> m_rows;
    std::size_t m_size;
    std::vector<Part> m_parts;
    std::unique_ptr<std::uint32_t[]> m_bins;
};

/// How many rows of each bin lie in a window; one that is open on both sides holds undated rows too. Moving the window
/// costs what enters and leaves it.
class BinCounts {
  public:
    explicit BinCounts(std::shared_ptr<const RowBins> bins);
    /// Counts for this window from now on.
    void move_to(const core::TimeWindow& window);

    [[nodiscard]] const RowBins& bins() const { return *m_bins; }
    [[nodiscard]] std::span<const std::uint32_t> certain() const { return m_certain; }
    [[nodiscard]] std::span<const std::uint32_t> possible() const { return m_possible; }
    [[nodiscard]] std::size_t sum() const { return m_sum; } ///< certain and possible, of all bins
    /// The rows that have a bin and lie in the window, rising; at most `most`.
    [[nodiscard]] std::vector<Member> members(bool with_possible, std::size_t most) const;
    [[nodiscard]] const core::TimeWindow& window() const { return m_window; }

  private:
    void count_anew(const WindowTest& now);
    void step(const WindowTest& before, const WindowTest& now);

    std::shared_ptr<const RowBins> m_bins;
    std::vector<std::uint32_t> m_certain, m_possible;
    std::size_t m_sum = 0;
    core::TimeWindow m_window;
    bool m_counted = false;
};

} // namespace whenabouts::timeline

#pragma once
#include "timeline/columns.hpp"

#include <cstdint>
#include <limits>

namespace whenabouts::timeline {

/// How rows lie to a window, in the numbers that columns keep: core::TimeSpan::in() for many rows at once.
class WindowTest {
  public:
    /// How all dated rows of a zone lie to the window.
    enum class Zone : std::uint8_t { out, possible, certain, mixed };
    static constexpr std::uint8_t out = 0, possible = 1, certain = 2; ///< of a row

    /// `undated_in_all`: a window that is open on both sides holds undated rows too, certainly.
    explicit WindowTest(const core::TimeWindow& window, bool undated_in_all = false)
        : m_all(undated_in_all && !window.from && !window.until),
          m_from(window.from ? window.from->time_since_epoch().count() : earliest),
          m_until(window.until ? window.until->time_since_epoch().count() : latest) {}

    /// Undated rows are out, but for that. No branches: loops over rows are vectorised.
    [[nodiscard]] std::uint8_t row(std::int64_t begin, std::int64_t end) const {
        const int dated = static_cast<int>(m_all) | (begin != earliest) | (end != latest);
        const int overlaps = dated & (begin < m_until) & (end > m_from);
        const int inside = (begin >= m_from) & (end <= m_until);
        return static_cast<std::uint8_t>(overlaps + (overlaps & inside));
    }
    /// `mixed` also where the zone holds undated rows, unless none of its rows can be inside.
    [[nodiscard]] Zone zone(const Columns::Zone& zone) const {
        if (m_all) return Zone::certain;
        if (zone.first_begin >= m_until || zone.last_end <= m_from) return Zone::out;
        if (zone.some_undated != 0) return Zone::mixed;
        if (zone.first_begin >= m_from && zone.last_end <= m_until) return Zone::certain;
        // A row with both bounds beyond the window's cannot be inside it.
        const bool all_overlap = zone.last_begin < m_until && zone.first_end > m_from;
        const bool none_inside = zone.last_begin < m_from || zone.first_end > m_until;
        return all_overlap && none_inside ? Zone::possible : Zone::mixed;
    }
    [[nodiscard]] static bool undated(std::int64_t begin, std::int64_t end) {
        return begin == earliest && end == latest;
    }

    static constexpr std::int64_t earliest = std::numeric_limits<std::int64_t>::min(); ///< open or unknown
    static constexpr std::int64_t latest = std::numeric_limits<std::int64_t>::max();

  private:
    bool m_all;
    std::int64_t m_from, m_until;
};

} // namespace whenabouts::timeline

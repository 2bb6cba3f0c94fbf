#include "lettering/poses.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace whenabouts::lettering {

namespace {

/// Where a walker along a polyline stands and looks to.
struct Standpoint {
    canvas::Point at;
    double angle_deg = 0;
};

/// Walks a polyline's first stretch; past either end it goes straight on.
class Walker {
  public:
    explicit Walker(const canvas::Path& line) {
        const std::size_t count =
            line.starts.size() > 1 ? std::min(line.starts[1], line.points.size()) : line.points.size();
        for (std::size_t i = 0; i < count; ++i) {
            const canvas::Point p = line.points[i];
            if (!std::isfinite(p.x) || !std::isfinite(p.y) || (!m_points.empty() && m_points.back() == p)) continue;
            if (!m_points.empty())
                m_walked.push_back(m_walked.back() + std::hypot(p.x - m_points.back().x, p.y - m_points.back().y));
            else
                m_walked.push_back(0);
            m_points.push_back(p);
        }
    }
    [[nodiscard]] bool can_walk() const { return m_points.size() > 1; }

    /// The point at a length along the line.
    [[nodiscard]] canvas::Point point(double length) const {
        const auto after = std::upper_bound(m_walked.begin() + 1, m_walked.end() - 1, length);
        const auto i = static_cast<std::size_t>(after - m_walked.begin());
        const double t = (length - m_walked[i - 1]) / (m_walked[i] - m_walked[i - 1]);
        const canvas::Point a = m_points[i - 1];
        const canvas::Point b = m_points[i];
        return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    }
    /// A glyph's standpoint: its middle on the line, turned with the chord under it, so that small bends do not shake
    /// it.
    [[nodiscard]] Standpoint under(double from, double to) const {
        const canvas::Point a = point(from);
        const canvas::Point b = point(to);
        const canvas::Point middle = point((from + to) / 2);
        return {{(a.x + b.x + 2 * middle.x) / 4, (a.y + b.y + 2 * middle.y) / 4},
                std::atan2(b.y - a.y, b.x - a.x) * 180 / std::numbers::pi};
    }

  private:
    std::vector<canvas::Point> m_points;
    std::vector<double> m_walked;
};

} // namespace

std::vector<PosedGlyph> pose_turned(const ShapedText& text, canvas::Point at, double angle_deg) {
    const double c = std::cos(angle_deg * std::numbers::pi / 180);
    const double s = std::sin(angle_deg * std::numbers::pi / 180);
    std::vector<PosedGlyph> posed;
    for (const PlacedGlyph& g : text.glyphs)
        posed.push_back(
            {g.face, g.glyph, {text.style.size_px, angle_deg, at.x + g.x * c - g.y * s, at.y + g.x * s + g.y * c}});
    return posed;
}

std::vector<PosedGlyph> pose_along(const ShapedText& text, const canvas::Path& line, double start_px) {
    const Walker walker(line);
    if (!walker.can_walk() || !std::isfinite(start_px)) return {};
    std::vector<PosedGlyph> posed;
    double pen = start_px;
    for (const PlacedGlyph& g : text.glyphs) {
        const double shift = g.x - (pen - start_px); // mark offsets
        const double reach = std::max(g.advance, text.style.size_px / 4) / 2;
        const double middle = pen + g.advance / 2;
        const Standpoint stand = walker.under(middle - reach, middle + reach);
        const double c = std::cos(stand.angle_deg * std::numbers::pi / 180);
        const double s = std::sin(stand.angle_deg * std::numbers::pi / 180);
        const double back = shift - g.advance / 2;
        posed.push_back(
            {g.face,
             g.glyph,
             {text.style.size_px, stand.angle_deg, stand.at.x + back * c - g.y * s, stand.at.y + back * s + g.y * c}});
        pen += g.advance;
    }
    return posed;
}

} // namespace whenabouts::lettering

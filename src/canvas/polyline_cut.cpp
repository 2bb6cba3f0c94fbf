#include "canvas/polyline_cut.hpp"

#include <algorithm>
#include <cmath>

namespace whenabouts::canvas {

namespace {

/// Straight lines keep their direction when cut this far outside the picture.
constexpr double guard_px = 1024;

/// Farther out than any map at any zoom; keeps lengths finite.
constexpr double farthest_px = 1e9;

struct Portion {
    double first = 0, last = 1; ///< fractions of the segment; nothing when first >= last
};

/// Liang and Barsky 1984.
Portion portion_inside(const PixelBox& box, Point a, Point b) {
    Portion part;
    const auto cut = [&part](double step, double room) { // step × t <= room
        if (step == 0) {
            if (room < 0) part.last = -1;
            return;
        }
        const double t = room / step;
        if (step < 0)
            part.first = std::max(part.first, t);
        else
            part.last = std::min(part.last, t);
    };
    cut(a.x - b.x, a.x - box.left);
    cut(b.x - a.x, box.right - a.x);
    cut(a.y - b.y, a.y - box.top);
    cut(b.y - a.y, box.bottom - a.y);
    return part;
}

Point between(Point a, Point b, double t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// Collects points into runs; the current run ends where a segment is left out.
class RunWriter {
  public:
    explicit RunWriter(Runs& runs) : m_runs(runs), m_first(runs.points.size()) {}
    void segment(Point a, Point b) {
        if (m_runs.points.size() == m_first) m_runs.points.push_back(a);
        m_runs.points.push_back(b);
    }
    void end(bool closed = false) {
        const std::size_t count = m_runs.points.size() - m_first;
        if (count > 1)
            m_runs.runs.push_back({m_first, count, closed});
        else
            m_runs.points.resize(m_first);
        m_first = m_runs.points.size();
    }

  private:
    Runs& m_runs;
    std::size_t m_first;
};

bool all_inside(std::span<const Point> line, const PixelBox& box) {
    return std::all_of(line.begin(), line.end(), [&box](Point p) { return box.holds(p); });
}

void add_whole(std::span<const Point> line, bool closed, RunWriter& writer) {
    for (std::size_t i = 1; i < line.size(); ++i) writer.segment(line[i - 1], line[i]);
    writer.end(closed);
}

/// One segment of a line that leaves the picture, cut to the guard box.
void add_segment(Point a, Point b, const PixelBox& guard, RunWriter& writer) {
    Point from = a;
    Point to = b;
    if (!guard.holds(a) || !guard.holds(b)) {
        const Portion part = portion_inside(guard, a, b);
        if (!(part.first < part.last)) return writer.end();
        if (part.first > 0) writer.end();
        from = part.first > 0 ? between(a, b, part.first) : a;
        to = part.last < 1 ? between(a, b, part.last) : b;
    }
    writer.segment(from, to);
    if (!(to == b)) writer.end();
}

} // namespace

StrokeWindow stroke_window(const Band& band, double reach_px) {
    const double far = guard_px + reach_px;
    return {{-reach_px, band.first_row - reach_px, band.width + reach_px, band.end_row + reach_px},
            {-far, -far, band.width + far, band.height + far}};
}

void thin(std::span<const Point> line, double tolerance_px, std::vector<Point>& kept) {
    kept.clear();
    const double least = tolerance_px * tolerance_px;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Point p{std::clamp(line[i].x, -farthest_px, farthest_px),
                      std::clamp(line[i].y, -farthest_px, farthest_px)};
        if (!kept.empty()) {
            const double dx = p.x - kept.back().x;
            const double dy = p.y - kept.back().y;
            if (dx * dx + dy * dy < least) {
                if (i + 1 == line.size() && kept.size() > 1) kept.back() = p;
                continue;
            }
        }
        kept.push_back(p);
    }
}

void cut_visible(std::span<const Point> line, bool closed, const StrokeWindow& window, Runs& runs) {
    if (line.size() < 2) return;
    RunWriter writer(runs);
    if (all_inside(line, window.visible)) return add_whole(line, closed, writer);
    const std::size_t segments = closed ? line.size() : line.size() - 1;
    const auto end_of = [&](std::size_t i) { return line[(i + 1) % line.size()]; };
    const auto seen = [&](std::size_t i) { return window.visible.meets(line[i], end_of(i)); };
    std::size_t start = 0;
    if (closed) {
        // Begins where the line is out of sight, so that no seam shows; drawn whole if there is no such place.
        const auto hidden = [&](std::size_t i) {
            return !window.guard.holds(line[i]) || (!seen(i) && !seen((i + segments - 1) % segments));
        };
        while (start < segments && !hidden(start)) ++start;
        if (start == segments) return add_whole(line, true, writer);
    }
    // Neighbours of what is seen come along: the joins with them decide where its outline ends.
    bool before = closed && seen((start + segments - 1) % segments);
    bool now = seen(start);
    for (std::size_t i = 0; i < segments; ++i) {
        const std::size_t at = (start + i) % segments;
        const std::size_t following = at + 1 < segments ? at + 1 : 0;
        const bool after = (closed || at + 1 < segments) && seen(following);
        if (before || now || after)
            add_segment(line[at], end_of(at), window.guard, writer);
        else
            writer.end();
        before = now;
        now = after;
    }
    writer.end();
}

void cut_dashes(std::span<const Point> line, bool closed, std::span<const double> pattern, const StrokeWindow& window,
                Runs& runs) {
    double period = 0;
    for (const double length : pattern) period += length;
    RunWriter writer(runs);
    double walked = 0; // within the period, at the segment's start
    const std::size_t segments = line.size() < 2 ? 0 : closed ? line.size() : line.size() - 1;
    for (std::size_t i = 0; i < segments; ++i) {
        const Point a = line[i];
        const Point b = line[(i + 1) % line.size()];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (!window.visible.meets(a, b)) {
            writer.end();
            walked = std::fmod(walked + length, period);
            continue;
        }
        const bool inside = window.guard.holds(a) && window.guard.holds(b);
        const Portion part = inside ? Portion{} : portion_inside(window.guard, a, b);
        double at = part.first * length;
        const double until = part.last * length;
        if (at > 0) writer.end();
        double phase = std::fmod(walked + at, period);
        std::size_t k = 0;
        while (k + 1 < pattern.size() && phase >= pattern[k]) phase -= pattern[k++];
        while (at < until) {
            const double step = std::min(std::max(pattern[k] - phase, 0.0), until - at);
            const bool ends = pattern[k] - phase <= until - at;
            if (k % 2 == 0) {
                writer.segment(between(a, b, at / length),
                               at + step >= length ? b : between(a, b, (at + step) / length));
                if (ends) writer.end();
            }
            at += step;
            phase = 0;
            if (!ends) break;
            k = (k + 1) % pattern.size();
        }
        if (part.last < 1) writer.end();
        walked = std::fmod(walked + length, period);
    }
    writer.end();
}

} // namespace whenabouts::canvas

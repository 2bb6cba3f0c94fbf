#include "scene/plotter.hpp"

#include "scene/rim.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace whenabouts::scene {
namespace {

using core::LonLat;

constexpr double frame_margin_px = 6; ///< cut edges hide this far outside the frame
constexpr double same_spot_px = 0.3;  ///< nearer points are not told apart by the eye
constexpr double bend_px = 0.15;      ///< how far a straight piece may miss the curve
constexpr double seam = 1e-7;         ///< degrees kept off the meridian where the projection tears
constexpr double rim_step_deg = 0.5;  ///< near a globe's rim, where half a degree is a fiftieth of a pixel deep
constexpr int samples = 32;           ///< the view is probed on a grid of this many steps each way

double relative(double lon, double central) {
    return std::remainder(lon - central, 360.0);
}

struct Range {
    double low = 1e9, high = -1e9;
    void add(double v) {
        low = std::min(low, v);
        high = std::max(high, v);
    }
    [[nodiscard]] bool empty() const { return low > high; }
};

/// Longitudes (relative to the central meridian) and latitudes that a view shows.
struct Seen {
    Range lon, lat;
    bool outside = false; ///< part of the view lies beyond the projection's world
};

Seen probe(const View& view) {
    const auto& projection = *view.projection;
    const double central = projection.central_meridian();
    Seen seen;
    for (int j = 0; j <= samples; ++j)
        for (int i = 0; i <= samples; ++i) {
            const Point p{view.left_px + view.width_px * double(i) / samples,
                          view.top_px + view.height_px * double(j) / samples};
            const auto at = projection.inverse(view.to_projected(p));
            if (!at) {
                seen.outside = true;
                continue;
            }
            seen.lon.add(relative(at->lon, central));
            seen.lat.add(at->lat);
        }
    return seen;
}

bool inside(const View& view, projection::Projected p) {
    if (!std::isfinite(p.x)) return false;
    const Point at = view.to_px(p);
    return at.x >= view.left_px - 2 && at.x <= view.left_px + view.width_px + 2 && at.y >= view.top_px - 2 &&
           at.y <= view.top_px + view.height_px + 2;
}

/// A view in a general projection: the probed range with some slack, poles and the torn meridian taken whole.
ClipBox general_window(const View& view, bool& outside) {
    Seen seen = probe(view);
    outside = seen.outside;
    if (seen.lon.empty()) return {-180, -90, 180, 90};
    if (seen.outside) seen.lon = {-180, 180};
    const double slack_lon = std::max(0.02, (seen.lon.high - seen.lon.low) * 0.08);
    const double slack_lat = std::max(0.02, (seen.lat.high - seen.lat.low) * 0.08);
    ClipBox box{seen.lon.low - slack_lon, seen.lat.low - slack_lat, seen.lon.high + slack_lon,
                seen.lat.high + slack_lat};
    for (const double pole : {-90.0, 90.0}) {
        // A hair off the pole: some projections have no image of the pole itself.
        if (!inside(view, view.projection->forward({view.projection->central_meridian(), pole * (1 - 1e-9)}))) continue;
        (pole < 0 ? box.y0 : box.y1) = pole;
        box.x0 = -180;
        box.x1 = 180;
    }
    return {std::max(box.x0, -180.0), std::max(box.y0, -90.0), std::min(box.x1, 180.0), std::min(box.y1, 90.0)};
}

/// A view in a cylindrical projection may go round the world more than once.
ClipBox cylindrical_window(const View& view) {
    const auto& projection = *view.projection;
    const double central = projection.central_meridian();
    const double half_turn = projection.forward({central + 180, 0}).x - projection.forward({central, 0}).x;
    const double middle = projection.forward({central, 0}).x;
    const auto left = view.to_projected({view.left_px - frame_margin_px, view.top_px});
    const auto right = view.to_projected({view.left_px + view.width_px + frame_margin_px, view.top_px});
    const double top = view.to_projected({view.left_px, view.top_px - frame_margin_px}).y;
    const double bottom = view.to_projected({view.left_px, view.top_px + view.height_px + frame_margin_px}).y;
    const auto north = projection.inverse({middle, top});
    const auto south = projection.inverse({middle, bottom});
    const double west = (left.x - middle) / half_turn * 180;
    const double east = (right.x - middle) / half_turn * 180;
    return {std::max(west, -720.0), south ? south->lat : -90, std::min(east, 720.0), north ? north->lat : 90};
}

core::Box absolute(const ClipBox& window, double central) {
    if (window.x1 - window.x0 >= 360) return {-180, window.y0, 180, window.y1};
    return {core::wrap_longitude(window.x0 + central), window.y0, core::wrap_longitude(window.x1 + central), window.y1};
}

ClipBox bounds(std::span<const LonLat> points) {
    ClipBox box{1e9, 1e9, -1e9, -1e9};
    for (const LonLat p : points) {
        box.x0 = std::min(box.x0, p.lon);
        box.x1 = std::max(box.x1, p.lon);
        box.y0 = std::min(box.y0, p.lat);
        box.y1 = std::max(box.y1, p.lat);
    }
    return box;
}

} // namespace

/// Geographic polylines or rings, cut and ready to be projected in one go.
struct Plotter::Runs {
    std::vector<LonLat> points;
    std::vector<std::size_t> starts;
};

Plotter::Plotter(const View& view) : m_view(view) {
    find_windows();
    const double km_per_px = std::max(1e-6, ground_metres_per_px(view) / 1000);
    // The sagitta of an arc of length s on the globe is s²/8R.
    m_step_deg = std::clamp(std::sqrt(8 * 6371 * bend_px * km_per_px) / 111.2, 0.02, 2.5);
    if (view.projection->rim_radius_m() > 0) m_step_deg = std::min(m_step_deg, rim_step_deg);
}

void Plotter::find_windows() {
    const auto& projection = *m_view.projection;
    const double central = projection.central_meridian();
    const bool cylindrical = projection.is_cylindrical();
    const ClipBox seen = cylindrical ? cylindrical_window(m_view) : general_window(m_view, m_rim_seen);
    m_box = absolute(seen, central);
    for (core::Box part : projection.domain()) {
        part.south = std::max(part.south, m_view.south);
        part.north = std::min(part.north, m_view.north);
        ClipBox window{std::max(seen.x0, part.west + seam), std::max(seen.y0, part.south),
                       std::min(seen.x1, part.east - seam), std::min(seen.y1, part.north)};
        if (cylindrical) {
            const double middle = (seen.x0 + seen.x1) / 2;
            const bool once = !m_view.repeats && seen.x1 - seen.x0 > 360;
            window.x0 = once ? middle - 180 : seen.x0;
            window.x1 = once ? middle + 180 : seen.x1;
            m_rim_seen = once || seen.y0 <= part.south || seen.y1 >= part.north;
        }
        if (window.empty()) continue;
        window.x0 += central;
        window.x1 += central;
        m_windows.push_back(window);
    }
}

ClipBox Plotter::frame() const {
    return {m_view.left_px, m_view.top_px, m_view.left_px + m_view.width_px, m_view.top_px + m_view.height_px};
}

void Plotter::densify(Runs& runs, std::span<const Point> degrees, bool closed) const {
    if (degrees.size() < 2) return;
    runs.starts.push_back(runs.points.size());
    const std::size_t edges = closed ? degrees.size() : degrees.size() - 1;
    for (std::size_t i = 0; i < edges; ++i) {
        const Point a = degrees[i];
        const Point b = degrees[(i + 1) % degrees.size()];
        runs.points.push_back({a.x, a.y});
        const double length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
        const int pieces = static_cast<int>(std::min(4000.0, std::ceil(length / m_step_deg)));
        for (int k = 1; k < pieces; ++k)
            runs.points.push_back({a.x + (b.x - a.x) * k / pieces, a.y + (b.y - a.y) * k / pieces});
    }
    if (!closed) runs.points.push_back({degrees.back().x, degrees.back().y});
}

void Plotter::clip_into(Runs& runs, std::span<const LonLat> ring) const {
    const ClipBox extent = bounds(ring);
    std::vector<Point> shifted;
    for (const ClipBox& window : m_windows) {
        if (extent.y0 > window.y1 || extent.y1 < window.y0) continue;
        const double first = std::ceil((window.x0 - extent.x1) / 360);
        const double last = std::floor((window.x1 - extent.x0) / 360);
        for (double turn = first; turn <= last; ++turn) {
            shifted.clear();
            for (const LonLat p : ring) shifted.push_back({p.lon + 360 * turn, p.lat});
            const bool whole = extent.x0 + 360 * turn >= window.x0 && extent.x1 + 360 * turn <= window.x1 &&
                               extent.y0 >= window.y0 && extent.y1 <= window.y1;
            if (whole)
                densify(runs, shifted, true);
            else if (const auto cut = clip_ring(shifted, window); cut.size() >= 3)
                densify(runs, cut, true);
        }
    }
}

Path Plotter::project(const Runs& runs, bool closed) const {
    ProjectedRuns projected{std::vector<projection::Projected>(runs.points.size()), runs.starts};
    m_view.projection->forward_to_rim(runs.points, projected.points);
    if (const double rim = m_view.projection->rim_radius_m(); rim > 0) projected = bend_at_rim(projected, rim, closed);
    const ClipBox inner = frame();
    const ClipBox cut{inner.x0 - frame_margin_px, inner.y0 - frame_margin_px, inner.x1 + frame_margin_px,
                      inner.y1 + frame_margin_px};
    Path path;
    path.closed = closed;
    std::vector<Point> run;
    for (std::size_t r = 0; r < projected.starts.size(); ++r) {
        const std::size_t end = r + 1 < projected.starts.size() ? projected.starts[r + 1] : projected.points.size();
        run.clear();
        bool within = true;
        for (std::size_t i = projected.starts[r]; i < end; ++i) {
            if (!std::isfinite(projected.points[i].x)) continue;
            const Point p = m_view.to_px(projected.points[i]);
            const bool last = i + 1 == end;
            if (!run.empty() && !last && std::abs(p.x - run.back().x) < same_spot_px &&
                std::abs(p.y - run.back().y) < same_spot_px)
                continue;
            within = within && cut.contains(p.x, p.y);
            run.push_back(p);
        }
        if (closed) {
            const std::vector<Point> ring = within ? run : clip_ring(run, cut);
            if (ring.size() < 3) continue;
            path.starts.push_back(path.points.size());
            path.points.insert(path.points.end(), ring.begin(), ring.end());
        } else {
            const Path pieces = clip_line(run, cut);
            for (const std::size_t start : pieces.starts) path.starts.push_back(path.points.size() + start);
            path.points.insert(path.points.end(), pieces.points.begin(), pieces.points.end());
        }
    }
    return path;
}

Path Plotter::area(std::span<const geodata::Ring> rings) const {
    Runs runs;
    for (const geodata::Ring& ring : rings) {
        std::span<const LonLat> points(ring);
        if (points.size() > 1 && points.front() == points.back()) points = points.first(points.size() - 1);
        if (points.size() >= 3) clip_into(runs, points);
    }
    return project(runs, true);
}

void Plotter::add_line(Path& path, std::span<const LonLat> points) const {
    Runs runs;
    const ClipBox extent = bounds(points);
    std::vector<Point> shifted;
    for (const ClipBox& window : m_windows) {
        if (extent.y0 > window.y1 || extent.y1 < window.y0) continue;
        const double first = std::ceil((window.x0 - extent.x1) / 360);
        const double last = std::floor((window.x1 - extent.x0) / 360);
        for (double turn = first; turn <= last; ++turn) {
            shifted.clear();
            for (const LonLat p : points) shifted.push_back({p.lon + 360 * turn, p.lat});
            const Path pieces = clip_line(shifted, window);
            for (std::size_t i = 0; i < pieces.starts.size(); ++i) {
                const std::size_t end = i + 1 < pieces.starts.size() ? pieces.starts[i + 1] : pieces.points.size();
                densify(runs, std::span(pieces.points).subspan(pieces.starts[i], end - pieces.starts[i]), false);
            }
        }
    }
    const Path drawn = project(runs, false);
    for (const std::size_t start : drawn.starts) path.starts.push_back(path.points.size() + start);
    path.points.insert(path.points.end(), drawn.points.begin(), drawn.points.end());
}

Path Plotter::line(std::span<const LonLat> points) const {
    Path path;
    add_line(path, points);
    return path;
}

std::optional<Point> Plotter::point(LonLat p) const {
    if (m_view.projection->is_cylindrical() && !m_windows.empty()) {
        // Of the copies of the world, the one nearest the middle of the map.
        const double middle = (m_windows[0].x0 + m_windows[0].x1) / 2;
        p.lon += 360 * std::round((middle - p.lon) / 360);
    }
    const auto projected = m_view.projection->forward(p);
    if (!std::isfinite(projected.x)) return std::nullopt;
    return m_view.to_px(projected);
}

std::optional<LonLat> Plotter::at(Point p) const {
    return m_view.projection->inverse(m_view.to_projected(p));
}

/// A globe's rim: the circle, cut to the frame.
Path Plotter::globe_rim() const {
    constexpr int corners = 720;
    const double radius = m_view.projection->rim_radius_m();
    std::vector<Point> ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        ring.push_back(m_view.to_px({radius * std::cos(angle), radius * std::sin(angle)}));
    }
    const ClipBox inner = frame();
    Path path;
    path.closed = true;
    path.points = clip_ring(ring, {inner.x0 - frame_margin_px, inner.y0 - frame_margin_px, inner.x1 + frame_margin_px,
                                   inner.y1 + frame_margin_px});
    if (!path.points.empty()) path.starts.push_back(0);
    return path;
}

Path Plotter::world_rim() const {
    if (!m_rim_seen) return {};
    if (m_view.projection->rim_radius_m() > 0) return globe_rim();
    Runs runs;
    for (const ClipBox& window : m_windows) {
        const std::array<Point, 4> corners{
            {{window.x0, window.y0}, {window.x1, window.y0}, {window.x1, window.y1}, {window.x0, window.y1}}};
        densify(runs, corners, true);
    }
    return project(runs, true);
}

} // namespace whenabouts::scene

#include "canvas/stroker.hpp"

#include "canvas/polyline_cut.hpp"

#include <algorithm>
#include <cmath>

#include <agg_vcgen_stroke.h>

namespace whenabouts::canvas {

namespace {

/// Points closer than this are left out: it spares the joins of coastlines finer than the picture. Broad lines may
/// lose more before the eye sees it.
double thinning_px(double width) {
    return std::clamp(width / 8, 0.2, 0.5);
}
constexpr double mitre_limit = 4;
/// Patterns finer than this cannot be seen as dashes.
constexpr double finest_period_px = 0.5;

/// On and off lengths in pairs; empty for a solid line.
std::vector<double> even_pattern(const std::vector<double>& dashes) {
    double period = 0;
    for (const double length : dashes) {
        if (!(length >= 0) || !std::isfinite(length)) return {};
        period += length;
    }
    if (dashes.empty() || period < finest_period_px) return {};
    std::vector<double> pattern = dashes;
    if (pattern.size() % 2 == 1) pattern.insert(pattern.end(), dashes.begin(), dashes.end());
    return pattern;
}

void add_outline(agg::vcgen_stroke& outline, std::span<const Point> line, bool closed, std::vector<Point>& ring,
                 Rasterizer& rasterizer) {
    outline.remove_all();
    for (std::size_t i = 0; i < line.size(); ++i)
        outline.add_vertex(line[i].x, line[i].y, i == 0 ? agg::path_cmd_move_to : agg::path_cmd_line_to);
    if (closed) outline.add_vertex(0, 0, static_cast<unsigned>(agg::path_cmd_end_poly) | agg::path_flags_close);
    outline.rewind(0);
    ring.clear();
    double x = 0;
    double y = 0;
    for (unsigned command = outline.vertex(&x, &y); !agg::is_stop(command); command = outline.vertex(&x, &y)) {
        if (agg::is_vertex(command) && !agg::is_move_to(command)) {
            ring.push_back({x, y});
            continue;
        }
        rasterizer.add_ring(ring);
        ring.clear();
        if (agg::is_move_to(command)) ring.push_back({x, y});
    }
    rasterizer.add_ring(ring);
}

} // namespace

void add_stroke(Rasterizer& rasterizer, const Path& path, const Stroke& stroke) {
    if (!(stroke.width > 0) || !std::isfinite(stroke.width)) return;
    agg::vcgen_stroke outline;
    outline.width(stroke.width);
    outline.line_join(stroke.round ? agg::round_join : agg::miter_join);
    outline.line_cap(stroke.round ? agg::round_cap : agg::butt_cap);
    outline.inner_join(stroke.width > 3 ? agg::inner_round : agg::inner_miter);
    outline.miter_limit(mitre_limit);

    const std::vector<double> pattern = even_pattern(stroke.dashes);
    const double reach = stroke.width / 2 * (stroke.round ? 1 : mitre_limit) + 2;
    const StrokeWindow window = stroke_window(rasterizer.band(), reach);
    std::vector<Point> kept;
    std::vector<Point> ring;
    Runs runs;
    for_each_polyline(path, [&](std::span<const Point> line) {
        const bool closed = path.closed && line.size() > 2;
        runs.clear();
        thin(line, thinning_px(stroke.width), kept);
        if (closed && kept.size() > 1 && kept.front() == kept.back()) kept.pop_back();
        if (kept.size() == 1 && stroke.round) kept.push_back({kept[0].x + 1e-3, kept[0].y}); // a dot
        if (pattern.empty())
            cut_visible(kept, closed && kept.size() > 2, window, runs);
        else
            cut_dashes(kept, closed && kept.size() > 2, pattern, window, runs);
        for (const Runs::Run& run : runs.runs) add_outline(outline, runs.of(run), run.closed, ring, rasterizer);
    });
}

} // namespace whenabouts::canvas

#include "scene/label_kinds.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace whenabouts::scene {
namespace {

double length(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// Points every `step` along a polyline.
std::vector<Point> resample(std::span<const Point> line, double step) {
    std::vector<Point> out{line.front()};
    double left = step;
    for (std::size_t i = 1; i < line.size(); ++i) {
        Point a = line[i - 1];
        double rest = length(a, line[i]);
        while (rest >= left) {
            a = {a.x + (line[i].x - a.x) * left / rest, a.y + (line[i].y - a.y) * left / rest};
            out.push_back(a);
            rest = length(a, line[i]);
            left = step;
        }
        left -= rest;
    }
    return out;
}

/// A running mean, so that letters do not stagger along every bend.
std::vector<Point> smooth(const std::vector<Point>& line, int reach) {
    std::vector<Point> out(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        const int most = std::min({reach, static_cast<int>(i), static_cast<int>(line.size() - 1 - i)});
        Point sum;
        for (int k = -most; k <= most; ++k) {
            const Point p = line[static_cast<std::size_t>(static_cast<int>(i) + k)];
            sum = {sum.x + p.x, sum.y + p.y};
        }
        out[i] = {sum.x / (2 * most + 1), sum.y / (2 * most + 1)};
    }
    return out;
}

double turning(std::span<const Point> run) {
    double sum = 0;
    for (std::size_t i = 2; i < run.size(); ++i) {
        const double before = std::atan2(run[i - 1].y - run[i - 2].y, run[i - 1].x - run[i - 2].x);
        const double after = std::atan2(run[i].y - run[i - 1].y, run[i].x - run[i - 1].x);
        sum += std::abs(std::remainder(after - before, 2 * 3.14159265358979));
    }
    return sum;
}

/// The baseline beside the river: moved up by `rise` across its direction.
Path beside(std::span<const Point> run, double rise) {
    Path path;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const Point a = run[i > 0 ? i - 1 : 0];
        const Point b = run[std::min(i + 1, run.size() - 1)];
        const double l = std::max(1e-9, length(a, b));
        const Point p{run[i].x + (b.y - a.y) / l * rise, run[i].y - (b.x - a.x) / l * rise};
        if (i == 0)
            path.move_to(p);
        else
            path.line_to(p);
    }
    return path;
}

struct Found {
    std::vector<Point> run;
    double cost = 0;
};

/// The calmest free stretch of a piece of river for a name of that width.
std::optional<Found> calm_stretch(LabelBoard& board, const std::vector<Point>& line, double width, double step,
                                  double size) {
    const auto need = static_cast<std::size_t>(std::ceil(width / step)) + 2;
    if (line.size() < need) return std::nullopt;
    std::optional<Found> best;
    for (std::size_t start = 0; start + need <= line.size(); start += 3) {
        std::vector<Point> run(line.begin() + static_cast<std::ptrdiff_t>(start),
                               line.begin() + static_cast<std::ptrdiff_t>(start + need));
        if (run.back().x < run.front().x) std::reverse(run.begin(), run.end());
        const double bend = turning(run);
        const double steep = std::abs(std::atan2(run.back().y - run.front().y, run.back().x - run.front().x));
        if (bend > 1.5 || length(run.front(), run.back()) < 0.82 * width) continue;
        const double cost = bend + 0.35 * steep;
        if (best && cost >= best->cost) continue;
        const bool is_free = std::all_of(run.begin(), run.end(), [&](Point p) {
            return board.placer().is_free({p.x - size * 0.5, p.y - size * 1.1, p.x + size * 0.5, p.y + size * 0.5});
        });
        if (is_free) best = Found{std::move(run), cost};
    }
    return best;
}

} // namespace

void put_rivers(LabelBoard& board, const LabelSources& from) {
    const View& view = board.view();
    const TypeStyle& type = from.style.river_name;
    const lettering::TypeStyle size = type_of(type, view.px_per_mm);
    const double ground = ground_metres_per_px(view);
    const double zoom = std::log2(40'075'016.7 / 256 / from.metres_per_px_96);
    // Pieces of one river belong together; great rivers first.
    std::map<std::pair<int, std::string>, std::vector<Path>> rivers;
    for (const geodata::River& river : from.basemap.pack().rivers(
             basemap::Basemap::detail_for(ground), from.plotter.box(), static_cast<int>(std::clamp(zoom, 1.0, 10.0)))) {
        if (river.name.empty()) continue;
        Path path = from.plotter.line(river.points);
        if (!path.empty()) rivers[{river.rank, std::string(river.name)}].push_back(std::move(path));
    }
    std::map<std::string, bool> named;
    const double step = size.size_px * 0.4;
    for (const auto& [key, paths] : rivers) {
        if (named[key.second]) continue;
        // "Dnipro (Dnieper)": the first name is enough on a map.
        const std::string name = key.second.substr(0, key.second.find(" ("));
        const double width = board.fonts().measure(name, size).advance;
        std::optional<Found> best;
        for (const Path& path : paths)
            for (std::size_t r = 0; r < path.starts.size(); ++r) {
                const std::size_t end = r + 1 < path.starts.size() ? path.starts[r + 1] : path.points.size();
                const auto piece = std::span(path.points).subspan(path.starts[r], end - path.starts[r]);
                if (piece.size() < 2) continue;
                auto found = calm_stretch(board, smooth(resample(piece, step), 5), width, step, size.size_px);
                if (found && (!best || found->cost < best->cost)) best = std::move(found);
            }
        if (!best) continue;
        named[key.second] = true;
        Text text = text_element(name, best->run.front(), type, view.px_per_mm);
        text.along = beside(best->run, size.size_px * 0.32);
        for (const Point p : best->run)
            board.placer().block(
                {p.x - size.size_px * 0.5, p.y - size.size_px, p.x + size.size_px * 0.5, p.y + size.size_px * 0.3});
        board.layer().elements.push_back(std::move(text));
    }
}

} // namespace whenabouts::scene

#include "lettering/placer.hpp"

#include "lettering/collision_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace whenabouts::lettering {

namespace {

constexpr std::array around{Position::east,  Position::north_east, Position::south_east, Position::west,
                            Position::north, Position::south,      Position::north_west, Position::south_west};
constexpr std::array upon{Position::centre};
/// A later position costs as much as this many squares (of 4 px) crossed by a line.
constexpr double later_position = 0.75;
/// Diagonal places stand closer: the corner of the text faces the symbol.
constexpr double diagonal = 0.7;

bool has_ink(const Extent& e) {
    return e.ink_left < e.ink_right && e.ink_top < e.ink_bottom;
}

/// Left end of the baseline for a label at a position.
canvas::Point baseline_at(const Label& label, Position position) {
    const Extent& e = label.extent;
    const double cap = e.cap_height > 0 ? e.cap_height : -e.ink_top;
    const double near = label.gap_px * diagonal;
    const double right_of = label.at.x - e.ink_left;
    const double left_of = label.at.x - e.ink_right;
    const double centred = label.at.x - (e.ink_left + e.ink_right) / 2;
    switch (position) {
    case Position::east:
        return {right_of + label.gap_px, label.at.y + cap / 2};
    case Position::west:
        return {left_of - label.gap_px, label.at.y + cap / 2};
    case Position::north_east:
        return {right_of + near, label.at.y - near};
    case Position::north_west:
        return {left_of - near, label.at.y - near};
    case Position::south_east:
        return {right_of + near, label.at.y + near + cap};
    case Position::south_west:
        return {left_of - near, label.at.y + near + cap};
    case Position::north:
        return {centred, label.at.y - label.gap_px - std::max(e.ink_bottom, 0.0)};
    case Position::south:
        return {centred, label.at.y + label.gap_px - e.ink_top};
    case Position::centre:
        break;
    }
    return {centred, label.at.y - (e.ink_top + e.ink_bottom) / 2};
}

Rect box_at(const Label& label, canvas::Point baseline) {
    const Extent& e = label.extent;
    return {baseline.x + e.ink_left - label.margin_px, baseline.y + e.ink_top - label.margin_px,
            baseline.x + e.ink_right + label.margin_px, baseline.y + e.ink_bottom + label.margin_px};
}

} // namespace

std::span<const Position> around_point() {
    return around;
}
std::span<const Position> upon_point() {
    return upon;
}

struct Placer::Index {
    double width, height;
    CollisionGrid taken;
    LineGrid lines;

    [[nodiscard]] bool inside(const Rect& box) const {
        return box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
    }
};

Placer::Placer(double width_px, double height_px)
    : m_index(new Index{width_px, height_px, CollisionGrid(width_px, height_px), LineGrid(width_px, height_px)}) {}
Placer::Placer(Placer&&) noexcept = default;
Placer& Placer::operator=(Placer&&) noexcept = default;
Placer::~Placer() = default;

void Placer::block(const Rect& box) {
    m_index->taken.add(box);
}

void Placer::block_turned(canvas::Point centre, double width, double height, double angle_deg) {
    if (!(width > 0 && height > 0) || !std::isfinite(width + height + angle_deg + centre.x + centre.y)) return;
    const double c = std::cos(angle_deg * std::numbers::pi / 180);
    const double s = std::sin(angle_deg * std::numbers::pi / 180);
    // Squares along the middle line, each as large as the box is high when turned.
    const double half = height / 2 * (std::abs(c) + std::abs(s));
    const int squares = static_cast<int>(std::min(std::ceil(width / height), 1000.0));
    for (int i = 0; i < squares; ++i) {
        const double along = width * ((i + 0.5) / squares - 0.5);
        const canvas::Point at{centre.x + along * c, centre.y + along * s};
        block({at.x - half, at.y - half, at.x + half, at.y + half});
    }
}

void Placer::avoid(const canvas::Path& line) {
    m_index->lines.add(line);
}

bool Placer::is_free(const Rect& box) const {
    return !m_index->taken.touches(box);
}

std::optional<Placement> Placer::place(const Label& label) {
    if (!has_ink(label.extent) || !std::isfinite(label.at.x + label.at.y)) return std::nullopt;
    if (label.symbol && !is_free(*label.symbol)) return std::nullopt;
    const std::span<const Position> positions = label.positions.empty() ? around_point() : std::span(label.positions);
    std::optional<Placement> best;
    double least = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const double later = static_cast<double>(i) * later_position;
        if (best && later >= least) break;
        canvas::Point baseline = baseline_at(label, positions[i]);
        baseline.y = std::round(baseline.y);
        const Rect box = box_at(label, baseline);
        if ((label.inside_picture && !m_index->inside(box)) || !is_free(box)) continue;
        const double cost = later + m_index->lines.crossings(box);
        if (best && cost >= least) continue;
        least = cost;
        best = Placement{0, positions[i], baseline, box};
    }
    if (!best) return std::nullopt;
    block(best->box);
    if (label.symbol) block(*label.symbol);
    return best;
}

std::vector<Placement> Placer::place(std::span<const Label> labels) {
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&labels](std::size_t a, std::size_t b) { return labels[a].priority > labels[b].priority; });
    std::vector<Placement> placements;
    for (const std::size_t number : order) {
        std::optional<Placement> placement = place(labels[number]);
        if (!placement) continue;
        placement->label = number;
        placements.push_back(*placement);
    }
    return placements;
}

} // namespace whenabouts::lettering

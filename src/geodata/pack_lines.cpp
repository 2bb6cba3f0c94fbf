#include "geodata/pack.hpp"

#include "geodata/pack_contents.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace whenabouts::geodata {
namespace {

using Arc = format::ArcRecord;

struct Side {
    std::uint32_t left;
    std::uint32_t right;
};

Side sides(const Arc& arc) {
    return {static_cast<std::uint32_t>(arc.left), static_cast<std::uint32_t>(arc.right)};
}

LineClass class_of(const PoliticalView& view, const Arc& arc, std::size_t viewpoint) {
    if (arc.left < 0 || arc.right < 0) {
        return LineClass::coast;
    }
    const auto [left, right] = sides(arc);
    if (view.is_disputed(left, right, viewpoint) || !view.boundary_class(left, right).empty()) {
        return LineClass::disputed;
    }
    return view.united(left, right, viewpoint) ? LineClass::region : LineClass::country;
}

std::string_view country(const PoliticalView& view, std::int32_t unit, std::size_t viewpoint) {
    return unit < 0 ? std::string_view{} : view.country(static_cast<std::uint32_t>(unit), viewpoint);
}

std::vector<BorderLine> lines_of(const MappedBasemap& basemap, const PoliticalView& view, std::size_t viewpoint,
                                 std::optional<LineClass> wanted, Detail detail, const core::Box& box) {
    const GridBoxes boxes(box);
    std::vector<BorderLine> lines;
    for (const auto& arc : basemap.arcs()) {
        if (arc.kind != format::land_arc || !boxes.touch(arc.box)) {
            continue;
        }
        const auto line_class = class_of(view, arc, viewpoint);
        if (wanted && line_class != *wanted) {
            continue;
        }
        BorderLine line{.line_class = line_class,
                        .left_country = country(view, arc.left, viewpoint),
                        .right_country = country(view, arc.right, viewpoint),
                        .note = {},
                        .points = {}};
        if (line_class == LineClass::disputed) {
            line.note = view.boundary_class(sides(arc).left, sides(arc).right);
        }
        basemap.decode_arc(arc.levels[static_cast<std::size_t>(detail)], line.points);
        if (line.points.size() > 1) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

/// Calls `visit(record, points)` for the paths of a layer that touch the box and are there at this detail.
template <class Visit>
void each_path(const MappedBasemap& basemap, format::Section layer, Detail detail, const core::Box& box,
               const Visit& visit) {
    const GridBoxes boxes(box);
    for (const auto& path : basemap.paths(layer)) {
        if (!boxes.touch(path.box)) {
            continue;
        }
        Line points;
        basemap.decode_path(path.levels[static_cast<std::size_t>(detail)], points);
        if (points.size() > 1) {
            visit(path, std::move(points));
        }
    }
}

bool touches(const PoliticalView::Area& area, const MappedBasemap& basemap, const GridBoxes& boxes,
             const core::Box& box) {
    for (const auto unit : area.units) {
        if (boxes.touch(basemap.units()[unit].box)) {
            return true;
        }
    }
    return area.units.empty() && box.intersects(area.box);
}

/// The disputed area that holds one of the two units; empty if none does.
std::string_view area_name(const PoliticalView& view, std::uint32_t a, std::uint32_t b) {
    for (const auto& area : view.areas()) {
        for (const auto unit : area.units) {
            if (unit == a || unit == b) {
                return area.name;
            }
        }
    }
    return {};
}

/// Label and box of an area: of its largest unit, of all its units.
void place(const PoliticalView::Area& area, const MappedBasemap& basemap, DisputedArea& placed) {
    placed.box = area.box;
    placed.label = area.box.centre();
    double largest = -1;
    for (const auto unit : area.units) {
        const auto& record = basemap.units()[unit];
        const core::Box box = degrees(record.box);
        placed.box = largest < 0
                         ? box
                         : core::Box{std::min(placed.box.west, box.west), std::min(placed.box.south, box.south),
                                     std::max(placed.box.east, box.east), std::max(placed.box.north, box.north)};
        if (record.area_km2 > largest) {
            largest = record.area_km2;
            placed.label = degrees(record.label);
        }
    }
}

} // namespace

std::vector<BorderLine> Pack::lines(ViewpointIndex viewpoint, Detail detail, const core::Box& box) const {
    return lines_of(m_contents->basemap, m_contents->view, number(viewpoint), std::nullopt, detail, box);
}

std::vector<BorderLine> Pack::lines(ViewpointIndex viewpoint, LineClass line_class, Detail detail,
                                    const core::Box& box) const {
    return lines_of(m_contents->basemap, m_contents->view, number(viewpoint), line_class, detail, box);
}

std::vector<DisputedArea> Pack::disputed_areas(ViewpointIndex viewpoint, const core::Box& box) const {
    const GridBoxes boxes(box);
    std::vector<DisputedArea> areas;
    for (const auto& area : m_contents->view.areas()) {
        if (!touches(area, m_contents->basemap, boxes, box)) {
            continue;
        }
        std::vector<std::string> claimants;
        for (const auto& code : area.claimants) {
            claimants.push_back(country_name(code));
        }
        std::string statement = area.name + ": ";
        if (!area.controller.empty()) {
            statement += fmt::format("controlled by {}", country_name(area.controller));
        }
        if (!claimants.empty()) {
            statement +=
                fmt::format("{}claimed by {}", area.controller.empty() ? "" : ", ", fmt::join(claimants, ", "));
        }
        if (!area.note.empty()) {
            statement += fmt::format(" ({})", area.note);
        }
        const auto& view = m_contents->view.viewpoints()[number(viewpoint)].name;
        if (area.units.empty()) {
            statement += "; shown by its claim line";
        } else {
            const auto shown = country_of(area.units.front(), viewpoint);
            statement += fmt::format("; shown as {} ({})", shown.empty() ? "no state's" : country_name(shown), view);
        }
        DisputedArea placed{.name = area.name, .label = {}, .box = {}, .statement = std::move(statement)};
        place(area, m_contents->basemap, placed);
        areas.push_back(std::move(placed));
    }
    return areas;
}

std::vector<ClaimLine> Pack::claim_lines(Detail detail, const core::Box& box) const {
    return claim_lines(default_viewpoint(), detail, box);
}

std::vector<ClaimLine> Pack::claim_lines(ViewpointIndex viewpoint, Detail detail, const core::Box& box) const {
    const auto& basemap = m_contents->basemap;
    const auto& view = m_contents->view;
    const GridBoxes boxes(box);
    std::vector<ClaimLine> lines;
    for (const auto& arc : basemap.arcs()) {
        if (arc.left < 0 || arc.right < 0 || !boxes.touch(arc.box)) {
            continue;
        }
        const auto [left, right] = sides(arc);
        if (!view.is_claimed(left, right, number(viewpoint)) || !view.boundary_class(left, right).empty()) {
            continue;
        }
        ClaimLine line{.name = area_name(view, left, right), .points = {}};
        basemap.decode_arc(arc.levels[static_cast<std::size_t>(detail)], line.points);
        if (line.points.size() > 1) {
            lines.push_back(std::move(line));
        }
    }
    each_path(basemap, format::claims, detail, box, [&](const auto& path, Line points) {
        lines.push_back({basemap.text(path.name), std::move(points)});
    });
    return lines;
}

std::vector<ClassedLine> Pack::classed_lines(Detail detail, const core::Box& box) const {
    std::vector<ClassedLine> lines;
    const auto& basemap = m_contents->basemap;
    each_path(basemap, format::boundaries, detail, box, [&](const auto& path, Line points) {
        lines.push_back({basemap.text(path.line_class), basemap.text(path.name), std::move(points)});
    });
    return lines;
}

std::vector<River> Pack::rivers(Detail detail, const core::Box& box, int max_rank) const {
    std::vector<River> rivers;
    const auto& basemap = m_contents->basemap;
    each_path(basemap, format::rivers, detail, box, [&](const auto& path, Line points) {
        if (path.rank <= max_rank) {
            rivers.push_back({basemap.text(path.name), path.rank, std::move(points)});
        }
    });
    return rivers;
}

std::vector<Lake> Pack::lakes(Detail detail, const core::Box& box, int max_rank) const {
    std::vector<Lake> lakes;
    std::optional<std::uint32_t> group;
    const auto& basemap = m_contents->basemap;
    each_path(basemap, format::lakes, detail, box, [&](const auto& path, Line points) {
        if (path.rank > max_rank || points.size() < 4) {
            return;
        }
        if (group != path.group) {
            lakes.push_back({basemap.text(path.name), path.rank, {}});
        }
        group = path.group;
        lakes.back().rings.push_back(std::move(points));
    });
    return lakes;
}

} // namespace whenabouts::geodata

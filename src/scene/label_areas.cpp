#include "scene/area_spot.hpp"
#include "scene/colour.hpp"
#include "scene/label_kinds.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace whenabouts::scene {
namespace {

using Kind = basemap::Label::Kind;

bool has(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// One class coarser than drawn: names do not need every cove.
geodata::Detail rough_detail(double metres_per_px) {
    return basemap::Basemap::detail_for(metres_per_px * 3.5);
}

/// Whether a name of that size could fit at all, judged without measuring it: letters are seldom narrower than a third
/// of their height.
bool hopeless(const Path& area, const ClipBox& frame, std::string_view name, double size_px, std::size_t most_lines,
              double share) {
    ClipBox seen{1e300, 1e300, -1e300, -1e300};
    for (const Point p : area.points)
        seen = {std::min(seen.x0, p.x), std::min(seen.y0, p.y), std::max(seen.x1, p.x), std::max(seen.y1, p.y)};
    const double wide = std::min(seen.x1, frame.x1) - std::max(seen.x0, frame.x0);
    const double high = std::min(seen.y1, frame.y1) - std::max(seen.y0, frame.y0);
    const double line =
        static_cast<double>(std::count_if(name.begin(), name.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; })) /
        static_cast<double>(most_lines);
    return wide < line * size_px * 0.33 * share || high < size_px * 0.6 * share;
}

/// Puts a name into an area: in one line where it fits, else in two or three, else not at all. `overhang` is how much
/// of the name must at least lie inside, 1 = all.
bool put_in_area(LabelBoard& board, const Path& area, std::string_view name, const TypeStyle& type,
                 std::size_t most_lines, double overhang) {
    const double size_px = board.view().pt(type.size_pt);
    if (hopeless(area, board.frame(), name, size_px, most_lines, overhang)) return false;
    for (const double need : {1.0, overhang}) {
        for (std::size_t lines = 1; lines <= most_lines; ++lines) {
            const NameBlock block = board.set(name, type, lines);
            if (block.lines.size() < lines) break;
            for (const AreaSpot& spot : area_spots(area, board.frame(), block.width * need, block.height * need, 14))
                if (spot.fits && board.put(block, spot.centre, type)) return true;
        }
        if (overhang >= 1) break;
    }
    return false;
}

double visible_width(const Path& area, const ClipBox& frame) {
    double left = 1e300;
    double right = -1e300;
    for (const Point p : area.points) {
        if (p.y < frame.y0 || p.y > frame.y1) continue;
        left = std::min(left, p.x);
        right = std::max(right, p.x);
    }
    return std::max(0.0, std::min(right, frame.x1) - std::max(left, frame.x0));
}

std::vector<std::string_view> split_units(std::string_view units) {
    std::vector<std::string_view> out;
    while (!units.empty()) {
        const std::size_t end = units.find_first_of(" ;,|");
        if (end != 0) out.push_back(units.substr(0, end));
        if (end == std::string_view::npos) break;
        units.remove_prefix(end + 1);
    }
    return out;
}

Path region_area(const LabelSources& from, std::string_view units, geodata::Detail detail, std::string& country) {
    const geodata::Pack& pack = from.basemap.pack();
    std::vector<geodata::UnitIndex> indices;
    for (const std::string_view code : split_units(units)) {
        if (const auto unit = pack.unit_by_adm1_code(code)) indices.push_back(*unit);
    }
    if (indices.empty()) return {};
    country = pack.country_of(indices.front(), from.basemap.viewpoint_index());
    const bool seen = std::any_of(indices.begin(), indices.end(),
                                  [&](auto unit) { return pack.unit(unit).box.intersects(from.plotter.box()); });
    return seen ? from.plotter.area(pack.outline(indices, detail)) : Path{};
}

bool is_strong(const LabelSources& from, std::string_view units) {
    for (const std::string_view code : split_units(units))
        if (has(from.options.strong_units, code)) return true;
    return false;
}

/// The plate that stands for the incidents of an area; none when there is no such plate.
const Mark* plate_in(const LabelSources& from, const Path& area) {
    if (from.marks == nullptr) return nullptr;
    for (const Mark& mark : *from.marks)
        if (!mark.area.empty() && is_inside(area, mark.at)) return &mark;
    return nullptr;
}

/// Under or over the plate, also where the name reaches beyond the area.
bool put_at_plate(LabelBoard& board, const Mark& plate, std::string_view name, const TypeStyle& type) {
    for (std::size_t lines = 1; lines <= 2; ++lines) {
        const NameBlock block = board.set(name, type, lines);
        if (block.lines.size() < lines) break;
        const double away = plate.half_height_px + board.view().mm(0.9) + block.height / 2;
        for (const double side : {1.0, -1.0})
            if (board.put(block, {plate.at.x, plate.at.y + side * away}, type)) return true;
    }
    return false;
}

} // namespace

void put_strong_regions(LabelBoard& board, const LabelSources& from) {
    const double ground = ground_metres_per_px(board.view());
    TypeStyle type = from.style.region_name;
    type.colour = from.style.text_strong.colour;
    type.bold = true;
    type.size_pt *= 1.1;
    type.spacing_em = 0.01;
    for (const basemap::Label& label : from.labels) {
        if (label.kind != Kind::region || !is_strong(from, label.code)) continue;
        std::string country;
        const Path area = region_area(from, label.code, rough_detail(ground), country);
        if (area.empty()) continue;
        const Mark* plate = plate_in(from, area);
        if (plate == nullptr || !put_at_plate(board, *plate, label.text, type))
            put_in_area(board, area, label.text, type, 3, 0.6);
    }
}

void put_regions(LabelBoard& board, const LabelSources& from) {
    // Every region's name on a map of continents would be noise.
    if (from.metres_per_px_96 >= 2'600) return;
    const double ground = ground_metres_per_px(board.view());
    const bool near = from.metres_per_px_96 < 1'100;
    for (const basemap::Label& label : from.labels) {
        if (label.kind != Kind::region || is_strong(from, label.code)) continue;
        std::string country;
        const Path area = region_area(from, label.code, rough_detail(ground), country);
        if (area.empty() || (!near && !has(from.options.focus_countries, country))) continue;
        put_in_area(board, area, label.text, from.style.region_name, 3, 0.95);
    }
}

void put_countries(LabelBoard& board, const LabelSources& from) {
    const double ground = ground_metres_per_px(board.view());
    std::map<std::string_view, const basemap::Label*> names;
    for (const basemap::Label& label : from.labels)
        if (label.kind == Kind::country) names.emplace(label.code, &label);
    struct Country {
        Path area;
        std::string name;
        double width = 0;
    };
    std::vector<Country> countries;
    for (const geodata::CountryArea& country :
         from.basemap.pack().countries(from.basemap.viewpoint_index(), rough_detail(ground), from.plotter.box())) {
        const auto name = names.find(country.country);
        std::string text = name != names.end() ? name->second->text : from.basemap.pack().country_name(country.country);
        if (text.empty() || text == country.country) continue;
        Country one{from.plotter.area(country.rings), std::move(text), 0};
        if (one.area.empty()) continue;
        one.width = visible_width(one.area, board.frame());
        countries.push_back(std::move(one));
    }
    std::stable_sort(countries.begin(), countries.end(),
                     [](const Country& a, const Country& b) { return a.width > b.width; });
    for (const Country& country : countries) {
        TypeStyle type = from.style.country_name;
        const double full = board.set(country.name, type, 1).width;
        // Great countries speak louder, small ones lower and closer.
        const double room = country.width / std::max(full, 1.0);
        const double loud = std::clamp(0.72 + 0.12 * room, 0.8, 1.45);
        type.size_pt *= loud;
        type.spacing_em *= std::clamp(room / 2.2, 0.35, 1.5);
        if (put_in_area(board, country.area, country.name, type, 3, 0.85)) continue;
        type.size_pt = from.style.country_name.size_pt * 0.74;
        type.spacing_em = 0.03;
        if (put_in_area(board, country.area, country.name, type, 3, 0.62)) continue;
        type.size_pt = from.style.country_name.size_pt * 0.62;
        put_in_area(board, country.area, country.name, type, 3, 0.7);
    }
}

namespace {

/// The map's frame without the land, for an even-odd fill.
Path water_of(const Path& land, const ClipBox& frame) {
    Path water = rectangle(frame);
    const std::size_t corners = water.points.size();
    for (const std::size_t start : land.starts) water.starts.push_back(corners + start);
    water.points.insert(water.points.end(), land.points.begin(), land.points.end());
    return water;
}

/// Whether a spot belongs to this water rather than to another one nearer by, measured in their own widths: the Sea of
/// Azov must not be named after the Black Sea because that reaches so far.
bool belongs_to(const basemap::Label& sea, core::LonLat spot, const LabelSources& from) {
    const auto away = [&](const basemap::Label& one) {
        return core::distance_m(one.at, spot) / (one.size_km * 1000 + 1);
    };
    const double own = away(sea);
    // Oceans are halved at the equator by name.
    if (sea.rank == 0 && std::abs(sea.at.lat) > 15 && (sea.at.lat < 0) != (spot.lat < 0)) return false;
    return std::none_of(from.labels.begin(), from.labels.end(), [&](const basemap::Label& other) {
        return other.kind == Kind::sea && other.size_km > 0 && other.text != sea.text && away(other) < own;
    });
}

} // namespace

void put_seas(LabelBoard& board, const LabelSources& from) {
    const ClipBox frame = board.frame();
    const double ground = ground_metres_per_px(board.view());
    Path water;
    const auto on_water = [&](const lettering::Rect& box) {
        return from.land == nullptr || !from.land->touches({box.left, box.top, box.right, box.bottom});
    };
    for (const basemap::Label& label : from.labels) {
        if (label.kind != Kind::sea) continue;
        const auto at = from.plotter.point(label.at);
        if (!at) continue;
        TypeStyle type = from.style.sea_name;
        const double across = label.size_km * 1000 / ground;
        type.size_pt *= std::clamp(0.72 + across / board.view().mm(220), 0.72, label.rank == 0 ? 1.15 : 1.4);
        type.capitals = label.rank == 0;
        bool done = false;
        for (std::size_t lines = 1; lines <= 3 && !done; ++lines) {
            const NameBlock block = board.set(label.text, type, lines);
            if (block.lines.size() < lines) break;
            // A name much longer than its water names something else.
            if (label.size_km > 0 && block.width > across * 1.25) continue;
            const auto try_at = [&](Point centre, bool own_place) {
                const auto spot = from.plotter.at(centre);
                // Where it belongs it may stand; elsewhere only in water that is no one else's, and not too far.
                if (!spot || (!own_place && !belongs_to(label, *spot, from))) return false;
                if (std::hypot(centre.x - at->x, centre.y - at->y) > across * (label.size_km > 400 ? 0.62 : 0.5))
                    return false;
                return on_water(board.box_of(block, centre)) && board.put(block, centre, type);
            };
            if (frame.contains(at->x, at->y)) {
                for (int ring = 0; ring <= 4 && !done; ++ring)
                    for (int turn = 0; turn < (ring == 0 ? 1 : 12) && !done; ++turn) {
                        const double angle = turn * std::numbers::pi / 6;
                        const double reach = across * 0.11 * ring;
                        done =
                            try_at({at->x + reach * std::cos(angle), at->y + 0.7 * reach * std::sin(angle)}, ring == 0);
                    }
            } else if (from.land_path != nullptr) {
                // Its middle lies off the map: the best place in the water that is seen.
                if (water.empty()) water = water_of(*from.land_path, frame);
                for (const AreaSpot& spot : area_spots(water, frame, block.width, block.height, 24))
                    if (!done && spot.fits) done = try_at(spot.centre, false);
            }
        }
    }
}

void put_lakes(LabelBoard& board, const LabelSources& from) {
    const double ground = ground_metres_per_px(board.view());
    std::set<std::string> seen;
    for (const geodata::Lake& lake : from.basemap.pack().lakes(rough_detail(ground), from.plotter.box(), 6)) {
        if (lake.name.empty() || !seen.insert(std::string(lake.name)).second) continue;
        const Path area = from.plotter.area(lake.rings);
        if (!area.empty()) put_in_area(board, area, lake.name, from.style.lake_name, 3, 0.7);
    }
}

void put_physical(LabelBoard& board, const LabelSources& from) {
    const double ground = ground_metres_per_px(board.view());
    // Greenland, Madagascar: once is enough.
    std::set<std::string> countries;
    for (const basemap::Label& label : from.labels)
        if (label.kind == Kind::country) countries.insert(label.text);
    for (const basemap::Label& label : from.labels) {
        if (label.kind != Kind::physical || countries.contains(label.text)) continue;
        const auto at = from.plotter.point(label.at);
        const double across = label.size_km * 1000 / ground;
        // A range wider than the map is not what the map shows.
        if (!at || across < board.view().mm(14) || across > 0.8 * board.view().width_px) continue;
        for (std::size_t lines = 1; lines <= 2; ++lines) {
            const NameBlock block = board.set(label.text, from.style.physical_name, lines);
            if (block.lines.size() < lines) break;
            if (block.width <= across && board.put(block, *at, from.style.physical_name)) break;
        }
    }
}

} // namespace whenabouts::scene

#include "core/grouped.hpp"
#include "scene/colour.hpp"
#include "scene/panel.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::scene {
namespace {

constexpr double indent_mm = 9.2; ///< where the words begin, right of key and symbol

/// How much is said of each incident.
enum class Wording : std::uint8_t { full, shorter, brief, line };

Block entry(const PanelSources& from, const Shown& one, double width_px, Wording wording) {
    Block block(from.fonts, from.px_per_mm, width_px);
    const core::Incident& incident = *one.incident;
    const Style& style = from.style;
    const double middle = block.middle_of_line(style.text_strong);
    const taxonomy::Category& category = from.taxonomy[incident.category];
    const Colour colour = parse_colour(category.colour).value_or(style.mixed_category);
    const auto key = from.options.keys.find(incident.id);
    const bool unlocated = one.area.shape == PlaceShape::none;
    const TypeStyle& number = style.text_strong;
    if (key != from.options.keys.end()) {
        const lettering::Extent extent = from.fonts.measure(key->second, type_of(number, from.px_per_mm));
        const double x = block.mm(3.2) - extent.advance;
        block.layer().elements.push_back(
            text_element(key->second, {x, middle - (extent.ink_top + extent.ink_bottom) / 2}, number, from.px_per_mm));
    }
    const double symbol = block.mm(style.symbol_mm * 0.85);
    add_symbol(block.layer(), {block.mm(6.1), middle}, category.symbol, unlocated ? with_opacity(colour, 0.55) : colour,
               symbol, one.membership == core::Membership::possible, style, from.px_per_mm);
    const double indent = block.mm(indent_mm);
    std::string place = !incident.where.name.empty() ? incident.where.name : incident.where.text;
    for (const std::string& more : {precision_words(one), from.kinds_in_list ? category.label : std::string()})
        if (!more.empty()) place += (place.empty() ? "" : " · ") + more;
    if (wording == Wording::line) {
        block.text(core::describe(incident.when.span) + " · " + incident.title, style.text, indent, 2);
        block.space(0.6);
        return block;
    }
    block.text(core::describe(incident.when.span), style.text_strong, indent, wording == Wording::full ? 2 : 1);
    block.text(incident.title, style.text, indent, wording == Wording::full ? 3 : wording == Wording::shorter ? 2 : 1);
    block.text(place, style.small, indent, wording == Wording::full ? 2 : 1);
    block.space(wording == Wording::full ? 1.7 : 1.1);
    return block;
}

/// Entries in columns side by side, filled evenly, as many as fit into `height_px`.
Block columns_of(const PanelSources& from, double width_px, double height_px, std::size_t columns, Wording wording,
                 std::size_t& listed) {
    Block all(from.fonts, from.px_per_mm, width_px);
    const double gap = all.mm(5);
    const double column_px = (width_px - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    std::vector<Block> entries;
    double total = 0;
    for (const Shown& one : from.shown) {
        entries.push_back(entry(from, one, column_px, wording));
        total += entries.back().height();
    }
    // How many fit when no column is higher than `limit`.
    const auto fitting = [&](double limit) {
        std::size_t done = 0;
        for (std::size_t column = 0; column < columns; ++column)
            for (double height = 0; done < entries.size() && height + entries[done].height() <= limit; ++done)
                height += entries[done].height();
        return done;
    };
    double limit = std::min(height_px, total / static_cast<double>(columns));
    while (limit < height_px && fitting(limit) < entries.size()) limit = std::min(height_px, limit + all.mm(2));
    listed = 0;
    double tallest = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        double height = 0;
        for (; listed < entries.size() && height + entries[listed].height() <= limit; ++listed) {
            entries[listed].draw_into(all.layer(), {static_cast<double>(column) * (column_px + gap), height});
            height += entries[listed].height();
        }
        tallest = std::max(tallest, height);
    }
    all.reach(tallest);
    return all;
}

} // namespace

std::string precision_words(const Shown& shown) {
    switch (shown.area.shape) {
    case PlaceShape::none:
        return "place not known";
    case PlaceShape::country:
        return "only the country is known";
    case PlaceShape::region:
        return "somewhere in this area";
    case PlaceShape::point:
        return "";
    case PlaceShape::circle:
        break;
    }
    const double km = shown.area.radius_m / 1000;
    if (km < 0.95) return fmt::format("within {:.0f} m", std::max(10.0, std::round(shown.area.radius_m / 10) * 10));
    return km < 3 ? fmt::format("within {:.2g} km", km) : fmt::format("within {:.0f} km", km);
}

Block incident_list(const PanelSources& from, double width_px, double height_px, std::size_t columns) {
    Block block(from.fonts, from.px_per_mm, width_px);
    block.text("Incidents", from.style.heading);
    block.space(1.0);
    const double room = height_px - block.height();
    const double last_line = type_of(from.style.small, from.px_per_mm).size_px * 1.4;
    std::size_t listed = 0;
    for (const Wording wording : {Wording::full, Wording::shorter, Wording::brief, Wording::line}) {
        Block list = columns_of(from, width_px, room, columns, wording, listed);
        const bool all = listed == from.shown.size();
        if (!all && wording != Wording::line) continue;
        if (!all) list = columns_of(from, width_px, room - last_line, columns, wording, listed);
        block.append(std::move(list));
        break;
    }
    if (listed < from.shown.size())
        block.text(fmt::format("and {} more", from.shown.size() - listed), from.style.small, block.mm(indent_mm), 1);
    return block;
}

bool list_fits(const PanelSources& from, double width_px, double height_px) {
    std::size_t listed = 0;
    Block heading(from.fonts, from.px_per_mm, width_px);
    heading.text("Incidents", from.style.heading);
    (void)columns_of(from, width_px, height_px - heading.height() - heading.mm(1), 1, Wording::full, listed);
    return listed == from.shown.size();
}

Block category_table(const PanelSources& from, double width_px, std::size_t columns) {
    Block block(from.fonts, from.px_per_mm, width_px);
    block.text("Incidents", from.style.heading);
    block.space(1.0);
    std::vector<KindCount> rows = from.kinds;
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    constexpr std::size_t most = 14;
    std::size_t left_out = 0;
    for (std::size_t i = most; i < rows.size(); ++i) left_out += rows[i].count;
    rows.resize(std::min(rows.size(), most));
    // A density has no symbols: showing some here would send people looking for them.
    const bool symbols = from.drawn.fullest_cell <= 0;
    const double gap = block.mm(5), indent = symbols ? block.mm(6) : 0;
    const double column_px = (width_px - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const std::size_t in_column = (rows.size() + columns - 1) / columns;
    double tallest = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        Block list(from.fonts, from.px_per_mm, column_px);
        for (std::size_t i = column * in_column; i < std::min(rows.size(), (column + 1) * in_column); ++i) {
            const auto& [category, count] = rows[i];
            const Colour colour = parse_colour(category->colour).value_or(from.style.mixed_category);
            if (symbols)
                add_symbol(list.layer(), {list.mm(2.4), list.middle_of_line(from.style.text)}, category->symbol, colour,
                           list.mm(from.style.symbol_mm * 0.85), false, from.style, from.px_per_mm);
            list.text(fmt::format("{}  {}", category->label, core::grouped(count)), from.style.text, indent, 2);
            list.space(0.7);
        }
        list.draw_into(block.layer(), {static_cast<double>(column) * (column_px + gap), block.height()});
        tallest = std::max(tallest, list.height());
    }
    block.reach(block.height() + tallest);
    if (left_out > 0) block.text(fmt::format("Other kinds  {}", core::grouped(left_out)), from.style.text, indent, 1);
    return block;
}

} // namespace whenabouts::scene

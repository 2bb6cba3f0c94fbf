#include "scene/colour.hpp"
#include "scene/panel.hpp"
#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::scene {
namespace {

constexpr double indent_mm = 9.2; ///< where the words begin, right of key and symbol

Block entry(const PanelSources& from, const Shown& one, double width_px) {
    Block block(from.fonts, from.px_per_mm, width_px);
    const core::Incident& incident = *one.incident;
    const Style& style = from.style;
    const double middle = block.middle_of_line(style.text_strong);
    const taxonomy::Category& category = from.taxonomy[incident.category];
    const Colour colour = parse_colour(category.colour).value_or(style.mixed_category);
    const auto key = from.options.keys.find(incident.id);
    const bool unlocated = one.area.shape == PlaceShape::none;
    TypeStyle number = style.text_strong;
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
    block.text(core::describe(incident.when.span), style.text_strong, indent, 2);
    block.text(incident.title, style.text, indent, 3);
    std::string place = !incident.where.name.empty() ? incident.where.name : incident.where.text;
    const std::string words = precision_words(one);
    if (place.empty())
        place = words;
    else if (!words.empty())
        place += " · " + words;
    block.text(place, style.small, indent, 2);
    block.space(1.7);
    return block;
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
    return km < 10 ? fmt::format("within {:.2g} km", km) : fmt::format("within {:.0f} km", km);
}

Block incident_list(const PanelSources& from, double width_px, double height_px) {
    Block block(from.fonts, from.px_per_mm, width_px);
    block.text("Incidents", from.style.heading);
    block.space(1.0);
    const double last_line = type_of(from.style.small, from.px_per_mm).size_px * 1.4;
    std::size_t listed = 0;
    for (const Shown& one : from.shown) {
        Block next = entry(from, one, width_px);
        const bool last = listed + 1 == from.shown.size();
        if (block.height() + next.height() + (last ? 0 : last_line) > height_px) break;
        block.append(std::move(next));
        ++listed;
    }
    if (listed < from.shown.size())
        block.text(fmt::format("and {} more", from.shown.size() - listed), from.style.small, block.mm(indent_mm), 1);
    return block;
}

Block category_table(const PanelSources& from, double width_px) {
    Block block(from.fonts, from.px_per_mm, width_px);
    block.text("Incidents", from.style.heading);
    block.space(1.0);
    std::vector<std::pair<const taxonomy::Category*, std::size_t>> rows;
    for (const Shown& one : from.shown) {
        const taxonomy::Category* category = &from.taxonomy[one.incident->category];
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.first == category; });
        if (row == rows.end())
            rows.emplace_back(category, 1);
        else
            ++row->second;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    constexpr std::size_t most = 14;
    std::size_t left_out = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i >= most) {
            left_out += rows[i].second;
            continue;
        }
        const auto& [category, count] = rows[i];
        const double middle = block.middle_of_line(from.style.text);
        const Colour colour = parse_colour(category->colour).value_or(from.style.mixed_category);
        add_symbol(block.layer(), {block.mm(2.4), middle}, category->symbol, colour,
                   block.mm(from.style.symbol_mm * 0.85), false, from.style, from.px_per_mm);
        block.text(fmt::format("{}  {}", category->label, count), from.style.text, block.mm(6), 2);
        block.space(0.7);
    }
    if (left_out > 0) block.text(fmt::format("Other kinds  {}", left_out), from.style.text, block.mm(6), 1);
    return block;
}

} // namespace whenabouts::scene

#include "scene/incident_groups.hpp"

#include "scene/colour.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace whenabouts::scene {
namespace {

bool is_open(const core::TimeWindow& window) {
    return !window.from && !window.until;
}

std::optional<long> as_number(const std::string& text) {
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

} // namespace

std::vector<Shown> shown_incidents(std::span<const core::Incident> incidents, const basemap::Basemap& basemap,
                                   const IncidentOptions& options) {
    std::vector<Shown> shown;
    for (const core::Incident& incident : incidents) {
        const core::Membership membership =
            is_open(options.window) ? core::Membership::certain : incident.when.span.in(options.window);
        if (membership == core::Membership::out) continue;
        if (membership == core::Membership::possible && !options.possible) continue;
        shown.push_back({&incident, area_of(incident, basemap), membership});
    }
    return shown;
}

core::Membership Group::membership() const {
    const bool certain = std::any_of(members.begin(), members.end(),
                                     [](const Shown* one) { return one->membership == core::Membership::certain; });
    return certain ? core::Membership::certain : core::Membership::possible;
}

Colour Group::colour(const taxonomy::Taxonomy& taxonomy, const Style& style) const {
    const std::string& first = taxonomy[members.front()->incident->category].colour;
    for (const Shown* one : members)
        if (taxonomy[one->incident->category].colour != first) return style.mixed_category;
    return parse_colour(first).value_or(style.mixed_category);
}

std::string Group::symbol(const taxonomy::Taxonomy& taxonomy) const {
    const std::string& first = taxonomy[members.front()->incident->category].symbol;
    for (const Shown* one : members)
        if (taxonomy[one->incident->category].symbol != first) return "circle";
    return first;
}

std::string Group::keys(const IncidentOptions& options) const {
    std::vector<long> numbers;
    std::string words;
    for (const Shown* one : members) {
        const auto key = options.keys.find(one->incident->id);
        if (key == options.keys.end()) continue;
        if (const auto number = as_number(key->second))
            numbers.push_back(*number);
        else
            words += (words.empty() ? "" : ", ") + key->second;
    }
    std::sort(numbers.begin(), numbers.end());
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        if (!text.empty()) text += ", ";
        text += last >= i + 2 ? fmt::format("{}–{}", numbers[i], numbers[last]) : fmt::format("{}", numbers[i]);
        i = last >= i + 2 ? last + 1 : i + 1;
    }
    if (!text.empty() && !words.empty()) text += ", ";
    return text + words;
}

std::vector<Group> group_areas(std::span<const Shown> shown, PlaceShape shape) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> by_key;
    for (const Shown& one : shown) {
        if (one.area.shape != shape) continue;
        const auto [found, fresh] = by_key.emplace(one.area.key, groups.size());
        if (fresh) groups.emplace_back();
        groups[found->second].members.push_back(&one);
    }
    return groups;
}

std::vector<Group> group_symbols(std::span<const Shown> shown, const Plotter& plotter, double size_px) {
    const ClipBox frame = plotter.frame();
    std::vector<Group> groups;
    std::map<std::pair<long, long>, std::vector<std::size_t>> cells;
    const double near = size_px * 0.7;
    for (const Shown& one : shown) {
        if (one.area.shape != PlaceShape::point && one.area.shape != PlaceShape::circle) continue;
        const auto at = plotter.point(one.area.at);
        if (!at || at->x < frame.x0 - size_px || at->x > frame.x1 + size_px || at->y < frame.y0 - size_px ||
            at->y > frame.y1 + size_px)
            continue;
        const auto column = static_cast<long>(std::floor(at->x / near));
        const auto row = static_cast<long>(std::floor(at->y / near));
        Group* home = nullptr;
        for (long i = column - 1; i <= column + 1 && home == nullptr; ++i)
            for (long j = row - 1; j <= row + 1 && home == nullptr; ++j) {
                const auto cell = cells.find({i, j});
                if (cell == cells.end()) continue;
                for (const std::size_t index : cell->second)
                    if (std::hypot(groups[index].at.x - at->x, groups[index].at.y - at->y) < near) {
                        home = &groups[index];
                        break;
                    }
            }
        if (home == nullptr) {
            cells[{column, row}].push_back(groups.size());
            home = &groups.emplace_back();
            home->at = *at;
        }
        home->members.push_back(&one);
    }
    return groups;
}

} // namespace whenabouts::scene

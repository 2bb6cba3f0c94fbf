#include "scene/incident_groups.hpp"

#include "scene/colour.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>
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
    if (mixed) return style.mixed_category;
    const std::string& first = taxonomy[members.front()->incident->category].colour;
    for (const Shown* one : members)
        if (taxonomy[one->incident->category].colour != first) return style.mixed_category;
    return parse_colour(first).value_or(style.mixed_category);
}

std::string Group::symbol(const taxonomy::Taxonomy& taxonomy) const {
    if (mixed) return "circle";
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

namespace {

/// Joins heaps that their size makes cover each other, the smaller to the larger one, until none do.
void join_overlapping(std::vector<Group>& groups, const std::function<double(std::size_t)>& size_of) {
    constexpr double may_overlap = 0.82; ///< of the sum of the radii: rims may touch
    constexpr int most_rounds = 12;
    for (int round = 0; round < most_rounds; ++round) {
        std::vector<std::size_t> order(groups.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return groups[a].members.size() > groups[b].members.size();
        });
        const double widest = groups.empty() ? 0 : size_of(groups[order.front()].members.size());
        std::map<std::pair<long, long>, std::vector<std::size_t>> cells;
        std::vector<bool> gone(groups.size());
        bool joined = false;
        for (const std::size_t index : order) {
            Group& own = groups[index];
            const auto column = static_cast<long>(std::floor(own.at.x / widest));
            const auto row = static_cast<long>(std::floor(own.at.y / widest));
            Group* home = nullptr;
            for (long i = column - 1; i <= column + 1 && home == nullptr; ++i)
                for (long j = row - 1; j <= row + 1 && home == nullptr; ++j) {
                    const auto cell = cells.find({i, j});
                    if (cell == cells.end()) continue;
                    for (const std::size_t other : cell->second) {
                        const double reach = (size_of(groups[other].members.size()) + size_of(own.members.size())) / 2;
                        const Point at = groups[other].at;
                        if (std::hypot(at.x - own.at.x, at.y - own.at.y) >= reach * may_overlap) continue;
                        home = &groups[other];
                        break;
                    }
                }
            if (home == nullptr) {
                cells[{column, row}].push_back(index);
                continue;
            }
            const auto stays = static_cast<double>(home->members.size()),
                       comes = static_cast<double>(own.members.size());
            home->at = {(home->at.x * stays + own.at.x * comes) / (stays + comes),
                        (home->at.y * stays + own.at.y * comes) / (stays + comes)};
            home->members.insert(home->members.end(), own.members.begin(), own.members.end());
            gone[index] = joined = true;
        }
        if (!joined) return;
        std::vector<Group> left;
        for (std::size_t i = 0; i < groups.size(); ++i)
            if (!gone[i]) left.push_back(std::move(groups[i]));
        groups = std::move(left);
    }
}

} // namespace

std::vector<Group> group_symbols(std::span<const Shown> shown, const Plotter& plotter,
                                 const std::function<double(std::size_t)>& size_of) {
    const ClipBox frame = plotter.frame();
    const double size_px = size_of(1);
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
    join_overlapping(groups, size_of);
    return groups;
}

} // namespace whenabouts::scene

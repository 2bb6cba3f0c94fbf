#include "geodata/political_view.hpp"

#include "geodata/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace whenabouts::geodata {
namespace {

using Row = std::vector<std::string>;

/// Reads the named columns of a whole small table.
core::Result<std::vector<Row>> read_columns(const std::filesystem::path& file, const std::vector<std::string_view>& names) {
    auto table = TableReader::open(file);
    if (!table) { return tl::unexpected(table.error()); }
    std::vector<std::size_t> columns;
    for (const auto name : names) {
        const auto column = table->column(name);
        if (!column) { return tl::unexpected(column.error()); }
        columns.push_back(*column);
    }
    std::vector<Row> rows;
    while (true) {
        const auto more = table->next();
        if (!more) { return tl::unexpected(more.error()); }
        if (!*more) { return rows; }
        Row row;
        for (const auto column : columns) { row.emplace_back(table->field(column)); }
        rows.push_back(std::move(row));
    }
}

std::vector<std::string> parts(std::string_view list) {
    std::vector<std::string> all;
    while (!list.empty()) {
        const auto end = list.find(';');
        if (end != 0) { all.emplace_back(list.substr(0, end)); }
        if (end == std::string_view::npos) { break; }
        list.remove_prefix(end + 1);
    }
    return all;
}

std::string_view trimmed(const std::array<char, 4>& code) {
    const std::string_view text(code.data(), code.size());
    return text.substr(0, text.find('\0'));
}

/// Units by Natural Earth code and by territory.
std::unordered_map<std::string_view, std::vector<std::uint32_t>> units_by_code(const MappedBasemap& basemap) {
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> units;
    for (std::uint32_t u = 0; u < basemap.units().size(); ++u) {
        units[basemap.text(basemap.units()[u].adm0_a3)].push_back(u);
        units[basemap.text(basemap.units()[u].adm1_code)].push_back(u);
    }
    return units;
}

double number(const std::string& text) {
    try {
        return std::stod(text);
    } catch (const std::exception&) { return 0; }
}

} // namespace

core::Result<PoliticalView> PoliticalView::read(const std::filesystem::path& folder, const MappedBasemap& basemap) {
    PoliticalView view;
    for (const auto part : {&PoliticalView::read_viewpoints, &PoliticalView::read_boundaries, &PoliticalView::read_areas}) {
        if (auto done = std::invoke(part, view, folder, basemap); !done) { return tl::unexpected(done.error()); }
    }
    return view;
}

std::uint16_t PoliticalView::country_number(std::string_view iso2) {
    if (const auto found = m_country_numbers.find(iso2); found != m_country_numbers.end()) { return found->second; }
    const auto number = static_cast<std::uint16_t>(m_countries.size());
    m_countries.emplace_back(iso2);
    m_country_numbers.emplace(iso2, number);
    return number;
}

core::Result<void> PoliticalView::read_viewpoints(const std::filesystem::path& folder, const MappedBasemap& basemap) {
    const auto codes = read_columns(folder / "viewpoints.csv", {"viewpoint", "base", "name"});
    if (!codes) { return tl::unexpected(codes.error()); }
    const auto rules = read_columns(folder / "viewpoint_units.csv", {"viewpoint", "unit", "country"});
    if (!rules) { return tl::unexpected(rules.error()); }

    std::unordered_map<std::string_view, std::uint16_t> territory;
    for (const auto& record : basemap.territories()) { territory[trimmed(record.a3)] = country_number(trimmed(record.iso2)); }
    Assignments plain;
    for (const auto& unit : basemap.units()) {
        const auto found = territory.find(basemap.text(unit.adm0_a3));
        plain.push_back(found != territory.end() ? found->second : country_number(""));
    }
    const auto units = units_by_code(basemap);
    std::map<std::string, std::size_t> known;
    for (const auto& row : *codes) {
        const auto base = known.find(row[1]);
        if (base == known.end() && !row[1].empty()) {
            return core::unreadable((folder / "viewpoints.csv").string(), fmt::format("viewpoint {} builds on {}, which does not stand above it", row[0], row[1]));
        }
        m_country_of.push_back(base != known.end() ? m_country_of[base->second] : plain);
        known[row[0]] = m_viewpoints.size();
        m_viewpoints.push_back({row[0], row[2]});
        for (const auto& rule : *rules) {
            if (rule[0] != row[0]) { continue; }
            const auto found = units.find(rule[1]);
            if (found == units.end()) {
                return core::unreadable((folder / "viewpoint_units.csv").string(), fmt::format("no unit {}", rule[1]));
            }
            for (const auto unit : found->second) { m_country_of.back()[unit] = country_number(rule[2]); }
        }
    }
    if (m_viewpoints.empty()) { return core::unreadable((folder / "viewpoints.csv").string(), "names no viewpoint"); }
    return {};
}

core::Result<void> PoliticalView::read_boundaries(const std::filesystem::path& folder, const MappedBasemap& basemap) {
    const auto rows = read_columns(folder / "boundary_class.csv", {"unit_a", "unit_b", "class"});
    if (!rows) { return tl::unexpected(rows.error()); }
    std::unordered_map<std::string_view, std::uint16_t> groups;
    const auto group = [&](const std::string& code) {
        return groups.try_emplace(code, static_cast<std::uint16_t>(groups.size() + 1)).first->second;
    };
    for (const auto& row : *rows) {
        auto pair = std::minmax(group(row[0]), group(row[1]));
        m_boundary_classes[{pair.first, pair.second}] = row[2];
    }
    m_boundary_groups.resize(basemap.units().size());
    for (std::size_t u = 0; u < m_boundary_groups.size(); ++u) {
        const auto own = groups.find(basemap.text(basemap.units()[u].adm1_code));
        const auto whole = groups.find(basemap.text(basemap.units()[u].adm0_a3));
        m_boundary_groups[u] = {own != groups.end() ? own->second : std::uint16_t{0}, whole != groups.end() ? whole->second : std::uint16_t{0}};
    }
    return {};
}

core::Result<void> PoliticalView::read_areas(const std::filesystem::path& folder, const MappedBasemap& basemap) {
    const auto rows = read_columns(folder / "disputed_areas.csv", {"name", "units", "west", "south", "east", "north", "controller", "claimants", "note"});
    if (!rows) { return tl::unexpected(rows.error()); }
    const auto units = units_by_code(basemap);
    for (const auto& row : *rows) {
        Area area{.name = row[0], .units = {}, .box = {number(row[2]), number(row[3]), number(row[4]), number(row[5])}, .controller = row[6], .claimants = parts(row[7]), .note = row[8]};
        for (const auto& code : parts(row[1])) {
            const auto found = units.find(code);
            if (found == units.end()) { return core::unreadable((folder / "disputed_areas.csv").string(), fmt::format("no unit {}", code)); }
            area.units.insert(area.units.end(), found->second.begin(), found->second.end());
        }
        m_areas.push_back(std::move(area));
    }
    return {};
}

bool PoliticalView::contested(std::uint32_t a, std::uint32_t b) const {
    bool one = false;
    bool two = false;
    for (const auto& assignment : m_country_of) { (assignment[a] == assignment[b] ? one : two) = true; }
    return one && two;
}

std::string_view PoliticalView::boundary_class(std::uint32_t a, std::uint32_t b) const {
    const auto& [a_own, a_whole] = m_boundary_groups[a];
    const auto& [b_own, b_whole] = m_boundary_groups[b];
    for (const auto x : {a_own, a_whole}) {
        for (const auto y : {b_own, b_whole}) {
            if (x == 0 || y == 0) { continue; }
            const auto found = m_boundary_classes.find(std::minmax(x, y));
            if (found != m_boundary_classes.end()) { return found->second; }
        }
    }
    return {};
}

} // namespace whenabouts::geodata

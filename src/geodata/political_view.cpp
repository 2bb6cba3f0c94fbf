#include "geodata/political_view.hpp"

#include "geodata/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace whenabouts::geodata {
namespace {

using Row = std::vector<std::string>;

/// Reads the named columns of a whole small table.
core::Result<std::vector<Row>> read_columns(const std::filesystem::path& file,
                                            const std::vector<std::string_view>& names) {
    auto table = TableReader::open(file);
    if (!table) {
        return tl::unexpected(table.error());
    }
    std::vector<std::size_t> columns;
    for (const auto name : names) {
        const auto column = table->column(name);
        if (!column) {
            return tl::unexpected(column.error());
        }
        columns.push_back(*column);
    }
    std::vector<Row> rows;
    while (true) {
        const auto more = table->next();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            return rows;
        }
        Row row;
        for (const auto column : columns) {
            row.emplace_back(table->field(column));
        }
        rows.push_back(std::move(row));
    }
}

std::vector<std::string> parts(std::string_view list) {
    std::vector<std::string> all;
    while (!list.empty()) {
        const auto end = list.find(';');
        if (end != 0) {
            all.emplace_back(list.substr(0, end));
        }
        if (end == std::string_view::npos) {
            break;
        }
        list.remove_prefix(end + 1);
    }
    return all;
}

std::string_view trimmed(const std::array<char, 4>& code) {
    const std::string_view text(code.data(), code.size());
    return text.substr(0, text.find('\0'));
}

double number(const std::string& text) {
    try {
        return std::stod(text);
    } catch (const std::exception&) {
        return 0;
    }
}

} // namespace

core::Result<PoliticalView> PoliticalView::read(const std::filesystem::path& folder, const MappedBasemap& basemap) {
    auto codes = read_columns(folder / "viewpoints.csv", {"viewpoint", "base", "name"});
    auto rules = read_columns(folder / "viewpoint_units.csv", {"viewpoint", "unit", "country", "contests"});
    auto boundaries = read_columns(folder / "boundary_class.csv", {"unit_a", "unit_b", "class"});
    auto areas = read_columns(folder / "disputed_areas.csv",
                              {"name", "units", "west", "south", "east", "north", "controller", "claimants", "note"});
    for (const auto* rows : {&codes, &rules, &boundaries, &areas}) {
        if (!*rows) {
            return tl::unexpected(rows->error());
        }
    }
    UnitsByCode units;
    for (const auto& row : *rules) {
        units[row[1]];
    }
    for (const auto& row : *boundaries) {
        units[row[0]], units[row[1]];
    }
    for (const auto& row : *areas) {
        for (auto& code : parts(row[1])) {
            units[std::move(code)];
        }
    }
    for (std::uint32_t u = 0; u < basemap.units().size(); ++u) {
        for (const auto code : {basemap.units()[u].adm0_a3, basemap.units()[u].adm1_code}) {
            if (const auto found = units.find(basemap.text(code)); found != units.end()) {
                found->second.push_back(u);
            }
        }
    }
    for (const auto& [code, members] : units) {
        if (members.empty()) {
            return core::unreadable(
                folder.string(),
                fmt::format("the tables of disputed places name {}, which is no unit of the basemap", code));
        }
    }
    PoliticalView view;
    if (auto done = view.take_viewpoints(*codes, *rules, units, basemap); !done) {
        return tl::unexpected(done.error());
    }
    view.take_boundaries(*boundaries, units, basemap.units().size());
    view.take_areas(*areas, units);
    return view;
}

std::uint16_t PoliticalView::country_number(std::string_view iso2) {
    if (const auto found = m_country_numbers.find(iso2); found != m_country_numbers.end()) {
        return found->second;
    }
    const auto number = static_cast<std::uint16_t>(m_countries.size());
    m_countries.emplace_back(iso2);
    m_country_numbers.emplace(iso2, number);
    return number;
}

PoliticalView::Assignments PoliticalView::natural_earth_countries(const MappedBasemap& basemap) {
    std::unordered_map<std::string_view, std::uint16_t> territory;
    for (const auto& record : basemap.territories()) {
        territory[trimmed(record.a3)] = country_number(trimmed(record.iso2));
    }
    Assignments countries;
    for (const auto& unit : basemap.units()) {
        const auto found = territory.find(basemap.text(unit.adm0_a3));
        countries.push_back(found != territory.end() ? found->second : country_number(""));
    }
    return countries;
}

core::Result<void> PoliticalView::take_viewpoints(const Rows& codes, const Rows& rules, const UnitsByCode& units,
                                                  const MappedBasemap& basemap) {
    const Assignments plain = natural_earth_countries(basemap);
    std::map<std::string, std::size_t> known;
    for (const auto& row : codes) {
        const auto base = known.find(row[1]);
        if (base == known.end() && !row[1].empty()) {
            return core::unreadable(
                "viewpoints.csv",
                fmt::format("viewpoint {} builds on {}, which does not stand above it", row[0], row[1]));
        }
        m_country_of.push_back(base != known.end() ? m_country_of[base->second] : plain);
        m_contest.push_back(base != known.end() ? m_contest[base->second] : plain);
        known[row[0]] = m_viewpoints.size();
        if (row[0] == "de_facto") {
            m_de_facto = m_viewpoints.size();
        }
        m_viewpoints.push_back({row[0], row[2]});
        for (const auto& rule : rules) {
            if (rule[0] == row[0]) {
                assign(units.at(rule[1]), country_number(rule[2]), rule[3] != "no");
            }
        }
    }
    if (m_viewpoints.empty()) {
        return core::unreadable("viewpoints.csv", "names no viewpoint");
    }
    return {};
}

void PoliticalView::assign(const std::vector<std::uint32_t>& units, std::uint16_t country, bool contests) {
    for (const auto unit : units) {
        m_country_of.back()[unit] = country;
        if (contests) {
            m_contest.back()[unit] = country;
        }
    }
}

void PoliticalView::take_boundaries(const Rows& rows, const UnitsByCode& units, std::size_t unit_count) {
    m_boundary_groups.resize(unit_count);
    std::unordered_map<std::string_view, std::uint16_t> groups;
    const auto group = [&](const std::string& code) {
        const auto [found, added] = groups.try_emplace(code, static_cast<std::uint16_t>(groups.size() + 1));
        const bool is_territory = code.find('-') == std::string::npos && code.find('+') == std::string::npos;
        for (const auto unit : units.at(code)) {
            (is_territory ? m_boundary_groups[unit].second : m_boundary_groups[unit].first) = found->second;
        }
        return found->second;
    };
    for (const auto& row : rows) {
        const auto a = group(row[0]);
        const auto b = group(row[1]);
        m_boundary_classes[{std::min(a, b), std::max(a, b)}] = row[2];
    }
}

void PoliticalView::take_areas(const Rows& rows, const UnitsByCode& units) {
    for (const auto& row : rows) {
        Area area{.name = row[0],
                  .units = {},
                  .box = {number(row[2]), number(row[3]), number(row[4]), number(row[5])},
                  .controller = row[6],
                  .claimants = parts(row[7]),
                  .note = row[8]};
        for (const auto& code : parts(row[1])) {
            const auto& found = units.at(code);
            area.units.insert(area.units.end(), found.begin(), found.end());
        }
        m_areas.push_back(std::move(area));
    }
}

bool PoliticalView::is_disputed(std::uint32_t a, std::uint32_t b, std::size_t viewpoint) const {
    if (united(a, b, viewpoint)) {
        return !united(a, b, m_de_facto);
    }
    return std::any_of(m_contest.begin(), m_contest.end(),
                       [&](const Assignments& other) { return other[a] == other[b]; });
}

bool PoliticalView::is_claimed(std::uint32_t a, std::uint32_t b, std::size_t viewpoint) const {
    if (!united(a, b, viewpoint) || !united(a, b, m_de_facto)) {
        return false;
    }
    return std::any_of(m_contest.begin(), m_contest.end(),
                       [&](const Assignments& other) { return other[a] != other[b]; });
}

std::string_view PoliticalView::boundary_class(std::uint32_t a, std::uint32_t b) const {
    const auto& [a_own, a_whole] = m_boundary_groups[a];
    const auto& [b_own, b_whole] = m_boundary_groups[b];
    for (const auto x : {a_own, a_whole}) {
        for (const auto y : {b_own, b_whole}) {
            if (x == 0 || y == 0) {
                continue;
            }
            const auto found = m_boundary_classes.find(std::minmax(x, y));
            if (found != m_boundary_classes.end()) {
                return found->second;
            }
        }
    }
    return {};
}

} // namespace whenabouts::geodata

#include "geodata/pack.hpp"

#include "geodata/locate.hpp"
#include "geodata/pack_contents.hpp"
#include "geodata/rings.hpp"
#include "geodata/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace whenabouts::geodata {

void Pack::Contents::read_country_names() const {
    auto table = TableReader::open(folder / "countries.tsv");
    if (!table) {
        return;
    }
    const auto code = table->column("iso2");
    const auto name = table->column("name");
    if (!code || !name) {
        return;
    }
    for (auto more = table->next(); more && *more; more = table->next()) {
        country_names.emplace(table->field(*code), table->field(*name));
    }
}

std::vector<UnitIndex> Pack::Contents::units_in(const core::Box& box) const {
    const GridBoxes boxes(box);
    std::vector<UnitIndex> units;
    for (UnitIndex u = 0; u < basemap.units().size(); ++u) {
        if (boxes.touch(basemap.units()[u].box)) {
            units.push_back(u);
        }
    }
    return units;
}

Pack::Pack(std::shared_ptr<const Contents> contents) : m_contents(std::move(contents)) {}

std::vector<UnitIndex> Pack::Contents::units_of_region(std::string_view id) const {
    auto table = TableReader::open(folder / "conflict_regions.csv");
    if (!table) {
        return {};
    }
    const auto ids = table->column("id");
    const auto codes = table->column("units");
    if (!ids || !codes) {
        return {};
    }
    for (auto more = table->next(); more && *more; more = table->next()) {
        if (table->field(*ids) == id) {
            return units_of_codes(table->field(*codes));
        }
    }
    return {};
}

std::vector<UnitIndex> Pack::Contents::units_of_codes(std::string_view codes) const {
    std::vector<UnitIndex> units;
    for (UnitIndex u = 0; u < basemap.units().size() && !codes.empty(); ++u) {
        for (const auto code : {basemap.units()[u].adm1_code, basemap.units()[u].adm0_a3}) {
            const auto at = codes.find(basemap.text(code));
            const auto end = at + basemap.text(code).size();
            const bool is_whole = at != std::string_view::npos && (at == 0 || codes[at - 1] == ';') &&
                                  (end == codes.size() || codes[end] == ';');
            if (is_whole) {
                units.push_back(u);
                break;
            }
        }
    }
    return units;
}

core::Result<Pack> Pack::open(const std::filesystem::path& folder) {
    auto basemap = MappedBasemap::open(folder / "basemap.bin");
    if (!basemap) {
        return tl::unexpected(basemap.error());
    }
    auto view = PoliticalView::read(folder, *basemap);
    if (!view) {
        return tl::unexpected(view.error());
    }
    return Pack(std::make_shared<const Contents>(folder, std::move(*basemap), std::move(*view)));
}

core::Result<void> Pack::verify() const {
    return m_contents->basemap.verify();
}

std::filesystem::path Pack::table(std::string_view file_name) const {
    return m_contents->folder / file_name;
}

std::size_t Pack::unit_count() const {
    return m_contents->basemap.units().size();
}

Unit Pack::unit(UnitIndex index) const {
    const auto& basemap = m_contents->basemap;
    const auto& record = basemap.units()[index];
    return {.adm1_code = basemap.text(record.adm1_code),
            .adm0_a3 = basemap.text(record.adm0_a3),
            .iso_3166_2 = basemap.text(record.iso_3166_2),
            .gn_a1_code = basemap.text(record.gn_a1_code),
            .name = basemap.text(record.name),
            .type = basemap.text(record.type),
            .gn_id = record.gn_id,
            .label = geodata::degrees(record.label),
            .box = degrees(record.box),
            .area_km2 = record.area_km2};
}

namespace {

/// The units of which a text equals the one asked for; none for an empty text.
std::vector<UnitIndex> units_with(const MappedBasemap& basemap, format::Text format::UnitRecord::*field,
                                  std::string_view value) {
    std::vector<UnitIndex> units;
    for (UnitIndex u = 0; u < basemap.units().size() && !value.empty(); ++u) {
        if (basemap.text(basemap.units()[u].*field) == value) {
            units.push_back(u);
        }
    }
    return units;
}

std::optional<UnitIndex> first(const std::vector<UnitIndex>& units) {
    return units.empty() ? std::nullopt : std::optional<UnitIndex>(units.front());
}

} // namespace

std::optional<UnitIndex> Pack::unit_by_adm1_code(std::string_view adm1_code) const {
    return first(units_with(m_contents->basemap, &format::UnitRecord::adm1_code, adm1_code));
}

std::optional<UnitIndex> Pack::unit_by_iso(std::string_view iso_3166_2) const {
    return first(units_with(m_contents->basemap, &format::UnitRecord::iso_3166_2, iso_3166_2));
}

std::vector<UnitIndex> Pack::units_of_place(std::string_view place_id) const {
    const auto& basemap = m_contents->basemap;
    constexpr std::string_view natural_earth = "ne:";
    constexpr std::string_view geonames = "geonames:";
    if (place_id.starts_with(natural_earth)) {
        return units_with(basemap, &format::UnitRecord::adm1_code, place_id.substr(natural_earth.size()));
    }
    if (place_id.starts_with("region:")) {
        return m_contents->units_of_region(place_id);
    }
    if (place_id.starts_with("a1:")) {
        place_id.remove_prefix(3);
    }
    if (!place_id.starts_with(geonames)) {
        return units_with(basemap, &format::UnitRecord::gn_a1_code, place_id);
    }
    place_id.remove_prefix(geonames.size());
    std::uint32_t id = 0;
    const auto [end, problem] = std::from_chars(place_id.data(), place_id.data() + place_id.size(), id);
    std::vector<UnitIndex> units;
    if (problem != std::errc{} || end != place_id.data() + place_id.size() || id == 0) {
        return units;
    }
    for (UnitIndex u = 0; u < basemap.units().size(); ++u) {
        if (basemap.units()[u].gn_id == id) {
            units.push_back(u);
        }
    }
    return units;
}

std::vector<UnitIndex> Pack::units_of_country(std::string_view iso2, ViewpointIndex viewpoint) const {
    std::vector<UnitIndex> units;
    for (UnitIndex u = 0; u < unit_count(); ++u) {
        if (m_contents->view.country(u, number(viewpoint)) == iso2) {
            units.push_back(u);
        }
    }
    return units;
}

double Pack::area_km2(std::span<const UnitIndex> units) const {
    double sum = 0;
    for (const auto unit : units) {
        sum += m_contents->basemap.units()[unit].area_km2;
    }
    return sum;
}

std::vector<Viewpoint> Pack::viewpoints() const {
    std::vector<Viewpoint> all;
    for (const auto& viewpoint : m_contents->view.viewpoints()) {
        all.push_back({viewpoint.code, viewpoint.name});
    }
    return all;
}

core::Result<ViewpointIndex> Pack::viewpoint(std::string_view code) const {
    std::string known;
    for (std::size_t v = 0; v < m_contents->view.viewpoints().size(); ++v) {
        const auto& viewpoint = m_contents->view.viewpoints()[v];
        if (viewpoint.code == code) {
            return ViewpointIndex{static_cast<std::uint16_t>(v)};
        }
        known += (known.empty() ? "" : ", ") + viewpoint.code;
    }
    return core::bad_usage(fmt::format("no viewpoint \"{}\"", code), "choose one of " + known);
}

std::string_view Pack::country_of(UnitIndex unit, ViewpointIndex viewpoint) const {
    return m_contents->view.country(unit, number(viewpoint));
}

ViewpointIndex Pack::de_facto() const {
    return ViewpointIndex{static_cast<std::uint16_t>(m_contents->de_facto)};
}

ViewpointIndex Pack::default_viewpoint() const {
    return ViewpointIndex{static_cast<std::uint16_t>(m_contents->un)};
}

std::string Pack::country_name(std::string_view iso2) const {
    std::call_once(m_contents->names_read, [&] { m_contents->read_country_names(); });
    const auto found = m_contents->country_names.find(iso2);
    return found != m_contents->country_names.end() ? found->second : std::string(iso2);
}

std::optional<UnitIndex> Pack::unit_at(core::LonLat point) const {
    return unit_holding(m_contents->basemap, point);
}

std::optional<NearUnit> Pack::unit_near(core::LonLat point, double radius_km) const {
    if (const auto inside = unit_at(point)) {
        return NearUnit{*inside, 0};
    }
    const auto near = nearest_unit(m_contents->basemap, point, radius_km);
    return near ? std::optional<NearUnit>({near->first, near->second}) : std::nullopt;
}

std::vector<Ring> Pack::outline(std::span<const UnitIndex> units, Detail detail) const {
    Grouping grouping(unit_count(), 0);
    std::vector<UnitIndex> members;
    for (const auto unit : units) {
        if (unit < grouping.size() && std::exchange(grouping[unit], 1U) == 0) {
            members.push_back(unit);
        }
    }
    for (auto level = static_cast<int>(detail);; --level) {
        auto rings = dissolved(m_contents->basemap, members, grouping, 1, static_cast<Detail>(level));
        if (!rings.empty() || level == 0) {
            return rings;
        }
    }
}

std::vector<Ring> Pack::land(Detail detail, const core::Box& box) const {
    const auto units = m_contents->units_in(box);
    Grouping grouping(unit_count(), 0);
    for (const auto unit : units) {
        grouping[unit] = 1;
    }
    return dissolved(m_contents->basemap, units, grouping, 1, detail);
}

std::vector<CountryArea> Pack::countries(ViewpointIndex viewpoint, Detail detail, const core::Box& box) const {
    std::map<std::string_view, std::vector<UnitIndex>> members;
    for (const auto unit : m_contents->units_in(box)) {
        members[country_of(unit, viewpoint)].push_back(unit);
    }
    Grouping grouping(unit_count(), 0);
    std::uint32_t group = 0;
    for (const auto& [country, units] : members) {
        ++group;
        for (const auto unit : units) {
            grouping[unit] = group;
        }
    }
    std::vector<CountryArea> areas;
    group = 0;
    for (const auto& [country, units] : members) {
        auto rings = dissolved(m_contents->basemap, units, grouping, ++group, detail);
        if (!rings.empty()) {
            areas.push_back({country, std::move(rings)});
        }
    }
    return areas;
}

} // namespace whenabouts::geodata

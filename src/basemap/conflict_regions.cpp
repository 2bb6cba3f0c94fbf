#include "basemap/conflict_regions.hpp"

#include "geodata/table_reader.hpp"

namespace whenabouts::basemap {

std::vector<geodata::UnitIndex> units_of_conflict_region(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint,
                                                         std::string_view id) {
    std::vector<geodata::UnitIndex> out;
    auto table = geodata::TableReader::open(pack.table("conflict_regions.csv"));
    if (!table) return out;
    const auto id_column = table->column("id");
    const auto units_column = table->column("units");
    if (!id_column || !units_column) return out;
    for (auto more = table->next(); more && *more; more = table->next()) {
        if (table->field(*id_column) != id) continue;
        std::string_view codes = table->field(*units_column);
        while (!codes.empty()) {
            const std::size_t end = codes.find(';');
            const std::string_view code = codes.substr(0, end);
            if (const auto unit = pack.unit_by_adm1_code(code)) {
                out.push_back(*unit);
            } else {
                const auto country = pack.units_of_country(code, viewpoint);
                out.insert(out.end(), country.begin(), country.end());
            }
            codes = end == std::string_view::npos ? std::string_view() : codes.substr(end + 1);
        }
        break;
    }
    return out;
}

} // namespace whenabouts::basemap

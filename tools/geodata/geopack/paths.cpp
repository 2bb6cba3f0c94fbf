#include "paths.hpp"

#include "files.hpp"
#include "joined.hpp"
#include "topology.hpp"
#include "units.hpp"

#include <ogrsf_frmts.h>

#include <cmath>
#include <functional>
#include <map>
#include <memory>

namespace geopack {
namespace {

using whenabouts::geodata::format::grid;

GridPoint on_grid(double lon, double lat) {
    return {static_cast<std::int32_t>(std::lround(lon * grid)), static_cast<std::int32_t>(std::lround(lat * grid))};
}

std::vector<GridPoint> points_of(const OGRSimpleCurve& curve) {
    std::vector<GridPoint> points;
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        const GridPoint p = on_grid(curve.getX(i), curve.getY(i));
        if (points.empty() || points.back() != p) {
            points.push_back(p);
        }
    }
    return points;
}

std::string field(OGRFeature& feature, const char* name) {
    const int index = feature.GetFieldIndex(name);
    return index >= 0 && feature.IsFieldSetAndNotNull(index) ? feature.GetFieldAsString(index) : "";
}

void each_feature(const std::filesystem::path& file, const char* layer, const std::function<void(OGRFeature&)>& visit) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    if (!dataset) {
        fail(file.string() + ": GDAL cannot open it");
    }
    OGRLayer* found = layer != nullptr ? dataset->GetLayerByName(layer) : dataset->GetLayer(0);
    if (found == nullptr) {
        fail(file.string() + ": has no layer " + (layer != nullptr ? layer : "at all"));
    }
    for (auto& feature : *found) {
        visit(*feature);
    }
}

void each_line(const OGRGeometry* geometry, const std::function<void(const OGRLineString&)>& visit) {
    if (geometry == nullptr) {
        return;
    }
    const auto type = wkbFlatten(geometry->getGeometryType());
    if (type == wkbLineString) {
        visit(*geometry->toLineString());
    }
    if (type == wkbMultiLineString) {
        for (const auto* part : *geometry->toMultiLineString()) {
            visit(*part);
        }
    }
}

std::vector<Path> read_lines(const std::filesystem::path& file, const char* layer,
                             const std::function<bool(OGRFeature&, Path&)>& describe) {
    std::vector<Path> paths;
    each_feature(file, layer, [&](OGRFeature& feature) {
        Path path;
        if (!describe(feature, path)) {
            return;
        }
        each_line(feature.GetGeometryRef(), [&](const OGRLineString& line) {
            path.points = points_of(line);
            if (path.points.size() > 1) {
                paths.push_back(path);
            }
        });
    });
    return paths;
}

int lake_rank(double km2) {
    constexpr std::array<double, 5> limits{10000, 3000, 1000, 300, 100};
    int rank = 0;
    while (rank < 5 && km2 < limits[static_cast<std::size_t>(rank)]) {
        ++rank;
    }
    return rank;
}

void add_lake(std::vector<Path>& paths, const OGRPolygon& polygon, const std::string& name, std::uint32_t group) {
    std::vector<std::pair<double, double>> degrees;
    const auto* outer = polygon.getExteriorRing();
    for (int i = 0; i < outer->getNumPoints(); ++i) {
        degrees.emplace_back(outer->getX(i), outer->getY(i));
    }
    const int rank = lake_rank(std::abs(ring_km2(degrees)));
    bool is_outer = true;
    for (const auto* ring : polygon) {
        auto points = cleaned(points_of(*ring));
        if (!points.empty()) {
            orient(points, is_outer);
            points.push_back(points.front());
            paths.push_back({name, {}, rank, group, true, std::move(points), {}});
        }
        is_outer = false;
    }
}

/// "Donau (Danube)" becomes Danube; a name in which the source lost letters becomes none.
std::string plain_river_name(const std::string& source) {
    if (source.find('?') != std::string::npos) {
        return {};
    }
    const auto open = source.find('(');
    const auto close = source.find(')');
    return open != std::string::npos && close != std::string::npos && close > open
               ? source.substr(open + 1, close - open - 1)
               : source;
}

/// The source says "Disputed (please verify)": the request was to its own editors.
std::string without_request(std::string text) {
    const auto at = text.find(" (please verify)");
    return at == std::string::npos ? text : text.substr(0, at);
}

} // namespace

std::vector<Path> read_rivers(const std::filesystem::path& shapefile, const std::filesystem::path& names_csv) {
    std::map<std::string, std::pair<std::string, std::string>> given;
    const std::string table = read_file(names_csv);
    for (const auto line : lines(table)) {
        const auto f = split(line, ',');
        if (f.size() != 3) {
            fail(names_csv.string() + ": a row has other than three fields");
        }
        given[std::string(f[0])] = {std::string(f[1]), std::string(f[2])};
    }
    return read_lines(shapefile, nullptr, [&](OGRFeature& feature, Path& path) {
        const std::string source = field(feature, "name");
        path.line_class = field(feature, "featurecla");
        path.rank = static_cast<int>(std::lround(feature.GetFieldAsDouble("scalerank")));
        const auto found = given.find(source);
        path.name = found != given.end() ? found->second.first : plain_river_name(source);
        if (found != given.end() && !found->second.second.empty()) {
            path.rank = std::stoi(found->second.second);
        }
        return true;
    });
}

std::vector<Path> read_lakes(const std::filesystem::path& shapefile) {
    std::vector<Path> paths;
    std::uint32_t group = 0;
    each_feature(shapefile, nullptr, [&](OGRFeature& feature) {
        if (field(feature, "featurecla") == "Ocean" || feature.GetGeometryRef() == nullptr) {
            return;
        }
        const std::string name = field(feature, "name");
        const auto* geometry = feature.GetGeometryRef();
        const auto type = wkbFlatten(geometry->getGeometryType());
        if (type == wkbPolygon) {
            add_lake(paths, *geometry->toPolygon(), name, ++group);
        }
        if (type == wkbMultiPolygon) {
            for (const auto* part : *geometry->toMultiPolygon()) {
                add_lake(paths, *part, name, ++group);
            }
        }
    });
    return paths;
}

std::vector<Path> read_claims(const std::filesystem::path& geopackage) {
    return joined(read_lines(geopackage, "disputed_borders", [](OGRFeature& feature, Path& path) {
        path.name = field(feature, "name");
        path.line_class = field(feature, "adm0_a3_l") + ";" + field(feature, "adm0_a3_r");
        return true;
    }));
}

std::vector<Path> read_boundaries(const std::filesystem::path& shapefile) {
    return joined(read_lines(shapefile, nullptr, [](OGRFeature& feature, Path& path) {
        path.line_class = without_request(field(feature, "featurecla"));
        path.name = field(feature, "name");
        return path.line_class.find("International") == std::string::npos && path.line_class != "ForgetMagics";
    }));
}

} // namespace geopack

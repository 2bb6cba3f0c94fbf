#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::ogr {

/// Which layer and columns of a file are wanted. Empty = not wanted, or guessed where that is said.
struct LayerWish {
    std::string layer;              ///< empty: the only one, or the first that has the column `name`
    std::string name;               ///< of the column with the name; required
    std::vector<std::string> names; ///< columns with further names
    std::string id, kind, population, country;
};

/// A feature with a name and a place. All text is UTF-8.
struct LayerRow {
    std::int64_t number = 0; ///< GDAL's feature id
    std::string name;
    std::vector<std::string> names;
    std::string id, kind, country;
    std::int64_t population = 0;
    core::LonLat position;        ///< WGS 84; inside the shape
    std::optional<core::Box> box; ///< of lines and areas
    double radius_m = 0;          ///< from `position` to the farthest corner of the box
    std::string problem;          ///< why it cannot be used; empty = it can
};

/// The features of one layer, one after the other. Not for several threads at once.
class LayerReader {
  public:
    LayerReader() = default;
    LayerReader(const LayerReader&) = delete;
    LayerReader& operator=(const LayerReader&) = delete;
    virtual ~LayerReader() = default;
    /// False at the end.
    [[nodiscard]] virtual core::Result<bool> next(LayerRow& row) = 0;
    /// Features in all; 0 = unknown.
    [[nodiscard]] virtual std::uint64_t total() const = 0;
    /// "file.gpkg:layer".
    [[nodiscard]] virtual const std::string& name() const = 0;
};

/// Opens a layer of whatever GDAL reads. Loads GDAL (50 ms). An unknown column is an error that lists those there are.
[[nodiscard]] core::Result<std::unique_ptr<LayerReader>> open_layer(const std::string& path, const LayerWish& wish);

/// What the shared library beside the program exports under the name `whenabouts_open_layer`.
using OpenLayer = core::Result<std::unique_ptr<LayerReader>> (*)(const std::string& path, const LayerWish& wish);

} // namespace whenabouts::ogr

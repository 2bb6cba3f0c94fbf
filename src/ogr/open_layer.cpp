#include "core/shared_library.hpp"
#include "ogr/layer_reader.hpp"

namespace whenabouts::ogr {

namespace {

core::Result<OpenLayer> load() {
    const auto found = core::load_symbol("whenabouts_gdal.so", "whenabouts_open_layer", "GDAL",
                                         "install the program again, with GDAL");
    if (!found) return tl::unexpected(found.error());
    return reinterpret_cast<OpenLayer>(*found);
}

} // namespace

core::Result<std::unique_ptr<LayerReader>> open_layer(const std::string& path, const LayerWish& wish) {
    const auto open = load();
    if (!open) return tl::unexpected(open.error());
    return (*open)(path, wish);
}

} // namespace whenabouts::ogr

#pragma once
#include "core/result.hpp"

#include <filesystem>

namespace whenabouts::core {

/// Where the unpacked geodata and the assets lie: $WHENABOUTS_DATA, else beside the program (`geodata/`, `assets/`),
/// else ../share/whenabouts. Found once per call; cheap.
struct DataFolders {
    std::filesystem::path geodata; ///< basemap.bin, places.idx, …
    std::filesystem::path assets;  ///< categories, lexicons, palettes, styles
};
[[nodiscard]] Result<DataFolders> find_data_folders();

} // namespace whenabouts::core

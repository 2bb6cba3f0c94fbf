#pragma once
#include <string>

namespace whenabouts::ogr {

/// The GDAL release this program was built with, "3.6.2". Does not load GDAL, which costs 50 ms.
[[nodiscard]] std::string library_version();

} // namespace whenabouts::ogr

#include "ogr/version.hpp"

#include <gdal_version.h>

namespace whenabouts::ogr {

std::string library_version() {
    return GDAL_RELEASE_NAME;
}

} // namespace whenabouts::ogr

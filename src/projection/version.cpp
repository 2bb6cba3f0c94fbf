#include "projection/version.hpp"

#include <fmt/format.h>
#include <proj.h>

namespace whenabouts::projection {

std::string library_version() {
    return fmt::format("{}.{}.{}", PROJ_VERSION_MAJOR, PROJ_VERSION_MINOR, PROJ_VERSION_PATCH);
}

} // namespace whenabouts::projection

#include "projection/version.hpp"

#include <proj.h>

namespace whenabouts::projection {

std::string library_version() {
    return proj_info().version;
}

} // namespace whenabouts::projection

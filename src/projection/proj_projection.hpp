#pragma once
#include "projection/projection.hpp"

#include <memory>
#include <string>
#include <vector>

namespace whenabouts::projection {

/// What PROJ does not tell about a projection.
struct Shape {
    double central_meridian = 0;
    std::vector<core::Box> domain; ///< see Projection::domain
    std::string name;
};

/// Both load PROJ (12 ms, most of it the libraries that PROJ needs) when first called; from any thread.
///
/// From a PROJ string such as "+proj=laea …": no database look-up is needed.
[[nodiscard]] core::Result<std::shared_ptr<const Projection>> from_proj_string(const std::string& definition,
                                                                               Shape shape);
/// From an authority code ("EPSG:32636"), WKT or anything else PROJ takes for a projected coordinate system.
[[nodiscard]] core::Result<std::shared_ptr<const Projection>> from_crs(const std::string& definition,
                                                                       const core::Box& box);

/// What the shared library beside the program exports under the name `whenabouts_proj`.
struct ProjFunctions {
    core::Result<std::shared_ptr<const Projection>> (*by_string)(const std::string& definition, Shape shape);
    core::Result<std::shared_ptr<const Projection>> (*by_crs)(const std::string& definition, const core::Box& box);
};

} // namespace whenabouts::projection

#include "core/shared_library.hpp"
#include "projection/proj_projection.hpp"

#include <utility>

namespace whenabouts::projection {

namespace {

core::Result<const ProjFunctions*> load() {
    const auto found =
        core::load_symbol("whenabouts_proj.so", "whenabouts_proj", "PROJ",
                          "install the program again, with PROJ, or choose --projection equirectangular");
    if (!found) return tl::unexpected(found.error());
    return static_cast<const ProjFunctions*>(*found);
}

} // namespace

core::Result<std::shared_ptr<const Projection>> from_proj_string(const std::string& definition, Shape shape) {
    const auto proj = load();
    if (!proj) return tl::unexpected(proj.error());
    return (*proj)->by_string(definition, std::move(shape));
}

core::Result<std::shared_ptr<const Projection>> from_crs(const std::string& definition, const core::Box& box) {
    const auto proj = load();
    if (!proj) return tl::unexpected(proj.error());
    return (*proj)->by_crs(definition, box);
}

} // namespace whenabouts::projection

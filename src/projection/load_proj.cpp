#include "projection/proj_projection.hpp"

#include <array>
#include <dlfcn.h>
#include <filesystem>
#include <system_error>
#include <utility>

namespace whenabouts::projection {

namespace fs = std::filesystem;

namespace {

constexpr const char* library = "whenabouts_proj.so";

core::Result<const ProjFunctions*> load() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    std::string why = "not found";
    for (const fs::path& folder : std::array<fs::path, 2>{program, program / ".." / "lib" / "whenabouts"}) {
        if (!fs::exists(folder / library, error)) continue;
        // Never unloaded: projections made by it may live until the program ends.
        void* const handle = ::dlopen((folder / library).c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle != nullptr)
            if (void* const found = ::dlsym(handle, "whenabouts_proj"); found != nullptr)
                return static_cast<const ProjFunctions*>(found);
        if (const char* message = ::dlerror(); message != nullptr) why = message;
    }
    return core::unreadable((program / library).string(), "PROJ cannot be loaded: " + why,
                            "install the program again, with PROJ, or choose --projection equirectangular");
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

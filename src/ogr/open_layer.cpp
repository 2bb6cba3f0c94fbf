#include "ogr/layer_reader.hpp"

#include <array>
#include <dlfcn.h>
#include <filesystem>
#include <system_error>

namespace whenabouts::ogr {

namespace fs = std::filesystem;

namespace {

constexpr const char* library = "whenabouts_gdal.so";

core::Result<OpenLayer> load() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    std::string why = "not found";
    for (const fs::path& folder : std::array<fs::path, 2>{program, program / ".." / "lib" / "whenabouts"}) {
        if (!fs::exists(folder / library, error)) continue;
        // Never unloaded: GDAL keeps state of its own until the program ends.
        void* const handle = ::dlopen((folder / library).c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle != nullptr)
            if (void* const found = ::dlsym(handle, "whenabouts_open_layer"); found != nullptr)
                return reinterpret_cast<OpenLayer>(found);
        if (const char* message = ::dlerror(); message != nullptr) why = message;
    }
    return core::unreadable((program / library).string(), "GDAL cannot be loaded: " + why,
                            "install the program again, with GDAL");
}

} // namespace

core::Result<std::unique_ptr<LayerReader>> open_layer(const std::string& path, const LayerWish& wish) {
    const auto open = load();
    if (!open) return tl::unexpected(open.error());
    return (*open)(path, wish);
}

} // namespace whenabouts::ogr

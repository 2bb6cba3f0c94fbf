#include "core/shared_library.hpp"

#include <array>
#include <dlfcn.h>
#include <filesystem>
#include <system_error>

namespace whenabouts::core {

namespace fs = std::filesystem;

Result<void*> load_symbol(const char* library, const char* symbol, const std::string& whose, const std::string& next) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    std::string why = "not found";
    for (const fs::path& folder : std::array<fs::path, 2>{program, program / ".." / "lib" / "whenabouts"}) {
        if (!fs::exists(folder / library, error)) continue;
        // Never unloaded: GDAL keeps state of its own, and projections made by PROJ live on.
        void* const handle = ::dlopen((folder / library).c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle != nullptr)
            if (void* const found = ::dlsym(handle, symbol); found != nullptr) return found;
        if (const char* message = ::dlerror(); message != nullptr) why = message;
    }
    return unreadable((program / library).string(), whose + " cannot be loaded: " + why, next);
}

} // namespace whenabouts::core

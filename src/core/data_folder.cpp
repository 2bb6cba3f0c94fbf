#include "core/data_folder.hpp"

#include <array>
#include <cstdlib>
#include <system_error>

namespace whenabouts::core {

namespace fs = std::filesystem;

Result<DataFolders> find_data_folders() {
    std::error_code error;
    if (const char* set = std::getenv("WHENABOUTS_DATA"); set != nullptr && *set != '\0') {
        const fs::path root(set);
        if (fs::is_directory(root / "geodata", error)) return DataFolders{root / "geodata", root / "assets"};
        return unreadable(root.string(), "holds no geodata folder",
                          "unset WHENABOUTS_DATA or point it at a built tree");
    }
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& root : std::array<fs::path, 2>{program, program / ".." / "share" / "whenabouts"}) {
        if (fs::is_directory(root / "geodata", error)) return DataFolders{root / "geodata", root / "assets"};
    }
    return unreadable(program.string(), "holds no geodata folder",
                      "build with tools/start, or set WHENABOUTS_DATA to the folder that holds geodata and assets");
}

} // namespace whenabouts::core

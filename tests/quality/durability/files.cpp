#include "files.hpp"

#include <fstream>
#include <iterator>

namespace files {

power_loss::Files in(const std::filesystem::path& folder) {
    power_loss::Files files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(file), {}};
    }
    return files;
}

} // namespace files

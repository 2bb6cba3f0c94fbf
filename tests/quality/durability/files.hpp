#pragma once
#include "power_loss.hpp"

#include <filesystem>

namespace files {

/// All files of a folder, by name.
[[nodiscard]] power_loss::Files in(const std::filesystem::path& folder);

} // namespace files

#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace geopack {

/// Every failure of the recipe: caught once in main, printed as one line.
[[noreturn]] void fail(const std::string& what);

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
/// Writes `bytes` as a zstd frame (level 19, one thread, with checksum): the same bytes give the same file.
void write_compressed(const std::filesystem::path& path, std::string_view bytes);
[[nodiscard]] std::string read_compressed(const std::filesystem::path& path);

[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// The lines of a text, without their ends.
[[nodiscard]] std::vector<std::string_view> lines(std::string_view text);

} // namespace geopack

#pragma once
#include <filesystem>
#include <string>

namespace whenabouts::core {

/// A name beside `path` that no other file has had: "NAME.part-PROCESS-TICKS".
[[nodiscard]] std::filesystem::path part_name(const std::filesystem::path& path);
/// Marks an open file as being worked on, until it is closed or its process ends, however it ends. Called before the
/// file gets such a name.
void hold_part(int fd);
/// Removes parts of `path` that a killed process left: regular files of this user with such a name that nobody holds.
/// Where locks or owners cannot be told, they stay. Never fails.
void remove_stray_parts(const std::filesystem::path& path);

} // namespace whenabouts::core

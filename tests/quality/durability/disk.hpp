#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// Stands between this program and the disk: an SQLite VFS over the usual one, and the calls fsync, link, linkat,
/// rename and unlink of everything else. Notes what happens to the files of one folder, and lets chosen calls fail.
namespace disk {

enum class Act : std::uint8_t { create, write, truncate, sync, content, name, rename, unlink, sync_folder, mark };

/// One thing that happened, in order. What was written lies on the disk for certain only after a `sync` of that file;
/// names and their removal only after a `sync_folder`.
struct Event {
    Act act;
    int file = 0;             ///< which file, whatever its name is
    std::string name, former; ///< without the folder
    std::int64_t offset = 0;  ///< of a write; the new size of a truncate
    std::string bytes;        ///< of a write; the whole of a `content`; the words of a mark
};

/// Makes the VFS the default one. Before the first database is opened.
void install();
void start_recording(const std::filesystem::path& folder);
/// Puts a mark into the record.
void mark(std::string words);
[[nodiscard]] std::vector<Event> stop_recording();

enum class Call : std::uint8_t { open, read, write, truncate, sync, remove, link, rename, fsync };
inline constexpr int calls = 9;
[[nodiscard]] const char* name_of(Call call);
/// The n-th such call from now (from 1) fails, as if the disk were full or broken; with `for_good` all later ones too.
void fail_at(Call call, int nth, bool full, bool for_good);
/// Nothing fails any more. True when something did.
bool stop_failing();
/// Writes fail once the files of the folder together would be larger than this; 0 = no limit.
void limit_size(const std::filesystem::path& folder, std::int64_t bytes);

} // namespace disk

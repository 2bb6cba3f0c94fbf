#pragma once
#include "disk.hpp"

#include <mutex>
#include <optional>

/// What the VFS and the other calls share.
namespace disk::inside {

struct Recorder {
    std::mutex mutex;
    bool on = false;
    std::filesystem::path folder;
    std::vector<Event> events;

    /// Allocates nothing while nothing is recorded: SQLite must not see an exception.
    [[nodiscard]] bool watches(const char* path) const {
        return on && std::filesystem::path(path).parent_path() == folder;
    }
    /// The number of the file that has this inode now; a new one when it was just made.
    int number(std::uint64_t inode, bool made);
    void note(Event event) { events.push_back(std::move(event)); }
    void forget_numbers();
};
Recorder& recorder();
[[nodiscard]] std::optional<std::uint64_t> inode_of(const std::filesystem::path& path);

/// True when this call must fail.
[[nodiscard]] bool fails(Call call);
/// Whether a failing write says that the disk is full (else that it is broken).
[[nodiscard]] bool says_full();
/// True when `more` further bytes would not fit.
[[nodiscard]] bool is_full(std::int64_t more);

} // namespace disk::inside

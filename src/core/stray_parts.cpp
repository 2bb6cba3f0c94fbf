#include "core/stray_parts.hpp"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace whenabouts::core {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view mark = ".part-";

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether `name` is part_name() of a file called `whole`.
bool is_part_of(std::string_view name, std::string_view whole) {
    if (!name.starts_with(whole) || !name.substr(whole.size()).starts_with(mark)) return false;
    const std::string_view numbers = name.substr(whole.size() + mark.size());
    const std::size_t dash = std::min(numbers.find('-'), numbers.size());
    return is_number(numbers.substr(0, dash)) && is_number(numbers.substr(std::min(dash + 1, numbers.size())));
}

/// A process number would prove nothing: folders are shared between machines and containers. A lock goes with its
/// process, so whoever gets it knows that there is none.
void remove_if_nobody_holds(const fs::path& part) {
    const int fd = ::open(part.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return;
    struct stat status {};
    const bool ours = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid();
    if (ours && ::flock(fd, LOCK_EX | LOCK_NB) == 0) ::unlink(part.c_str());
    ::close(fd);
}

} // namespace

fs::path part_name(const fs::path& path) {
    const auto ticks = std::chrono::steady_clock::now().time_since_epoch().count();
    return path.string() + std::string(mark) + std::to_string(::getpid()) + "-" + std::to_string(ticks);
}

void hold_part(int fd) {
    ::flock(fd, LOCK_EX | LOCK_NB); // a file system without locks leaves strays where they are
}

void remove_stray_parts(const fs::path& path) {
    std::error_code error;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const std::string whole = path.filename().string();
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (is_part_of(entry->path().filename().string(), whole)) remove_if_nobody_holds(entry->path());
}

} // namespace whenabouts::core

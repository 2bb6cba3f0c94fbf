#include "disk_state.hpp"

#include <array>
#include <map>
#include <sys/stat.h>

namespace disk {

namespace fs = std::filesystem;

namespace inside {

namespace {

struct Fault {
    bool armed = false, full = false, for_good = false, happened = false;
    Call call = Call::open;
    int left = 0;
};
Fault fault;
fs::path limited;
std::int64_t limit = 0;
std::map<std::uint64_t, int> numbers;
int last_number = 0;

} // namespace

Recorder& recorder() {
    static Recorder one;
    return one;
}

int Recorder::number(std::uint64_t inode, bool made) {
    const auto at = numbers.find(inode);
    if (!made && at != numbers.end()) return at->second;
    return numbers[inode] = ++last_number;
}

void Recorder::forget_numbers() {
    numbers.clear();
    last_number = 0;
}

std::optional<std::uint64_t> inode_of(const fs::path& path) {
    struct stat st {};
    if (::stat(path.c_str(), &st) != 0) return std::nullopt;
    return st.st_ino;
}

bool fails(Call call) {
    if (!fault.armed || fault.call != call) return false;
    if (fault.left > 1) return --fault.left, false;
    if (fault.happened && !fault.for_good) return false;
    return fault.happened = true;
}

bool says_full() {
    return fault.full;
}

bool is_full(std::int64_t more) {
    if (limit == 0) return false;
    std::int64_t size = 0;
    for (const auto& entry : fs::directory_iterator(limited)) {
        std::error_code gone;
        const auto bytes = entry.file_size(gone);
        if (!gone) size += static_cast<std::int64_t>(bytes);
    }
    return size + more > limit;
}

} // namespace inside

const char* name_of(Call call) {
    constexpr std::array<const char*, calls> names{"open",   "read", "write",  "truncate", "sync",
                                                   "remove", "link", "rename", "fsync"};
    return names.at(static_cast<std::size_t>(call));
}

void fail_at(Call call, int nth, bool full, bool for_good) {
    inside::fault = {true, full, for_good, false, call, nth};
}

bool stop_failing() {
    inside::fault.armed = false;
    return inside::fault.happened;
}

void limit_size(const fs::path& folder, std::int64_t bytes) {
    inside::limited = folder;
    inside::limit = bytes;
}

void start_recording(const fs::path& folder) {
    auto& recorder = inside::recorder();
    const std::scoped_lock lock(recorder.mutex);
    recorder.folder = folder;
    recorder.events.clear();
    recorder.forget_numbers();
    recorder.on = true;
}

void mark(std::string words) {
    auto& recorder = inside::recorder();
    const std::scoped_lock lock(recorder.mutex);
    recorder.note({Act::mark, 0, {}, {}, 0, std::move(words)});
}

std::vector<Event> stop_recording() {
    auto& recorder = inside::recorder();
    const std::scoped_lock lock(recorder.mutex);
    recorder.on = false;
    return std::move(recorder.events);
}

} // namespace disk

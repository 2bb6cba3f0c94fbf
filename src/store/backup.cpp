#include "store/backup.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <dirent.h>
#include <fmt/format.h>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace whenabouts::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kept_newest = 5;
constexpr std::size_t kept_days = 7;

fs::path folder_of(const fs::path& store) {
    return store.has_parent_path() ? store.parent_path() : fs::path(".");
}

/// Not fs::directory_iterator: libstdc++'s ends the program when memory runs out in the middle of a folder.
std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
    if (!open) return names;
    while (const dirent* const entry = ::readdir(open.get())) names.emplace_back(entry->d_name);
    return names;
}

/// The number at the beginning of `text`, which loses it; −1 when there is none.
std::int64_t take_number(std::string_view& text) {
    std::int64_t number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) return -1;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// What a copy left behind whose program was killed meanwhile.
void remove_abandoned(const fs::path& store) {
    const std::string head = store.filename().string() + ".bak-";
    const fs::path folder = folder_of(store);
    std::error_code error;
    for (const std::string& name : names_in(folder)) {
        const std::size_t at = name.find(".part-");
        if (!name.starts_with(head) || at == std::string::npos) continue;
        std::string_view rest = std::string_view(name).substr(at + 6);
        const std::int64_t process = take_number(rest);
        if (process > 0 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH)
            fs::remove(folder / name, error);
    }
}

} // namespace

core::Result<fs::path> back_up(const sql::Database& database, const fs::path& store) {
    auto revision = database.integer("SELECT coalesce(max(rev),0) FROM im_revisions");
    if (!revision) return tl::make_unexpected(revision.error());
    remove_abandoned(store);
    fs::path target = fmt::format("{}.bak-{}", store.string(), *revision);
    std::error_code error;
    for (int again = 2; fs::exists(target, error); ++again)
        target = fmt::format("{}.bak-{}-{}", store.string(), *revision, again);
    if (auto done = database.back_up(target); !done) return tl::make_unexpected(done.error());
    for (const Backup& old : superfluous(backups_of(store))) fs::remove(old.path, error);
    return target;
}

std::vector<Backup> backups_of(const fs::path& store) {
    std::vector<Backup> backups;
    const std::string head = store.filename().string() + ".bak-";
    const fs::path folder = folder_of(store);
    std::error_code error;
    for (const std::string& name : names_in(folder)) {
        if (!name.starts_with(head)) continue;
        std::string_view rest = std::string_view(name).substr(head.size());
        const std::int64_t revision = take_number(rest);
        if (revision < 0) continue;
        if (rest.starts_with('-')) {
            rest.remove_prefix(1);
            if (take_number(rest) < 0) continue;
        }
        if (rest.empty()) backups.push_back({folder / name, revision, fs::last_write_time(folder / name, error)});
    }
    std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) {
        return a.at != b.at ? a.at > b.at : a.revision != b.revision ? a.revision > b.revision : a.path > b.path;
    });
    return backups;
}

std::vector<Backup> superfluous(const std::vector<Backup>& backups) {
    std::vector<Backup> out;
    std::set<std::int64_t> days;
    for (std::size_t i = 0; i < backups.size(); ++i) {
        const auto day = std::chrono::floor<std::chrono::hours>(backups[i].at.time_since_epoch()).count() / 24;
        const bool newest_of_day = days.size() < kept_days && days.insert(day).second;
        if (i >= kept_newest && !newest_of_day) out.push_back(backups[i]);
    }
    return out;
}

} // namespace whenabouts::store

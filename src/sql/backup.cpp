#include "sql/database.hpp"
#include "sql/failure.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <sqlite3.h>
#include <unistd.h>

namespace whenabouts::sql {

namespace fs = std::filesystem;

namespace {

/// Copies all pages; the copy is written without a journal because it is thrown away when anything fails.
core::Result<void> copy_pages(sqlite3* from, const fs::path& beside, const std::string& name) {
    sqlite3* to = nullptr;
    int code = sqlite3_open_v2(beside.c_str(), &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE,
                               nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_exec(to, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) {
        sqlite3_backup* const backup = sqlite3_backup_init(to, "main", from, "main");
        if (backup != nullptr) {
            while ((code = sqlite3_backup_step(backup, -1)) == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(5);
            sqlite3_backup_finish(backup);
        } else {
            code = sqlite3_extended_errcode(to);
        }
    }
    // A store in live mode gives a copy in live mode; a copy is a document.
    if (code == SQLITE_DONE && sqlite3_exec(to, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
        code = sqlite3_extended_errcode(to);
    if (code != SQLITE_DONE) {
        auto error = failure(code, to, name);
        sqlite3_close_v2(to);
        return error;
    }
    sqlite3_close_v2(to);
    return {};
}

core::Result<void> sync(const fs::path& path, int flags) {
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool done = fd >= 0 && ::fsync(fd) == 0;
    const int reason = errno;
    if (fd >= 0) ::close(fd);
    if (!done) return core::unwritable(path.string(), std::strerror(reason), "check the disk");
    return {};
}

} // namespace

core::Result<void> Database::overwrite_with(const Database& source) const {
    sqlite3_backup* const backup = sqlite3_backup_init(m_handle.get(), "main", source.m_handle.get(), "main");
    if (backup == nullptr) return failure(sqlite3_extended_errcode(m_handle.get()), m_handle.get(), *m_name);
    static_cast<void>(sqlite3_backup_step(backup, -1));
    if (const int code = sqlite3_backup_finish(backup); code != SQLITE_OK)
        return failure(code, m_handle.get(), *m_name);
    return {};
}

core::Result<std::string> Database::bytes() const {
    sqlite3_int64 size = 0;
    unsigned char* const data = sqlite3_serialize(m_handle.get(), "main", &size, 0);
    if (data == nullptr) return failure(SQLITE_NOMEM, m_handle.get(), *m_name);
    const std::unique_ptr<unsigned char, void (*)(void*)> owned(data, sqlite3_free);
    return std::string(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
}

core::Result<void> Database::back_up(const fs::path& target) const {
    const fs::path beside = target.string() + ".part-" + std::to_string(::getpid());
    const auto remove_with = [&beside](std::initializer_list<const char*> suffixes) {
        std::error_code ignored;
        for (const char* const suffix : suffixes) fs::remove(beside.string() + suffix, ignored);
    };
    const auto remove = [&remove_with] { remove_with({"", "-journal", "-wal", "-shm"}); };
    remove();
    auto done = copy_pages(m_handle.get(), beside, target.string());
    remove_with({"-wal", "-shm"}); // SQLite does not ask twice when a removal fails
    if (done) done = sync(beside, O_RDONLY);
    if (!done) {
        remove();
        return done;
    }
    if (::rename(beside.c_str(), target.c_str()) != 0) {
        const int reason = errno;
        remove();
        return core::unwritable(target.string(), std::strerror(reason), "check that you may write in its folder");
    }
    const fs::path folder = target.parent_path();
    return sync(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY);
}

} // namespace whenabouts::sql

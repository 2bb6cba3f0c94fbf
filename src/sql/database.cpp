#include "sql/database.hpp"

#include "sql/failure.hpp"
#include "sql/geometry_functions.hpp"
#include "sql/version.hpp"

#include <chrono>
#include <sqlite3.h>
#include <string>
#include <thread>
#include <utility>

namespace whenabouts::sql {

namespace {

// SQLite's own busy_timeout backs off to 100 ms and lets an editor beside an importer wait up to two seconds; short,
// steady sleeps do not (measured: p95 60 ms).
int wait_for_lock(void* /*unused*/, int tries) {
    constexpr int longest_ms = 5000;
    constexpr int nap_ms = 3;
    if (tries * nap_ms >= longest_ms) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(nap_ms));
    return 1;
}

/// An SQLite URI: every byte that could end the path is escaped.
std::string uri_of(const std::filesystem::path& path, std::string_view query) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && c != '%' && c != '?' && c != '#') {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 15U];
        }
    }
    return uri.append(query);
}

int flags_of(Access access) {
    switch (access) {
    case Access::read:
    case Access::immutable:
        return SQLITE_OPEN_READONLY;
    case Access::write:
        return SQLITE_OPEN_READWRITE;
    case Access::create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

/// Once, before SQLite is first used: it would count every allocation under a lock, for statistics nobody reads.
void configure() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

// Settings of every connection; reading ones add no statement that could change the file.
constexpr const char* settings = "PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON; PRAGMA mmap_size=0; "
                                 "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;";
// A file of unknown origin must not run functions out of its views and triggers while we only look.
constexpr const char* reading_settings = "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON;";

} // namespace

std::string library_version() {
    return sqlite3_libversion();
}

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

Database::Database(sqlite3* handle, std::shared_ptr<const std::string> name)
    : m_handle(handle), m_name(std::move(name)) {}

core::Result<Database> Database::open(const std::filesystem::path& path, Access access) {
    configure();
    sqlite3* handle = nullptr;
    const std::string uri = uri_of(path, access == Access::immutable ? "?immutable=1" : "");
    const int code =
        sqlite3_open_v2(uri.c_str(), &handle,
                        flags_of(access) | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle, std::make_shared<const std::string>(path.string()));
    if (code != SQLITE_OK) return failure(code, handle, path.string());
    // SQLite opens a write-protected file for reading without a word.
    if (access == Access::write && sqlite3_db_readonly(handle, "main") == 1)
        return core::unwritable(path.string(), "is write-protected", "change its permissions or work on a copy");
    sqlite3_busy_handler(handle, wait_for_lock, nullptr);
    if (const int registered = register_geometry_functions(handle); registered != SQLITE_OK)
        return failure(registered, handle, path.string());
    const bool reading = access == Access::read || access == Access::immutable;
    if (auto done = database.execute(settings); !done) return tl::make_unexpected(done.error());
    if (reading)
        if (auto done = database.execute(reading_settings); !done) return tl::make_unexpected(done.error());
    return database;
}

core::Result<Database> Database::in_memory(std::string name) {
    configure();
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(
        ":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX,
        nullptr);
    Database memory(handle, std::make_shared<const std::string>(std::move(name)));
    if (code != SQLITE_OK) return failure(code, handle, memory.name());
    if (const int registered = register_geometry_functions(handle); registered != SQLITE_OK)
        return failure(registered, handle, memory.name());
    if (auto done = memory.execute(settings); !done) return tl::make_unexpected(done.error());
    return memory;
}

core::Result<Statement> Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return failure(code, m_handle.get(), *m_name);
    return Statement(statement, m_name);
}

core::Result<void> Database::execute(const std::string& script) const {
    const int code = sqlite3_exec(m_handle.get(), script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failure(code, m_handle.get(), *m_name);
    return {};
}

core::Result<std::string> Database::text(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement) return tl::make_unexpected(statement.error());
    auto row = statement->step();
    if (!row) return tl::make_unexpected(row.error());
    return *row ? statement->string(0) : std::string();
}

core::Result<std::int64_t> Database::integer(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement) return tl::make_unexpected(statement.error());
    auto row = statement->step();
    if (!row) return tl::make_unexpected(row.error());
    return *row ? statement->integer(0) : 0;
}

std::int64_t Database::last_id() const {
    return sqlite3_last_insert_rowid(m_handle.get());
}
std::int64_t Database::changes() const {
    return sqlite3_changes64(m_handle.get());
}
bool Database::in_transaction() const {
    return sqlite3_get_autocommit(m_handle.get()) == 0;
}

} // namespace whenabouts::sql

#include "store/opening.hpp"

#include "store/schema.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace whenabouts::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::size_t header_size = 100;

std::uint32_t big_endian(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    return value;
}

bool is_filled(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return !error && size > 0;
}

struct Header {
    bool wal = false;
    bool has_journal = false; ///< a rollback journal lies beside: somebody writes, or crashed while writing
};

/// What the first bytes say, before SQLite is asked (https://sqlite.org/fileformat2.html, section 1.3).
core::Result<Header> read_header(const fs::path& path) {
    const std::string name = path.string();
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return core::unreadable(name, "there is no such file",
                                "check the path, or make the store with 'whenabouts add'");
    if (fs::is_directory(status)) return core::unreadable(name, "is a folder", "give the path of a store (.gpkg)");
    if (!fs::is_regular_file(status))
        return core::unreadable(name, "is no regular file", "give the path of a store (.gpkg)");

    std::ifstream file(path, std::ios::binary);
    if (!file) return core::unreadable(name, std::strerror(errno), "check its permissions");
    std::array<char, header_size> bytes{};
    file.read(bytes.data(), bytes.size());
    const auto got = static_cast<std::size_t>(file.gcount());
    if (got == 0) return core::unreadable(name, "is empty: no store", "remove it, or take a backup");
    if (std::string_view(bytes.data(), std::min(got, magic.size())) != magic)
        return core::unreadable(name, "is no store (not a GeoPackage)",
                                "give the path of a .gpkg that Whenabouts made");
    if (got < header_size)
        return core::unreadable(name, fmt::format("is cut short: {} bytes are left of it", got), "take a backup");

    Header header;
    header.wal = bytes[18] == 2 || bytes[19] == 2;
    header.has_journal = is_filled(name + "-journal");
    const auto page_16 = static_cast<std::uint32_t>((static_cast<unsigned char>(bytes[16]) << 8U) |
                                                    static_cast<unsigned char>(bytes[17]));
    const std::uint64_t page = page_16 == 1 ? 65536 : page_16;
    const std::uint64_t wanted = page * big_endian(&bytes[28]);
    const bool count_is_valid = std::memcmp(&bytes[24], &bytes[92], 4) == 0;
    const std::uint64_t size = fs::file_size(path, error);
    if (count_is_valid && !header.wal && !header.has_journal && size < wanted)
        return core::unreadable(name, fmt::format("is cut short: {} of {} bytes are there", size, wanted),
                                "take a backup");
    return header;
}

/// Opening once for writing makes SQLite roll back what a crash left half-done.
void roll_back_crash(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || ::access(path.c_str(), W_OK) != 0) return;
    if (const auto database = sql::Database::open(path, sql::Access::write))
        static_cast<void>(database->integer("SELECT count(*) FROM sqlite_master"));
}

core::Result<void> require_store(const sql::Database& database) {
    auto found = database.integer(
        "SELECT count(*) FROM sqlite_master WHERE type='table' AND name IN('im_meta','im_revisions','incidents')");
    if (!found) return tl::make_unexpected(found.error());
    auto contents = database.integer("SELECT count(*) FROM sqlite_master WHERE name='gpkg_contents'");
    if (!contents) return tl::make_unexpected(contents.error());
    if (*found == 3) {
        auto format = database.text("SELECT value FROM im_meta WHERE key='format'");
        if (!format) return tl::make_unexpected(format.error());
        if (*format == format_name) return {};
    }
    if (*contents > 0)
        return core::unreadable(database.name(), "is a GeoPackage, but no store of Whenabouts",
                                "give the path of a .gpkg that Whenabouts made");
    return core::unreadable(database.name(), "is an SQLite file, but no store of Whenabouts",
                            "give the path of a .gpkg that Whenabouts made");
}

core::Result<std::int64_t> meta_number(const sql::Database& database, std::string_view key) {
    return database.integer(fmt::format("SELECT CAST(value AS INTEGER) FROM im_meta WHERE key='{}'", key));
}

/// Why the store must not be written; empty = it may. The schema matters only to those who write: a reading connection
/// runs no trigger and trusts no view.
core::Result<std::string> reason_to_keep_off(const sql::Database& database, Mode mode) {
    auto reader = meta_number(database, "min_reader");
    auto writer = meta_number(database, "min_writer");
    if (!reader) return tl::make_unexpected(reader.error());
    if (!writer) return tl::make_unexpected(writer.error());
    if (*reader > schema_version)
        return core::unreadable(
            database.name(),
            fmt::format("was written by a newer version (schema {}, this program knows {})", *reader, schema_version),
            "update Whenabouts");
    if (*writer > schema_version)
        return fmt::format("it was written by a newer version (it asks for schema {}, this program knows {})", *writer,
                           schema_version);
    if (mode == Mode::read) return std::string();
    auto differences = compare_schema(database);
    if (!differences) return tl::make_unexpected(differences.error());
    if (!differences->unsafe.empty())
        return fmt::format("its schema holds what could act on its own ({})", fmt::join(differences->unsafe, "; "));
    if (!differences->missing_or_changed.empty())
        return fmt::format("its schema is incomplete ({})", fmt::join(differences->missing_or_changed, "; "));
    return std::string();
}

/// Document mode is left and entered only by the only connection; beside others a file stays as they have it, because
/// all must use the same.
core::Result<void> choose_journal(const sql::Database& database, Journal journal, bool wal) {
    if (journal == Journal::live)
        if (auto done = database.execute("PRAGMA journal_mode=WAL"); !done) return done;
    if (journal == Journal::document && wal) static_cast<void>(database.execute("PRAGMA journal_mode=DELETE"));
    return database.execute(
        "PRAGMA synchronous=EXTRA; PRAGMA wal_autocheckpoint=1000;"); // in WAL mode the same as FULL
}

core::Result<sql::Database> open_for_writing(const fs::path& path, Journal journal, bool wal) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (::access(folder.c_str(), W_OK) != 0)
        return core::unwritable(path.string(), "its folder is write-protected",
                                "SQLite keeps its journal there: change the permissions");
    auto database = sql::Database::open(path, sql::Access::write);
    if (!database) {
        if (database.error().kind == core::Error::Kind::unreadable)
            return core::unwritable(path.string(), database.error().what, database.error().next);
        return database;
    }
    if (auto done = choose_journal(*database, journal, wal); !done) return tl::make_unexpected(done.error());
    return database;
}

} // namespace

void leave_live_mode(const sql::Database& database) noexcept {
    try {
        if (const auto mode = database.text("PRAGMA journal_mode"); mode && *mode == "wal")
            static_cast<void>(database.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;"));
    } catch (const std::exception&) { // out of memory: the next to close it will do it
        return;
    }
}

core::Result<Opened> open_file(const fs::path& path, Mode mode, Journal journal) {
    auto header = read_header(path);
    // A power cut may have torn even the first bytes, which the journal holds whole.
    const bool has_journal = is_filled(path.string() + "-journal");
    if (has_journal || (!header && is_filled(path.string() + "-wal"))) {
        roll_back_crash(path);
        header = read_header(path);
    }
    if (!header) return tl::make_unexpected(header.error());
    // A WAL file that nobody has open would get side files by being looked at.
    const bool at_rest = header->wal && !fs::exists(path.string() + "-wal");
    auto reading = sql::Database::open(path, at_rest ? sql::Access::immutable : sql::Access::read);
    if (!reading) return tl::make_unexpected(reading.error());
    if (auto ours = require_store(*reading); !ours) return tl::make_unexpected(ours.error());
    auto reason = reason_to_keep_off(*reading, mode);
    if (!reason) return tl::make_unexpected(reason.error());
    if (mode == Mode::read) return Opened{std::move(*reading), false, {}};
    if (!reason->empty()) return Opened{std::move(*reading), false, std::move(*reason)};
    reading = tl::make_unexpected(core::Error{}); // its lock would keep the journal mode as it is
    auto writing = open_for_writing(path, journal, header->wal);
    if (!writing) return tl::make_unexpected(writing.error());
    return Opened{std::move(*writing), true, {}};
}

} // namespace whenabouts::store

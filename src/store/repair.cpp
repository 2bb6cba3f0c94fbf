#include "store/repair.hpp"

#include "sql/geometry.hpp"
#include "sql/transaction.hpp"
#include "store/backup.hpp"
#include "store/history.hpp"
#include "store/opening.hpp"
#include "store/pins.hpp"
#include "store/restoring.hpp"
#include "store/rtree_packing.hpp"
#include "store/salvage.hpp"
#include "store/schema.hpp"
#include "store/soundness.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <unistd.h>

namespace whenabouts::store {

namespace fs = std::filesystem;

namespace {

core::Result<fs::path> keep_damaged(const fs::path& store, const std::string& now) {
    std::string time = now;
    std::erase_if(time, [](char c) { return c == ':' || c == '.' || c == '-'; });
    const fs::path kept = fmt::format("{}.damaged-{}", store.string(), time);
    std::error_code error;
    if (!fs::copy_file(store, kept, error))
        return core::unwritable(kept.string(), error.message(), "make room: nothing is repaired without a copy");
    const int fd = ::open(kept.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0) ::close(fd);
    if (!synced) return core::unwritable(kept.string(), std::strerror(errno), "check the disk");
    return kept;
}

core::Result<std::vector<SchemaObject>> take_guards_off(const sql::Database& fresh) {
    auto objects = schema_of(fresh);
    if (!objects) return objects;
    std::erase_if(*objects, [](const SchemaObject& object) { return object.type != "trigger"; });
    for (const SchemaObject& trigger : *objects)
        if (auto done = fresh.execute("DROP TRIGGER " + sql::quoted_name(trigger.name)); !done)
            return tl::make_unexpected(done.error());
    return objects;
}

core::Result<void> restore_meta(const sql::Database& fresh) {
    auto recorded = fresh.text("SELECT after FROM im_revisions WHERE tbl='im_meta' ORDER BY rev DESC LIMIT 1");
    if (!recorded) return tl::make_unexpected(recorded.error());
    const auto fixed = json::parse(*recorded, fresh.name());
    auto put = fresh.prepare("INSERT OR REPLACE INTO im_meta(key,value) VALUES(?1,?2)");
    if (!put) return tl::make_unexpected(put.error());
    if (fixed && fixed->object() != nullptr)
        for (const auto& [key, value] : *fixed->object())
            if (auto done = put->bind(1, key).bind(2, value.text()).run(); !done) return done;
    return fresh.execute("INSERT OR REPLACE INTO im_meta(key,value) SELECT 'longest_span_ms',CAST(coalesce("
                         "CAST(max((julianday(t_end)-julianday(t_begin))*86400000)+1 AS INTEGER),0) AS TEXT) FROM "
                         "incidents WHERE t_begin IS NOT NULL AND t_end IS NOT NULL");
}

core::Result<void> build_index(const sql::Database& fresh, const Table& table) {
    auto select = fresh.prepare(fmt::format("SELECT {},geom FROM {} WHERE geom IS NOT NULL", table.id, table.name));
    if (!select) return tl::make_unexpected(select.error());
    RtreePacker packer(fresh, table);
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) break;
        if (const auto bounds = sql::bounds_of(select->blob(1)))
            if (auto done = packer.add(select->integer(0), *bounds); !done) return done;
    }
    select->reset();
    return packer.write();
}

core::Result<void> set_sequences(const sql::Database& damaged, const sql::Database& fresh) {
    const auto raise = [&](std::string_view table, std::string_view id) -> core::Result<void> {
        const auto given =
            damaged.integer(fmt::format("SELECT coalesce(max(seq),0) FROM sqlite_sequence WHERE name='{}'", table));
        return fresh.execute(fmt::format(
            "DELETE FROM sqlite_sequence WHERE name='{0}'; INSERT INTO sqlite_sequence(name,seq) SELECT '{0}',"
            "max({2},coalesce((SELECT max({1}) FROM {0}),0));",
            table, id, given ? std::clamp<std::int64_t>(*given, 0, std::int64_t{1} << 53) : 0));
    };
    for (const Table& table : tables)
        if (auto done = raise(table.name, table.id); !done) return done;
    return raise("im_revisions", "rev");
}

core::Result<void> enter(const sql::Database& fresh, const Author& author, const std::string& now,
                         const Repair& report) {
    auto ledger = Ledger::open(fresh, author, now);
    if (!ledger) return tl::make_unexpected(ledger.error());
    json::Value::Array mended, left;
    for (const std::string& line : report.mended) mended.push_back(line);
    for (const std::string& line : report.left) left.push_back(line);
    const json::Value what = json::Value::Object{{"found", static_cast<std::int64_t>(report.found.size())},
                                                 {"mended", std::move(mended)},
                                                 {"left", std::move(left)},
                                                 {"kept", report.kept.filename().string()}};
    return ledger->record("repair", 0, "repair", json::print(what));
}

core::Result<void> build(const sql::Database& damaged, const sql::Database& fresh, const fs::path& store,
                         const Author& author, const std::string& now, Repair& report) {
    if (auto done = fresh.execute("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; "
                                  "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;");
        !done)
        return done;
    auto transaction = sql::Transaction::begin(fresh);
    if (!transaction) return tl::make_unexpected(transaction.error());
    const auto pinned = has_pins_table(damaged);
    const bool pins = pinned && *pinned;
    if (auto done = fresh.execute(schema_script() + (pins ? pins_script() : "")); !done) return done;
    auto guards = take_guards_off(fresh);
    if (!guards) return tl::make_unexpected(guards.error());
    if (auto done = salvage(damaged, fresh, *guards, report.left); !done) return done;
    std::vector<sql::Database> backups;
    for (const Backup& backup : backups_of(store))
        if (auto opened = sql::Database::open(backup.path, sql::Access::immutable))
            backups.push_back(std::move(*opened));
    Restorer restorer(fresh, std::move(backups), report.mended);
    if (auto done = restorer.restore_history(); !done) return done;
    for (const Table& table : tables)
        if (auto done = restorer.restore(table); !done) return done;
    if (pins)
        if (auto done = restorer.restore(pinned_names_table); !done) return done;
    if (auto done = restore_meta(fresh); !done) return done;
    for (const Table& table : tables)
        if (table.has_geometry)
            if (auto done = build_index(fresh, table); !done) return done;
    if (auto done = set_sequences(damaged, fresh); !done) return done;
    if (auto done = enter(fresh, author, now, report); !done) return done;
    auto touch = fresh.prepare("UPDATE gpkg_contents SET last_change=?1");
    if (!touch) return tl::make_unexpected(touch.error());
    if (auto done = touch->bind(1, now).run(); !done) return done;
    for (const SchemaObject& guard : *guards)
        if (auto done = fresh.execute(guard.sql); !done) return done;
    return transaction->commit();
}

/// In one transaction of the damaged file where that is possible; else as a new file in its place.
core::Result<void> put_in_place(const sql::Database& fresh, const fs::path& beside, const fs::path& store) {
    {
        const auto writing = sql::Database::open(store, sql::Access::write);
        if (writing && writing->overwrite_with(fresh)) return {};
    }
    const int fd = ::open(beside.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0) ::close(fd);
    if (!synced || ::rename(beside.c_str(), store.c_str()) != 0)
        return core::unwritable(store.string(), std::strerror(errno), "check the disk and the folder's permissions");
    return {};
}

} // namespace

core::Result<Repair> repair(const fs::path& store, const Author& author) {
    Repair report;
    auto opened = open_file(store, Mode::read);
    if (!opened) return tl::make_unexpected(opened.error());
    auto found = check_soundness(opened->database);
    if (!found) return tl::make_unexpected(found.error());
    report.found = std::move(*found);
    if (report.found.empty()) return report;
    const std::string now = core::now_iso();
    auto kept = keep_damaged(store, now);
    if (!kept) return tl::make_unexpected(kept.error());
    report.kept = std::move(*kept);

    const fs::path beside = fmt::format("{}.part-{}", store.string(), ::getpid());
    std::error_code error;
    fs::remove(beside, error);
    auto done = [&]() -> core::Result<void> {
        auto fresh = sql::Database::open(beside, sql::Access::create);
        if (!fresh) return tl::make_unexpected(fresh.error());
        if (auto built = build(opened->database, *fresh, store, author, now, report); !built) return built;
        if (auto set = fresh->execute("PRAGMA ignore_check_constraints=OFF; PRAGMA foreign_keys=ON"); !set) return set;
        auto lost = check_soundness(*fresh);
        if (!lost) return tl::make_unexpected(lost.error());
        report.lost = std::move(*lost);
        opened = tl::make_unexpected(core::Error{}); // nobody may read while it is replaced
        return put_in_place(*fresh, beside, store);
    }();
    fs::remove(beside, error);
    if (!done) return tl::make_unexpected(done.error());
    return report;
}

} // namespace whenabouts::store

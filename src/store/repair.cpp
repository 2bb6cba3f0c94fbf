#include "store/repair.hpp"

#include "sql/geometry.hpp"
#include "sql/transaction.hpp"
#include "store/backup.hpp"
#include "store/history.hpp"
#include "store/opening.hpp"
#include "store/pins.hpp"
#include "store/row_blocks.hpp"
#include "store/row_digest.hpp"
#include "store/row_writer.hpp"
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
#include <set>
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

/// Gives rows back what the history or a backup says of them.
class Restorer {
  public:
    Restorer(const sql::Database& fresh, std::vector<sql::Database> backups, Repair& report)
        : m_fresh(&fresh), m_backups(std::move(backups)), m_report(&report) {}

    /// Revisions that are missing or changed, where a backup has them as they were written.
    core::Result<void> restore_history() {
        auto last = m_fresh->integer("SELECT coalesce(max(rev),0) FROM im_revisions");
        if (!last) return tl::make_unexpected(last.error());
        for (std::int64_t rev = 1; rev <= *last; ++rev) {
            auto sound = is_as_written(*m_fresh, rev);
            if (!sound) return tl::make_unexpected(sound.error());
            if (*sound) continue;
            for (const sql::Database& backup : m_backups) {
                const auto there = is_as_written(backup, rev);
                if (!there || !*there) continue;
                if (auto done = copy_row(backup, "im_revisions", "rev", rev); !done) return done;
                m_report->mended.push_back(fmt::format("history revision {}: from a backup", rev));
                break;
            }
        }
        return {};
    }

    core::Result<void> restore(const Table& table) {
        std::set<std::int64_t> ids;
        auto known =
            m_fresh->prepare(fmt::format("SELECT DISTINCT row_id FROM im_revisions WHERE tbl='{}'", table.name));
        if (!known) return tl::make_unexpected(known.error());
        while (true) {
            auto row = known->step();
            if (!row) return tl::make_unexpected(row.error());
            if (!*row) break;
            ids.insert(known->integer(0));
        }
        if (table.name == incidents_table.name)
            if (auto done = add_block_rows(ids); !done) return done;
        auto select = m_fresh->prepare(fmt::format("SELECT * FROM {} WHERE {}=?1", table.name, table.id));
        if (!select) return tl::make_unexpected(select.error());
        auto waiting = m_fresh->prepare("SELECT 1 FROM im_foreign_edits WHERE tbl=?1 AND row_id=?2 LIMIT 1");
        if (!waiting) return tl::make_unexpected(waiting.error());
        for (const std::int64_t id : ids) {
            auto edited = waiting->bind(1, table.name).bind(2, id).step();
            if (!edited) return tl::make_unexpected(edited.error());
            const bool edited_elsewhere = *edited;
            waiting->rewind();
            if (edited_elsewhere) continue; // another program's edit that waits to be adopted is no damage
            if (auto done = restore_row(table, id, *select); !done) return done;
        }
        return {};
    }

  private:
    core::Result<void> add_block_rows(std::set<std::int64_t>& ids) const {
        auto blocks = m_fresh->prepare(
            fmt::format("SELECT DISTINCT row_id,json_extract(after,'$.last') FROM im_revisions WHERE tbl='{}' AND "
                        "json_valid(after)",
                        blocks_name));
        if (!blocks) return tl::make_unexpected(blocks.error());
        while (true) {
            auto row = blocks->step();
            if (!row) return tl::make_unexpected(row.error());
            if (!*row) return {};
            const std::int64_t first = blocks->integer(0);
            const std::int64_t last = std::min(blocks->integer(1), first + block_rows - 1);
            for (std::int64_t id = first; id <= last; ++id) ids.insert(ids.end(), id);
        }
    }

    core::Result<void> restore_row(const Table& table, std::int64_t id, sql::Statement& select) {
        auto state = last_state(*m_fresh, table.name, id);
        if (!state) return tl::make_unexpected(state.error());
        if (!*state) return {};
        auto there = select.bind(1, id).step();
        if (!there) return tl::make_unexpected(there.error());
        const bool by_image = !(*state)->image.empty();
        const bool same = *there && (by_image ? image_of(select).json() == (*state)->image
                                              : hex_of(m_digester.of(select)) == (*state)->digest);
        select.rewind();
        if (same) return {};
        auto trusted = is_as_written(*m_fresh, (*state)->rev);
        if (!trusted) return tl::make_unexpected(trusted.error());
        if (!*trusted) return {}; // the row may be right and the history wrong
        if (by_image) {
            auto written = write_image(table, (*state)->image);
            if (!written) return tl::make_unexpected(written.error());
            if (*written) {
                m_report->mended.push_back(fmt::format("{} row {}: from the history", table.name, id));
                return {};
            }
        }
        return restore_from_backup(table, id, **state);
    }

    /// False when the image keeps only the digest of a long blob.
    core::Result<bool> write_image(const Table& table, const std::string& image) {
        const auto parsed = json::parse(image, m_fresh->name());
        if (!parsed || parsed->object() == nullptr) return false;
        std::string names, marks;
        std::vector<Value> values;
        for (const auto& [column, written] : *parsed->object()) {
            if (!has_column(table.name, column)) continue;
            auto value = value_from_image(written);
            if (!value) return false;
            values.push_back(std::move(*value));
            names.append(names.empty() ? "" : ",").append(sql::quoted_name(column));
            marks.append(marks.empty() ? "" : ",").append(fmt::format("?{}", values.size()));
        }
        auto insert =
            m_fresh->prepare(fmt::format("INSERT OR REPLACE INTO {}({}) VALUES({})", table.name, names, marks));
        if (!insert) return tl::make_unexpected(insert.error());
        for (std::size_t i = 0; i < values.size(); ++i) bind_value(*insert, static_cast<int>(i) + 1, values[i]);
        if (auto done = insert->run(); !done) return tl::make_unexpected(done.error());
        return true;
    }

    [[nodiscard]] bool has_column(std::string_view table, std::string_view column) const {
        auto select = m_fresh->prepare("SELECT 1 FROM pragma_table_info(?1) WHERE name=?2");
        if (!select) return false;
        const auto row = select->bind(1, table).bind(2, column).step();
        return row && *row;
    }

    core::Result<void> restore_from_backup(const Table& table, std::int64_t id, const LastState& state) {
        for (const sql::Database& backup : m_backups) {
            auto select = backup.prepare(fmt::format("SELECT * FROM {} WHERE {}=?1", table.name, table.id));
            if (!select) continue;
            const auto row = select->bind(1, id).step();
            if (!row || !*row) continue;
            const bool fits = state.image.empty() ? hex_of(m_digester.of(*select)) == state.digest
                                                  : image_of(*select).json() == state.image;
            if (!fits) continue;
            if (auto done = copy_row(backup, table.name, table.id, id); !done) return done;
            m_report->mended.push_back(fmt::format("{} row {}: from a backup", table.name, id));
            return {};
        }
        return {};
    }

    core::Result<void> copy_row(const sql::Database& from, std::string_view table, std::string_view id,
                                std::int64_t number) const {
        auto select = from.prepare(fmt::format("SELECT * FROM {} WHERE {}=?1", table, id));
        if (!select) return tl::make_unexpected(select.error());
        auto row = select->bind(1, number).step();
        if (!row) return tl::make_unexpected(row.error());
        std::string names, marks;
        for (int i = 0; i < select->columns(); ++i) {
            names.append(i == 0 ? "" : ",").append(sql::quoted_name(select->name(i)));
            marks.append(i == 0 ? "?" : ",?");
        }
        auto insert = m_fresh->prepare(fmt::format("INSERT OR REPLACE INTO {}({}) VALUES({})", table, names, marks));
        if (!insert) return tl::make_unexpected(insert.error());
        for (int i = 0; i < select->columns(); ++i) insert->bind_column(i + 1, *select, i);
        return insert->run();
    }

    const sql::Database* m_fresh;
    std::vector<sql::Database> m_backups;
    Repair* m_report;
    RowDigester m_digester;
};

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
    Restorer restorer(fresh, std::move(backups), report);
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

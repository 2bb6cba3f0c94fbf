#include "store/migration.hpp"

#include "sql/transaction.hpp"
#include "store/backup.hpp"
#include "store/history.hpp"
#include "store/schema.hpp"
#include "json/value.hpp"

#include <array>
#include <fmt/format.h>

namespace whenabouts::store {

namespace {

constexpr std::string_view ops_1 = "'undo','redo')";
constexpr std::string_view ops_2 = "'undo','redo','repair')";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
    return text;
}

/// Only a CHECK grows, no row changes, so the table's text is all there is to change
/// (https://sqlite.org/lang_altertable.html, section 7, says how).
core::Result<void> know_repairs(const sql::Database& database, const std::string& now) {
    auto version = database.integer("PRAGMA schema_version");
    if (!version) return tl::make_unexpected(version.error());
    auto done = database.execute("PRAGMA writable_schema=ON");
    if (done) {
        auto update = database.prepare("UPDATE sqlite_master SET sql=replace(sql,?1,?2) WHERE name='im_revisions'");
        done = update ? update->bind(1, ops_1).bind(2, ops_2).run() : tl::make_unexpected(update.error());
    }
    if (done) done = database.execute(fmt::format("PRAGMA schema_version={}", *version + 1));
    if (auto reset = database.execute("PRAGMA writable_schema=RESET"); done && !reset) return reset;
    if (!done) return done;
    auto touch = database.prepare("UPDATE gpkg_contents SET last_change=?1");
    return touch ? touch->bind(1, now).run() : tl::make_unexpected(touch.error());
}

std::string without_repairs(std::string script) {
    return replaced(std::move(script), ops_2, ops_1);
}

constexpr std::array<Migration, 1> steps{
    {{1, "the history knows repairs; gpkg_contents.last_change follows the history", know_repairs, without_repairs}}};

core::Result<json::Value> fixed_state(const sql::Database& database, int version) {
    json::Value::Object fixed;
    auto select = database.prepare("SELECT key,value FROM im_meta WHERE key<>'longest_span_ms' ORDER BY rowid");
    if (!select) return tl::make_unexpected(select.error());
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return json::Value(std::move(fixed));
        std::string value = select->string(1);
        if (select->text(0) == "schema_version" || select->text(0) == "min_writer") value = std::to_string(version);
        fixed.emplace_back(select->string(0), std::move(value));
    }
}

core::Result<void> state_version(const sql::Database& database, const Migration& step, const std::string& now) {
    auto fixed = fixed_state(database, step.from + 1);
    if (!fixed) return tl::make_unexpected(fixed.error());
    for (const char* key : {"schema_version", "min_writer"}) {
        auto update = database.prepare("UPDATE im_meta SET value=?1 WHERE key=?2");
        if (!update) return tl::make_unexpected(update.error());
        if (auto done = update->bind(1, std::to_string(step.from + 1)).bind(2, key).run(); !done) return done;
    }
    const std::string why = fmt::format("schema {} to {}: {}", step.from, step.from + 1, step.what);
    auto ledger = Ledger::open(database, {"whenabouts", "whenabouts", why}, now);
    if (!ledger) return tl::make_unexpected(ledger.error());
    return ledger->record("im_meta", 0, "migrate", json::print(*fixed));
}

} // namespace

std::span<const Migration> migrations() {
    return steps;
}

core::Result<int> stated_version(const sql::Database& database) {
    auto there = database.integer("SELECT count(*) FROM sqlite_master WHERE type='table' AND name='im_meta'");
    if (!there) return tl::make_unexpected(there.error());
    if (*there == 0) return 0;
    auto version = database.integer("SELECT CAST(value AS INTEGER) FROM im_meta WHERE key='schema_version'");
    if (!version) return tl::make_unexpected(version.error());
    return static_cast<int>(*version);
}

core::Result<void> migrate(const sql::Database& database, std::span<const Migration> wanted, const std::string& now) {
    for (const Migration& step : wanted) {
        auto transaction = sql::Transaction::begin(database);
        if (!transaction) return tl::make_unexpected(transaction.error());
        auto version = stated_version(database); // inside, because another program may do the same right now
        if (!version) return tl::make_unexpected(version.error());
        if (*version > step.from) continue;
        if (*version < step.from)
            return core::refused(database.name(), fmt::format("no way leads from its schema {} to ours", *version),
                                 "take an older Whenabouts, or a backup");
        if (auto done = step.apply(database, now); !done) return done;
        if (auto done = state_version(database, step, now); !done) return done;
        if (auto done = transaction->commit(); !done) return done;
    }
    return {};
}

core::Result<void> bring_up_to_date(const sql::Database& database, const std::string& now) {
    auto version = stated_version(database);
    if (!version) return tl::make_unexpected(version.error());
    if (*version >= schema_version) return {};
    if (auto backup = back_up(database, database.name()); !backup) return tl::make_unexpected(backup.error());
    return migrate(database, migrations(), now);
}

} // namespace whenabouts::store

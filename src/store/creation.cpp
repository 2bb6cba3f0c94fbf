#include "core/output_file.hpp"
#include "store/filing.hpp"
#include "store/history.hpp"
#include "store/identity.hpp"
#include "store/opening.hpp"
#include "store/row_writer.hpp"
#include "store/schema.hpp"

#include "sql/transaction.hpp"
#include "json/value.hpp"

#include <filesystem>
#include <string>

namespace whenabouts::store {

namespace fs = std::filesystem;

namespace {

core::Result<void> write_meta(const sql::Database& database, Ledger& ledger) {
    const json::Value::Object fixed{{"format", format_name},
                                    {"schema_version", std::to_string(schema_version)},
                                    {"min_reader", std::to_string(min_reader)},
                                    {"min_writer", std::to_string(min_writer)},
                                    {"store_uid", random_uid()}};
    auto insert = database.prepare("INSERT INTO im_meta(key,value) VALUES(?1,?2)");
    if (!insert) return tl::make_unexpected(insert.error());
    for (const auto& [key, value] : fixed)
        if (auto done = insert->bind(1, key).bind(2, value.text()).run(); !done) return done;
    if (auto done = insert->bind(1, "longest_span_ms").bind(2, "0").run(); !done) return done;
    return ledger.record("im_meta", 0, "create", json::print(fixed));
}

core::Result<void> write_taxonomy(const sql::Database& database, Ledger& ledger, const taxonomy::Taxonomy* taxonomy) {
    RowWriter rows(database, ledger);
    if (taxonomy == nullptr) {
        auto id = rows.insert(taxonomy_table,
                              {{"code", std::string("unclassified")}, {"label", std::string("Unclassified")}});
        return id ? core::Result<void>() : tl::make_unexpected(id.error());
    }
    Filing filing(database, rows, taxonomy);
    for (const taxonomy::Category& category : taxonomy->categories())
        if (auto done = filing.ensure_category(category.code); !done) return done;
    return {};
}

core::Result<std::string> new_store(const taxonomy::Taxonomy* taxonomy, const Author& author, const std::string& now,
                                    const fs::path& path) {
    auto database = sql::Database::in_memory(path.string());
    if (!database) return tl::make_unexpected(database.error());
    auto transaction = sql::Transaction::begin(*database);
    if (!transaction) return tl::make_unexpected(transaction.error());
    if (auto done = database->execute(schema_script()); !done) return tl::make_unexpected(done.error());
    auto ledger = Ledger::open(*database, {author.who, author.tool, "new store"}, now);
    if (!ledger) return tl::make_unexpected(ledger.error());
    if (auto done = write_meta(*database, *ledger); !done) return tl::make_unexpected(done.error());
    if (auto done = write_taxonomy(*database, *ledger, taxonomy); !done) return tl::make_unexpected(done.error());
    // The registers tell the same time as the history: check compares them.
    auto touch = database->prepare("UPDATE gpkg_contents SET last_change=?1");
    if (!touch) return tl::make_unexpected(touch.error());
    if (auto done = touch->bind(1, now).run(); !done) return tl::make_unexpected(done.error());
    if (auto done = transaction->commit(); !done) return tl::make_unexpected(done.error());
    return database->bytes();
}

} // namespace

core::Result<void> create_file(const fs::path& path, const taxonomy::Taxonomy* taxonomy, const Author& author,
                               const std::string& now) {
    // Made in memory and written in one go: whatever fails, and whenever, there is no half-made store to clean up.
    const auto bytes = new_store(taxonomy, author, now, path);
    if (!bytes) return tl::make_unexpected(bytes.error());
    auto done = core::write_file(path, *bytes, false);
    std::error_code error;
    if (!done && fs::exists(path, error)) return {}; // another program made it meanwhile; that one is as good
    return done;
}

} // namespace whenabouts::store

#include "store/migration.hpp"

#include "sql/database.hpp"
#include "store/backup.hpp"
#include "store/schema.hpp"
#include "story.hpp"

using namespace story;

namespace {

/// A store as schema 1 had it.
void age(const std::string& path) {
    const auto db = must(sql::Database::open(path, sql::Access::write));
    must(db.execute("PRAGMA writable_schema=ON;"
                    "UPDATE sqlite_master SET sql=replace(sql,',''repair'')',')') WHERE name='im_revisions';"
                    "PRAGMA schema_version=999; PRAGMA writable_schema=RESET;"
                    "UPDATE im_meta SET value='1' WHERE key IN('schema_version','min_writer')"));
}

std::string make_old_store(const Folder& folder) {
    const core::Incident given = missile();
    must(opened_store(folder.file())->add({&given, 1}, author));
    age(folder.file());
    return folder.file();
}

core::Result<void> add_index(const sql::Database& database, const std::string& /*now*/) {
    const auto ours = store::reference_database();
    return database.execute(ours->text("SELECT sql FROM sqlite_master WHERE name='ix_incidents_review'").value());
}
core::Result<void> fail_half_way(const sql::Database& database, const std::string& now) {
    if (auto done = add_index(database, now); !done) return done;
    return core::refused(database.name(), "something went wrong");
}

constexpr const char* now = "2026-01-02T03:04:05.678Z";

} // namespace

TEST_CASE("an older store is looked at as it is, and brought up to date before it is written, with a backup") {
    const Folder folder;
    const std::string path = make_old_store(folder);
    const auto looked = opened_store(path, store::Mode::read);
    CHECK(must(looked->find({})).size() == 1);
    for (const auto& finding : must(looked->check()))
        CHECK_MESSAGE(finding.subject.starts_with("im_meta"),
                      finding.subject << ": " << finding.problem); // age()'s doing
    CHECK(store::backups_of(path).empty());

    const auto store = opened_store(path);
    CHECK(store->notice().empty());
    CHECK(must(store->check()).empty());
    CHECK(must(store->changes(1)).front().op == "migrate");
    const auto backups = store::backups_of(path);
    REQUIRE(backups.size() == 1);
    CHECK(must(store::stated_version(must(sql::Database::open(backups[0].path, sql::Access::read)))) == 1);
    const core::Incident more = plain("after");
    must(store->add({&more, 1}, author));
    CHECK(must(store->check()).empty());
    CHECK(must(store->undo(author)).op == "insert");
    CHECK_FALSE(store->undo(author).value_or(store::ChangeSet{}).op == "migrate");
}

TEST_CASE("steps follow each other from any version; one that fails leaves the store as it was") {
    const Folder folder;
    const std::string path = make_old_store(folder);
    const auto db = must(sql::Database::open(path, sql::Access::write));
    must(db.execute("DROP INDEX ix_incidents_review; UPDATE im_meta SET value='0' WHERE key='schema_version'"));
    const store::Migration broken{0, "an index", fail_half_way, nullptr};
    CHECK_FALSE(store::migrate(db, {&broken, 1}, now));
    CHECK(must(store::stated_version(db)) == 0);
    CHECK(must(db.integer("SELECT count(*) FROM sqlite_master WHERE name='ix_incidents_review'")) == 0);

    std::vector<store::Migration> steps{{0, "an index", add_index, nullptr}};
    CHECK_FALSE(store::migrate(db, store::migrations(), now)); // no step starts at 0
    steps.insert(steps.end(), store::migrations().begin(), store::migrations().end());
    must(store::migrate(db, steps, now));
    must(store::migrate(db, steps, now)); // nothing is left to do
    CHECK(must(store::stated_version(db)) == store::schema_version);
    const auto store = opened_store(path);
    CHECK(must(store->check()).empty());
    const auto changes = must(store->changes(2));
    CHECK(changes[0].why.find("schema 1 to 2") != std::string::npos);
    CHECK(changes[1].why == "schema 0 to 1: an index");
}

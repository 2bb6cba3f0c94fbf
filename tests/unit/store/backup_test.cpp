#include "store/backup.hpp"

#include "sql/database.hpp"
#include "story.hpp"

#include <chrono>
#include <fstream>

using namespace story;

namespace {

store::Backup made(int number, std::chrono::hours ago) {
    return {fs::path("case.gpkg.bak-" + std::to_string(number)), number, fs::file_time_type::clock::now() - ago};
}

} // namespace

TEST_CASE("a backup is a whole store under the number of its last revision") {
    const Folder folder;
    for (const store::Journal journal : {store::Journal::document, store::Journal::live}) {
        const auto store = must(store::open(folder.file(), store::Mode::write, &categories(), journal));
        const core::Incident given = at(plain("One"), 1, 2);
        must(store->add({&given, 1}, author));
        const auto db = must(sql::Database::open(folder.file(), sql::Access::read));
        const fs::path backup = must(store::back_up(db, folder.file()));
        CHECK(backup.filename().string() ==
              "case.gpkg.bak-" + std::to_string(must(db.integer("SELECT max(rev) FROM im_revisions"))));
        const auto copy = opened_store(backup.string(), store::Mode::read);
        CHECK(must(copy->check()).empty());
        CHECK(must(copy->counts()).incidents == must(store->counts()).incidents);
        CHECK_FALSE(fs::exists(backup.string() + "-wal"));
        CHECK(must(store::back_up(db, folder.file())).string() == backup.string() + "-2");
    }
    CHECK(store::backups_of(folder.file()).size() == 4);
}

TEST_CASE("five backups are kept, and one for each of the last seven days") {
    std::vector<store::Backup> backups;
    for (int i = 0; i < 12; ++i) backups.push_back(made(100 - i, std::chrono::hours(0)));
    for (int day = 1; day < 10; ++day) {
        backups.push_back(made(50 - 2 * day, std::chrono::hours(24 * day)));
        backups.push_back(made(49 - 2 * day, std::chrono::hours(24 * day)));
    }
    const auto gone = store::superfluous(backups);
    CHECK(backups.size() - gone.size() == 5 + 6); // today's newest is among the five
    CHECK(store::superfluous({backups.begin(), backups.begin() + 5}).empty());
}

TEST_CASE("a backup is made before edits by other programs are adopted; files of other names stay") {
    const Folder folder;
    const core::Incident given = plain("As we left it");
    must(opened_store(folder.file())->add({&given, 1}, author));
    for (const char* name : {"case.gpkg.bak-", "case.gpkg.bak-7x", "case.gpkg.bak-old", "other.gpkg.bak-3"})
        std::ofstream(folder.file(name)) << "mine";
    CHECK(store::backups_of(folder.file()).empty());
    must(must(sql::Database::open(folder.file(), sql::Access::write)).execute("UPDATE incidents SET title='QGIS'"));
    CHECK(must(opened_store(folder.file())->check()).empty());
    const auto backups = store::backups_of(folder.file());
    REQUIRE(backups.size() == 1);
    CHECK(must(opened_store(backups[0].path.string(), store::Mode::read)->incident(1)).title == "QGIS");
    CHECK(fs::exists(folder.file("case.gpkg.bak-old")));
}

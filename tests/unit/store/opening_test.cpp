#include "sql/database.hpp"
#include "story.hpp"

#include <fstream>
#include <iterator>

using namespace story;
using Kind = core::Error::Kind;

namespace {

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void make_store(const std::string& path) {
    const core::Incident given = missile();
    must(opened_store(path)->add({&given, 1}, author));
}

void alter(const std::string& path, const std::string& script) {
    must(must(sql::Database::open(path, sql::Access::write)).execute(script));
}

core::Error refusal(const std::string& path, store::Mode mode) {
    const auto opened = store::open(path, mode);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().message().find('\n') == std::string::npos);
    CHECK(opened.error().where == path);
    return opened.error();
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("a store comes into being at the first write, whole") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    CHECK(files_in(folder.path) == 0);
    CHECK(must(store->find({})).empty());
    CHECK(must(store->counts()).incidents == 0);
    const core::Incident given = missile();
    must(store->add({&given, 1}, author));
    CHECK(files_in(folder.path) == 1);
    CHECK(bytes_of(folder.file()).substr(68, 4) == "GPKG");
}

TEST_CASE("reading changes no byte and no time stamp, and leaves nothing beside") {
    const Folder folder;
    make_store(folder.file());
    const std::string before = bytes_of(folder.file());
    const auto time = fs::last_write_time(folder.file());
    {
        const auto store = opened_store(folder.file(), store::Mode::read);
        CHECK(must(store->find({})).size() == 1);
        CHECK(must(store->check()).empty());
        const core::Incident given = plain("x");
        const auto refused = store->add({&given, 1}, author);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == Kind::unwritable);
    }
    CHECK(bytes_of(folder.file()) == before);
    CHECK(fs::last_write_time(folder.file()) == time);
    CHECK(files_in(folder.path) == 1);
}

TEST_CASE("reading a WAL-mode store at rest leaves no side file either") {
    const Folder folder;
    make_store(folder.file());
    alter(folder.file(), "PRAGMA journal_mode=WAL");
    const std::string before = bytes_of(folder.file());
    CHECK(must(opened_store(folder.file(), store::Mode::read)->find({})).size() == 1);
    CHECK(bytes_of(folder.file()) == before);
    CHECK(files_in(folder.path) == 1);
    const core::Incident given = plain("x");
    must(opened_store(folder.file())->add({&given, 1}, author));
    CHECK(bytes_of(folder.file())[18] == 1); // writing brings it back into document mode
    CHECK(files_in(folder.path) == 1);
}

TEST_CASE("what is no store is refused in one line") {
    const Folder folder;
    for (const store::Mode mode : {store::Mode::read, store::Mode::write}) {
        std::ofstream(folder.file("text.gpkg")) << "just some words";
        CHECK(refusal(folder.file("text.gpkg"), mode).kind == Kind::unreadable);
        std::ofstream(folder.file("empty.gpkg"));
        CHECK(refusal(folder.file("empty.gpkg"), mode).what.find("empty") != std::string::npos);
        fs::create_directories(folder.file("folder.gpkg"));
        CHECK(refusal(folder.file("folder.gpkg"), mode).what.find("folder") != std::string::npos);
        must(must(sql::Database::open(folder.file("other.gpkg"), sql::Access::create))
                 .execute("CREATE TABLE IF NOT EXISTS t(a)"));
        CHECK(refusal(folder.file("other.gpkg"), mode).what.find("SQLite") != std::string::npos);
        must(must(sql::Database::open(folder.file("foreign.gpkg"), sql::Access::create))
                 .execute("CREATE TABLE IF NOT EXISTS gpkg_contents(a)"));
        CHECK(refusal(folder.file("foreign.gpkg"), mode).what.find("GeoPackage") != std::string::npos);
    }
    CHECK(refusal(folder.file("missing.gpkg"), store::Mode::read).kind == Kind::unreadable);
    CHECK(refusal(folder.file("no/such/folder/x.gpkg"), store::Mode::write).kind == Kind::unwritable);
    CHECK(store::open(folder.file("x.txt"), store::Mode::write).error().kind == Kind::usage);
    CHECK(store::open("postgresql://h/d", store::Mode::read).error().kind == Kind::usage);
}

TEST_CASE("a store cut short anywhere is refused or named damaged, never read as whole") {
    const Folder folder;
    make_store(folder.file());
    const std::string whole = bytes_of(folder.file());
    for (std::size_t size = 1; size < whole.size(); size += 1531) {
        std::ofstream(folder.file("cut.gpkg"), std::ios::binary | std::ios::trunc) << whole.substr(0, size);
        CHECK(refusal(folder.file("cut.gpkg"), store::Mode::read).kind == Kind::unreadable);
        CHECK(bytes_of(folder.file("cut.gpkg")).size() == size);
    }
}

TEST_CASE("a newer version is read, or refused with a sentence, and never written") {
    const Folder folder;
    make_store(folder.file());
    alter(folder.file(), "UPDATE im_meta SET value='9' WHERE key IN('schema_version','min_writer')");
    const std::string before = bytes_of(folder.file());
    const auto store = opened_store(folder.file(), store::Mode::write);
    CHECK(store->notice().find("newer") != std::string::npos);
    CHECK(must(store->find({})).size() == 1);
    const core::Incident given = plain("x");
    const auto refused = store->add({&given, 1}, author);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().exit_status() == 4);
    CHECK(bytes_of(folder.file()) == before);
    alter(folder.file(), "UPDATE im_meta SET value='9' WHERE key='min_reader'");
    CHECK(refusal(folder.file(), store::Mode::read).what.find("newer") != std::string::npos);
}

TEST_CASE("a file whose schema could act on its own is only read") {
    const Folder folder;
    for (const char* trap :
         {"CREATE TRIGGER evil AFTER INSERT ON incidents BEGIN DELETE FROM im_foreign_edits; END",
          "CREATE VIEW evil AS SELECT 1", "DROP TRIGGER im_incidents_kept",
          "CREATE TRIGGER trigger_insert_feature_count_incidents AFTER INSERT ON incidents BEGIN SELECT 1; END",
          "ALTER TABLE incidents ADD COLUMN evil TEXT DEFAULT (random())"}) {
        CAPTURE(trap);
        fs::remove(folder.file());
        make_store(folder.file());
        const auto altered = must(sql::Database::open(folder.file(), sql::Access::write)).execute(trap);
        if (!altered) continue; // SQLite itself refuses some
        const auto store = opened_store(folder.file(), store::Mode::write);
        CHECK_FALSE(store->notice().empty());
        const core::Incident given = plain("x");
        CHECK_FALSE(store->add({&given, 1}, author));
        CHECK_FALSE(must(store->check()).empty());
    }
}

TEST_CASE("further tables and plain columns of other programs do no harm") {
    const Folder folder;
    make_store(folder.file());
    alter(folder.file(), "CREATE TABLE layer_styles(id INTEGER PRIMARY KEY, style TEXT); ALTER TABLE incidents ADD "
                         "COLUMN \"my note\" TEXT(40);"
                         "ALTER TABLE incidents ADD rating MEDIUMINT");
    const auto store = opened_store(folder.file());
    CHECK(store->notice().empty());
    const core::Incident given = plain("x");
    must(store->add({&given, 1}, author));
}

TEST_CASE("two connections see each other's work") {
    const Folder folder;
    make_store(folder.file());
    const auto one = opened_store(folder.file());
    const auto two = opened_store(folder.file());
    const auto version = must(one->data_version());
    CHECK(must(one->data_version()) == version);
    const core::Incident given = plain("From elsewhere");
    must(two->add({&given, 1}, author));
    CHECK(must(one->data_version()) != version);
    CHECK(must(one->find({})).size() == 2);
    const auto own = must(two->data_version());
    const core::Incident more = plain("Own");
    must(two->add({&more, 1}, author));
    CHECK(must(two->data_version()) != own);
}

TEST_CASE("the words that QGIS is told are the words that the tables take") {
    const Folder folder;
    make_store(folder.file());
    const auto db = must(sql::Database::open(folder.file(), sql::Access::read));
    auto select = must(db.prepare(
        "SELECT c.table_name,c.column_name,k.value,m.sql FROM gpkg_data_columns c "
        "JOIN gpkg_data_column_constraints k USING(constraint_name) JOIN sqlite_master m ON m.name=c.table_name"));
    int words = 0;
    while (must(select.step())) {
        const std::string declaration = select.string(3).substr(select.string(3).find("  " + select.string(1) + " "));
        const std::string line = declaration.substr(0, declaration.find('\n'));
        CHECK(line.find("'" + select.string(2) + "'") != std::string::npos);
        ++words;
    }
    CHECK(words > 60);
}

TEST_CASE("live mode is chosen at opening and left by the last to close the store") {
    const Folder folder;
    make_store(folder.file());
    const auto in_live_mode = [&folder] { return bytes_of(folder.file())[18] == 2; };
    const auto open_live = [&folder] {
        return must(store::open(folder.file(), store::Mode::write, &categories(), store::Journal::live));
    };
    {
        auto one = open_live();
        CHECK(in_live_mode());
        {
            const auto two = opened_store(folder.file()); // asks for document mode, but one is at work
            const core::Incident given = plain("beside");
            must(two->add({&given, 1}, author));
        }
        CHECK(in_live_mode());
        const core::Incident given = plain("more");
        must(one->add({&given, 1}, author));
        CHECK(must(opened_store(folder.file(), store::Mode::read)->find({})).size() == 3);
    }
    CHECK_FALSE(in_live_mode());
    CHECK(files_in(folder.path) == 1);
    CHECK(must(opened_store(folder.file(), store::Mode::read)->check()).empty());
}

TEST_CASE("a store left in live mode by a crash is brought back whole") {
    const Folder folder;
    make_store(folder.file());
    {
        const auto live = must(store::open(folder.file(), store::Mode::write, &categories(), store::Journal::live));
        const core::Incident given = plain("only in the log yet");
        must(live->add({&given, 1}, author));
        for (const char* suffix : {"", "-wal"})
            fs::copy_file(folder.file() + suffix, folder.file("crashed.gpkg") + suffix);
    }
    CHECK(must(opened_store(folder.file("crashed.gpkg"), store::Mode::read)->find({})).size() == 2);
    CHECK(must(opened_store(folder.file("crashed.gpkg"))->find({})).size() == 2);
    CHECK_FALSE(fs::exists(folder.file("crashed.gpkg-wal")));
    CHECK(bytes_of(folder.file("crashed.gpkg"))[18] == 1);
}

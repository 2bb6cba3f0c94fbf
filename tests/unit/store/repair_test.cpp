#include "store/repair.hpp"

#include "damage.hpp"
#include "sql/database.hpp"
#include "store/backup.hpp"
#include "story.hpp"

#include <algorithm>
#include <fstream>
#include <random>

using namespace story;

namespace {

std::string make_store(const Folder& folder) {
    const auto store = opened_store(folder.file());
    std::vector<core::Incident> given{missile(), at(plain("Second", "2024-01-02"), 30, 50), plain("Third")};
    must(store->add(given, author));
    auto changed = must(store->incident(2));
    changed.summary = "looked at";
    must(store->change(changed, author));
    must(store->remove(3, author));
    return folder.file();
}

/// Everything that a person sees of the store.
std::string content_of(const std::string& path) {
    std::string out;
    const auto db = must(sql::Database::open(path, sql::Access::read));
    for (const char* table : {"incidents", "sources", "evidence", "actors", "incident_actors", "taxonomy"}) {
        auto select = must(db.prepare(std::string("SELECT * FROM ") + table + " ORDER BY 1"));
        while (must(select.step())) {
            for (int i = 0; i < select.columns(); ++i) out.append(select.text(i)).append("|");
            out += "\n";
        }
    }
    return out;
}

store::Repair repaired(const std::string& path) {
    auto report = must(store::repair(path, author));
    for (const auto& finding : report.lost) MESSAGE(finding.subject << ": " << finding.problem);
    return report;
}

} // namespace

TEST_CASE("repair gives back from the history what was damaged, and keeps the file as it was") {
    for (const char* script :
         {"UPDATE incidents SET title='x' WHERE fid=2", "UPDATE incidents SET rev=rev+1,country='XXX' WHERE fid=1",
          "UPDATE sources SET text=text||'.'", "UPDATE evidence SET quote_start=5,score=7",
          "DELETE FROM incidents WHERE fid=2", "DELETE FROM evidence",
          "UPDATE taxonomy SET colour='#000000' WHERE id=3", "UPDATE incidents SET geom=x'00' WHERE fid=2",
          "DELETE FROM rtree_incidents_geom_node", "UPDATE im_meta SET value='0' WHERE key='longest_span_ms'",
          "DELETE FROM im_meta WHERE key='store_uid'", "DELETE FROM gpkg_geometry_columns",
          "DROP INDEX ix_incidents_time", "UPDATE gpkg_contents SET last_change='2001-01-01T00:00:00.000Z'",
          "DELETE FROM sqlite_sequence", "PRAGMA user_version=0",
          "CREATE TRIGGER evil AFTER UPDATE ON incidents BEGIN SELECT 1; END"}) {
        INFO(std::string(script));
        const Folder folder;
        const std::string path = make_store(folder);
        const std::string before = content_of(path);
        damage(path, script);
        const auto report = repaired(path);
        CHECK_FALSE(report.found.empty());
        CHECK(report.lost.empty());
        CHECK(fs::exists(report.kept));
        CHECK(content_of(path) == before);
        const auto store = opened_store(path);
        CHECK(must(store->check()).empty());
        CHECK(store->notice().empty());
        CHECK(must(store->changes(1)).front().op == "repair");
        must(store->undo(author)); // the removal, from before the damage
        CHECK(must(store->find({})).size() == 3);
        CHECK(must(store->check()).empty());
    }
}

TEST_CASE("a damaged number of a revision, however large, does not keep repair busy") {
    const Folder folder;
    const std::string path = make_store(folder);
    damage(path, "UPDATE im_revisions SET rev=4611686018427387904 WHERE rev=(SELECT max(rev) FROM im_revisions)");
    const auto report = repaired(path);
    CHECK_FALSE(report.found.empty());
    CHECK(must(must(sql::Database::open(path, sql::Access::read)).integer("SELECT count(*) FROM incidents")) == 3);
}

TEST_CASE("a sound store is left alone") {
    const Folder folder;
    const std::string path = make_store(folder);
    const auto before = fs::last_write_time(path);
    CHECK(repaired(path).found.empty());
    CHECK(fs::last_write_time(path) == before);
    CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("a damaged history comes back from a backup; without one the repair says what stays wrong") {
    for (const bool backed_up : {true, false}) {
        const Folder folder;
        const std::string path = make_store(folder);
        if (backed_up) must(store::back_up(must(sql::Database::open(path, sql::Access::read)), path));
        damage(path, "UPDATE im_revisions SET who='somebody else' WHERE rev=3; DELETE FROM im_revisions WHERE rev=5");
        const auto report = repaired(path);
        CHECK(report.lost.empty() == backed_up);
    }
}

TEST_CASE("what other programs added stays, but nothing that acts by itself") {
    const Folder folder;
    const std::string path = make_store(folder);
    damage(path, "CREATE TABLE notes(a TEXT, b); INSERT INTO notes VALUES('x',1.5); CREATE INDEX of_notes ON notes(a);"
                 "CREATE VIEW seen AS SELECT 1; UPDATE incidents SET title='x' WHERE fid=1");
    const auto report = repaired(path);
    const auto db = must(sql::Database::open(path, sql::Access::read));
    CHECK(must(db.text("SELECT a||b FROM notes")) == "x1.5");
    CHECK(must(db.integer("SELECT count(*) FROM sqlite_master WHERE name='of_notes'")) == 1);
    CHECK(must(db.integer("SELECT count(*) FROM sqlite_master WHERE type='view'")) == 0);
    CHECK(report.left.size() == 1);
}

TEST_CASE("pages of noise: what can be read comes back, nothing crashes, nothing wrong passes for sound") {
    std::mt19937 random(5);
    int sound = 0;
    for (int round = 0; round < 12; ++round) {
        const Folder folder;
        const std::string path = make_store(folder);
        const std::string before = content_of(path);
        {
            std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
            const auto pages = fs::file_size(path) / 4096;
            file.seekp(static_cast<std::streamoff>(4096 * (1 + random() % (pages - 1)) + 512 * (random() % 8)));
            for (int i = 0; i < 512; ++i) file.put(static_cast<char>(random()));
        }
        const auto report = store::repair(path, author);
        if (!report) continue; // too much is gone even to open it: the message says so
        if (!report->lost.empty() || report->found.empty()) continue;
        ++sound;
        CHECK(content_of(path) == before);
    }
    CHECK(sound > 0);
}

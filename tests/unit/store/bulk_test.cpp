#include "sql/database.hpp"
#include "store/row_blocks.hpp"
#include "store/run_sorter.hpp"
#include "store/seen_keys.hpp"
#include "story.hpp"

#include <fmt/format.h>
#include <random>

using namespace story;
using namespace std::string_literals;

namespace {

core::Incident made(int number) {
    core::Incident incident = at(plain(fmt::format("row {}", number), number % 7 == 0 ? "2024-02" : "2024-01-05"),
                                 (number % 300) * 0.5 - 70, (number % 90) * 0.7 - 30);
    if (number % 11 == 0) incident.where = {};
    incident.origin = "list";
    incident.origin_id = std::to_string(number);
    incident.killed.best = number % 5;
    incident.tags = {"a", "b"};
    return incident;
}

store::ImportCounts bring(store::Store& store, int from, int until,
                          const std::function<void(int, core::Incident&)>& alter = {}) {
    store::ImportRecord record;
    record.format = "csv";
    int next = from;
    return must(store.import(record,
                             [&](core::Incident& incident) -> core::Result<bool> {
                                 if (next == until) return false;
                                 incident = made(next);
                                 if (alter) alter(next, incident);
                                 ++next;
                                 ++record.rows_read;
                                 return true;
                             },
                             {"Ada", "whenabouts import", ""}));
}

constexpr int many = 3500; // the fast way begins at 1,000

} // namespace

TEST_CASE("rows that come in bulk are what the ordinary way would make of them") {
    const Folder one, other;
    const auto bulk = opened_store(one.file());
    const auto plainly = opened_store(other.file());
    CHECK(bring(*bulk, 0, many).added == many);
    for (int from = 0; from < many; from += 500) bring(*plainly, from, from + 500);
    CHECK(must(bulk->check()).empty());
    const auto a = must(bulk->find({}));
    const auto b = must(plainly->find({}));
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].title == b[i].title);
        CHECK(a[i].when == b[i].when);
        CHECK(a[i].where == b[i].where);
        CHECK(a[i].killed == b[i].killed);
        CHECK(a[i].tags == b[i].tags);
        CHECK(a[i].origin_id == b[i].origin_id);
        CHECK(a[i].revision == b[i].revision);
        CHECK(a[i].uid.size() == 36);
        CHECK(a[i].code.size() == 11);
    }
    core::Query box;
    box.within = core::Box{-20, 0, 10, 20};
    CHECK(must(bulk->find(box)).size() == must(plainly->find(box)).size());
    CHECK(must(bulk->find(box)).size() > 10);
}

TEST_CASE("a bulk import is one change: undone, brought again, and known when it comes again") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    bring(*store, 0, many);
    CHECK(must(store->changes(1)).front().incident_count == many);
    CHECK(must(store->history(1700)).size() == 1);
    must(store->undo(author));
    CHECK(must(store->find({})).empty());
    CHECK(must(store->check()).empty());
    must(store->redo(author));
    CHECK(must(store->find({})).size() == many);
    CHECK(must(store->check()).empty());
    auto edited = must(store->incident(1700));
    edited.title = "edited";
    must(store->change(edited, author));
    CHECK(must(store->check()).empty());
    const auto counts = bring(*store, 1690, 1710);
    CHECK(counts.unchanged == 20);
    CHECK(must(store->incident(1700)).title == "edited");
    must(store->undo(author)); // the edit
    CHECK(must(store->incident(1700)).title == "row 1699");
    CHECK(must(store->check()).empty());
}

TEST_CASE("rows that stand twice, carry names of their own or sources find their way in a bulk import") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const auto counts = bring(*store, 0, many, [](int number, core::Incident& incident) {
        if (number == 3000) incident.origin_id = "5"; // stands twice
        if (number == 2000) incident.uid = "00000000-0000-4000-8000-000000000001";
        if (number == 2500) incident.sources.resize(1), incident.sources[0].url = "https://example.org/a";
        if (number == 2600) incident.actors = {{"Somebody", "side_a", true}};
    });
    CHECK(counts.added == many - 1);
    CHECK(counts.updated == 1);
    CHECK(must(store->check()).empty());
    CHECK(must(store->incident("00000000-0000-4000-8000-000000000001")).title == "row 2000");
    CHECK(must(store->incident(2500)).sources.size() + must(store->incident(2501)).sources.size() +
              must(store->incident(2500 - 1)).sources.size() ==
          1);
    // Much that is new beside what is there.
    CHECK(bring(*store, many, 2 * many).added == many);
    CHECK(must(store->check()).empty());
}

TEST_CASE("check names the rows of a bulk import that were changed behind our back") {
    const Folder folder;
    bring(*opened_store(folder.file()), 0, many);
    {
        auto database = must(whenabouts::sql::Database::open(folder.file(), whenabouts::sql::Access::write));
        must(database.execute("UPDATE incidents SET summary='forged' WHERE fid IN(7,2345);"
                              "DELETE FROM im_foreign_edits"));
    }
    const auto findings = must(must(store::open(folder.file(), store::Mode::read))->check());
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].subject == "incidents row 7");
    CHECK(findings[1].subject == "incidents row 2345");
}

TEST_CASE("records beyond the memory allowed are sorted through a file") {
    store::RunSorter<std::uint32_t> sorter(1000);
    std::mt19937 random(5);
    for (int i = 0; i < 5500; ++i) must(sorter.add(static_cast<std::uint32_t>(random())));
    std::uint32_t last = 0;
    std::size_t count = 0;
    must(sorter.each([&](std::uint32_t value) -> core::Result<void> {
        CHECK(value >= last);
        last = value;
        ++count;
        return {};
    }));
    CHECK(count == 5500);
    store::SeenKeys seen;
    std::mt19937_64 keys(6);
    for (int i = 0; i < 200'000; ++i) CHECK_FALSE(seen.add(keys()));
    std::mt19937_64 again(6);
    for (int i = 0; i < 200'000; ++i) REQUIRE(seen.add(again()));
}

TEST_CASE("undoing another program's edit of a bulk row says that the old values are not known") {
    const Folder folder;
    bring(*opened_store(folder.file()), 0, many);
    {
        const auto db = must(sql::Database::open(folder.file(), sql::Access::write));
        must(db.execute("UPDATE incidents SET title='elsewhere' WHERE fid=5"));
    }
    const auto store = opened_store(folder.file());
    const auto undone = must(store->undo(author));
    CHECK(undone.op == "adopt");
    CHECK(undone.unknown_before == 1);
    CHECK(must(store->incident(5)).title == "elsewhere");
    CHECK(must(store->check()).empty());
    // Once the row has an image of its own, an edit elsewhere is taken back as any other.
    {
        const auto db = must(sql::Database::open(folder.file(), sql::Access::write));
        must(db.execute("UPDATE incidents SET title='again' WHERE fid=5"));
    }
    const auto again = opened_store(folder.file());
    CHECK(must(again->undo(author)).unknown_before == 0);
    CHECK(must(again->incident(5)).title == "elsewhere");
}

TEST_CASE("a revision that only looks like a block of rows is none") {
    const std::string two(64, '0');
    CHECK(store::read_block(1, "insert", R"({"first":1,"last":2,"deleted":0,"digests":")" + two + "\"}"));
    for (const std::string& text :
         {R"({"first":-9223372036854775808,"last":9223372036854775807,"digests":""})"s,
          R"({"first":-1,"last":0,"digests":")" + two + "\"}", R"({"first":2,"last":1,"digests":""})"s,
          R"({"first":1,"last":1,"digests":")" + two + "\"}", R"({"first":1.5,"last":2,"digests":""})"s, "[]"s, "{"s})
        CHECK_FALSE(store::read_block(1, "insert", text));
}

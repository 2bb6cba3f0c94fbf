#include "story.hpp"

#include "sql/database.hpp"
#include "store/column_cache.hpp"
#include "store/column_loading.hpp"
#include "store/finding.hpp"
#include "store/tallying.hpp"

#include <cstdlib>
#include <random>

using namespace story;

namespace {

std::vector<core::Incident> many(int count) {
    std::mt19937 random(11);
    const auto pick = [&random](unsigned below) { return static_cast<int>(random() % below); };
    const std::vector<const char*> dates{"2023-12-30",    "2024-01", "XXXX",      "../2024-01-02",
                                         "2023-05-01/..", "Y-12000", "2020/2026", "-0044-03-15"};
    std::vector<core::Incident> all;
    for (int i = 0; i < count; ++i) {
        core::Incident incident = plain("incident " + std::to_string(i), dates[static_cast<std::size_t>(pick(8))]);
        if (pick(4) != 0) incident = at(incident, pick(360) - 180 + 0.12345678901, pick(180) - 90);
        if (incident.where.position && incident.where.position->lon > 180) incident.where.position->lon = 180;
        incident.category = pick(3) == 0 ? "shelling" : pick(2) == 0 ? "earthquake" : "unclassified";
        incident.workflow = pick(2) == 0 ? "done" : "todo";
        if (pick(3) == 0) incident.tags = {"x"};
        all.push_back(std::move(incident));
    }
    return all;
}

std::vector<core::Query> questions() {
    const auto day = [](int y, unsigned m, unsigned d) { return core::midnight(core::Day{y, m, d}); };
    std::vector<core::Query> all(1);
    for (const core::TimeWindow& when :
         {core::TimeWindow{day(2024, 1, 1), day(2024, 2, 1)}, core::TimeWindow{day(2023, 12, 30), std::nullopt},
          core::TimeWindow{std::nullopt, day(1900, 1, 1)}}) {
        core::Query query;
        query.when = when;
        all.push_back(query);
        query.certain_only = true;
        all.push_back(query);
        query.within = core::Box{100, -40, -120, 60};
        query.categories = {"conflict"};
        all.push_back(query);
    }
    core::Query query;
    query.within = core::Box{10, 0, 40.12345678901, 50};
    query.workflows = {"done"};
    all.push_back(query);
    query.tags = {"x"};
    all.push_back(query);
    query.filter = core::parse_filter("lat > 20 OR category = 'shelling'").value();
    all.push_back(query);
    query = {};
    query.categories = {"earthquake", "conflict"};
    query.unlocated = false;
    query.undated = false;
    query.limit = 7;
    all.push_back(query);
    return all;
}

} // namespace

TEST_CASE("columns answer as SQL does") {
    const Folder folder;
    must(opened_store(folder.file())->add(many(3000), author));
    const auto database = must(sql::Database::open(folder.file(), sql::Access::read));
    const auto key = must(store::column_key(database));
    const auto columns = must(store::load_columns(database, folder.file(), key));
    REQUIRE(columns.size() == 3000);
    for (const core::Query& asked : questions())
        for (const char* order : {"time", "-time", "id"}) {
            core::Query query = asked;
            query.order = order;
            std::vector<std::int64_t> by_sql, by_columns;
            const auto note_in = [](std::vector<std::int64_t>& ids) {
                return [&ids](const core::Incident& incident) {
                    ids.push_back(incident.id);
                    return true;
                };
            };
            must(store::visit(database, query, std::nullopt, {}, store::Detail::row, note_in(by_sql)));
            must(store::visit(database, query, std::nullopt, {&columns, nullptr}, store::Detail::row, note_in(by_columns)));
            CHECK(by_sql == by_columns);
            const auto a = must(store::tally_up(database, query, std::nullopt, {}));
            const auto b = must(store::tally_up(database, query, std::nullopt, {&columns, nullptr}));
            CHECK(a.found == b.found);
            CHECK(a.unlocated == b.unlocated);
            CHECK(a.undated == b.undated);
            CHECK(a.unlocated_left_out == b.unlocated_left_out);
            CHECK(a.undated_left_out == b.undated_left_out);
            CHECK(a.total == b.total);
        }
}

TEST_CASE("the cache follows every change, also another program's, and a damaged one is made again") {
    const Folder folder;
    ::setenv("XDG_CACHE_HOME", folder.path.c_str(), 1);
    const auto store = opened_store(folder.file());
    must(store->add(many(500), author));
    const auto same_as_table = [&] {
        const auto columns = must(store->columns());
        const auto all = must(store->find({}));
        std::vector<std::int64_t> ids, wanted;
        for (std::size_t i = 0; i < columns->size(); ++i) ids.push_back(columns->id(i));
        for (const auto& incident : all) wanted.push_back(incident.id);
        std::sort(ids.begin(), ids.end());
        std::sort(wanted.begin(), wanted.end());
        return ids == wanted;
    };
    CHECK(same_as_table());
    const fs::path cache = folder.path / "whenabouts";
    REQUIRE(std::distance(fs::directory_iterator(cache), fs::directory_iterator()) == 1);
    const fs::path file = fs::directory_iterator(cache)->path();
    must(store->remove(17, author));
    must(store->add(many(3), author));
    auto moved = must(store->incident(20));
    moved = at(moved, 12, 13);
    must(store->change(moved, author));
    CHECK(same_as_table());
    const auto columns = must(store->columns());
    timeline::ColumnQuery there;
    there.within = core::Box{12, 13, 12, 13};
    CHECK(columns->count(there) >= 1);
    CHECK(columns->size() == 502);

    // Another process (here: another connection) asks the cache for the state that it sees.
    const auto other = opened_store(folder.file(), store::Mode::read);
    CHECK(must(other->columns())->size() == 502);
    must(store->undo(author));
    CHECK(must(other->columns())->count(there) == columns->count(there) - 1);

    fs::resize_file(file, 1000);
    const auto again = opened_store(folder.file(), store::Mode::read);
    CHECK(must(again->columns())->size() == 502);
    fs::remove_all(cache);
    fs::permissions(folder.path, fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(must(opened_store(folder.file(), store::Mode::read)->columns())->size() == 502);
    fs::permissions(folder.path, fs::perms::owner_all);
    ::unsetenv("XDG_CACHE_HOME");
}

// Makes and edits stores for the validator and the reliability tests:
//   make_stores empty|sample|random FILE   a new store
//   make_stores bulk FILE                  1,500 rows imported in bulk, some of them changed, undone, done again
//   make_stores old FILE                   a store of schema 1; `adopt` brings it up to date
//   make_stores edit FILE COUNT            random changes and removals
//   make_stores adopt FILE                 opens for writing (adopts other programs' edits), then checks; status 1 =
//   findings make_stores write FILE                 adds incidents without end, printing each title once it is
//   acknowledged make_stores titles FILE                checks, then prints the titles
#include "sql/database.hpp"
#include "store/opening.hpp"
#include "store/store.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <random>
#include <string>

namespace {

using namespace whenabouts;

const store::Author author{"tester", "make_stores", ""};

int fail(const core::Error& error) {
    fmt::print(stderr, "make_stores: {}\n", error.message());
    return 1;
}

taxonomy::Taxonomy categories() {
    return taxonomy::Taxonomy::load(std::string(WHENABOUTS_SOURCE_DIR) + "/assets").value();
}

core::Incident incident(std::mt19937& random, int number) {
    const taxonomy::Taxonomy& taxonomy = categories();
    core::Incident made;
    made.title = fmt::format("Incident {}", number);
    made.category = taxonomy.categories()[random() % taxonomy.categories().size()].code;
    const core::Day day{2014 + static_cast<int>(random() % 12), 1 + static_cast<unsigned>(random() % 12),
                        1 + static_cast<unsigned>(random() % 28)};
    switch (random() % 5) {
    case 0:
        break; // undated
    case 1:
        made.when.span = core::TimeSpan::parse(fmt::format("{:04}-{:02}", day.year, day.month)).value();
        break;
    case 2:
        made.when.span = core::TimeSpan::parse(core::to_string(day) + "/..").value();
        break;
    default:
        made.when.span = core::TimeSpan::of_day(day);
    }
    if (random() % 5 != 0) {
        made.where.position = core::LonLat{static_cast<double>(random() % 36000) / 100 - 180,
                                           static_cast<double>(random() % 17000) / 100 - 85};
        made.where.precision = core::PlacePrecision::settlement;
        made.where.radius_m = 5000;
        made.where.country = "UA";
    }
    if (random() % 2 == 0) {
        core::Source source;
        source.url = fmt::format("https://example.org/{}", random() % 50);
        made.sources = {source};
        core::Evidence evidence;
        evidence.quote = "Слово 词 كلمة";
        made.evidence = {evidence};
    }
    if (random() % 3 == 0) made.actors = {{fmt::format("Party {}", random() % 9), "side_a", true}};
    return made;
}

core::Result<void> fill(const std::string& file, int count) {
    const taxonomy::Taxonomy& taxonomy = categories();
    if (count == 0) return store::create_file(file, &taxonomy, author, "2024-01-10T09:00:00.000Z");
    auto opened = store::open(file, store::Mode::write, &taxonomy);
    if (!opened) return tl::make_unexpected(opened.error());
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same store in every run
    std::vector<core::Incident> incidents;
    for (int i = 0; i < count; ++i) incidents.push_back(incident(random, i));
    auto added = (*opened)->add(incidents, author);
    return added ? core::Result<void>() : tl::make_unexpected(added.error());
}

core::Result<void> edit(store::Store& store, int count) {
    std::mt19937 random(8); // NOLINT(cert-msc51-cpp)
    const auto total = store.counts().value().incidents;
    for (int i = 0; i < count; ++i) {
        auto chosen = store.incident(1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(total)));
        if (!chosen) return tl::make_unexpected(chosen.error());
        if (random() % 20 == 0) {
            if (auto done = store.remove(chosen->id, author); !done) return done;
            continue;
        }
        core::Incident changed = incident(random, i);
        changed.id = chosen->id;
        changed.revision = chosen->revision;
        if (auto done = store.change(changed, author); !done) return done;
    }
    return {};
}

int check(const store::Store& store) {
    const auto findings = store.check();
    if (!findings) return fail(findings.error());
    for (const store::CheckFinding& finding : *findings) fmt::print("{}: {}\n", finding.subject, finding.problem);
    return findings->empty() ? 0 : 1;
}

int write_without_end(store::Store& store) {
    std::random_device seed;
    std::mt19937 random(seed());
    for (int i = 0;; ++i) {
        core::Incident made = incident(random, i);
        made.title = fmt::format("{:08x}{:08x}", random(), random());
        auto added = store.add({&made, 1}, author);
        if (!added) return fail(added.error());
        if (i % 3 == 0) {
            core::Incident again = store.incident(added->front()).value();
            again.summary = "changed";
            if (auto done = store.change(again, author); !done) return fail(done.error());
        }
        fmt::print("{}\n", made.title);
        std::fflush(stdout);
    }
}

core::Result<void> fill_in_bulk(const std::string& file) {
    const taxonomy::Taxonomy& taxonomy = categories();
    auto opened = store::open(file, store::Mode::write, &taxonomy);
    if (!opened) return tl::make_unexpected(opened.error());
    store::Store& store = **opened;
    std::mt19937 random(9); // NOLINT(cert-msc51-cpp)
    store::ImportRecord record;
    record.format = "csv";
    int next = 0;
    const auto rows = [&](core::Incident& given) -> core::Result<bool> {
        if (next == 1500) return false;
        given = incident(random, next);
        given.sources.clear();
        given.evidence.clear();
        given.actors.clear();
        given.origin = "list";
        given.origin_id = std::to_string(next++);
        return true;
    };
    if (auto brought = store.import(record, rows, author); !brought) return tl::make_unexpected(brought.error());
    if (auto done = store.undo(author); !done) return tl::make_unexpected(done.error());
    if (auto done = store.redo(author); !done) return tl::make_unexpected(done.error());
    return edit(store, 100);
}

/// As schema 1 had it: no repairs in the history.
core::Result<void> make_old(const std::string& file) {
    if (auto done = fill(file, 50); !done) return done;
    const auto database = sql::Database::open(file, sql::Access::write);
    if (!database) return tl::make_unexpected(database.error());
    return database->execute("PRAGMA writable_schema=ON;"
                             "UPDATE sqlite_master SET sql=replace(sql,',''repair'')',')') WHERE name='im_revisions';"
                             "PRAGMA schema_version=999; PRAGMA writable_schema=RESET;"
                             "UPDATE im_meta SET value='1' WHERE key IN('schema_version','min_writer')");
}

int run(const std::string& work, const std::string& file, int count) {
    if (work == "empty" || work == "sample" || work == "random") {
        auto done = fill(file, work == "empty" ? 0 : work == "sample" ? 3 : 1000);
        return done ? 0 : fail(done.error());
    }
    if (work == "bulk" || work == "old") {
        auto done = work == "bulk" ? fill_in_bulk(file) : make_old(file);
        return done ? 0 : fail(done.error());
    }
    auto opened = store::open(file, work == "titles" ? store::Mode::read : store::Mode::write);
    if (!opened) return fail(opened.error());
    if (work == "edit") {
        auto done = edit(**opened, count);
        return done ? check(**opened) : fail(done.error());
    }
    if (work == "adopt") return check(**opened);
    if (work == "write") return write_without_end(**opened);
    if (const int broken = check(**opened); broken != 0) return broken;
    auto visited = (*opened)->visit({}, [](const core::Incident& found) {
        fmt::print("{}\n", found.title);
        return true;
    });
    return visited ? 0 : fail(visited.error());
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    return run(argv[1], argv[2], argc > 3 ? std::stoi(argv[3]) : 1000);
}

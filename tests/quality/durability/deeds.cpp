#include "deeds.hpp"

#include "sql/database.hpp"
#include "store/opening.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

namespace deeds {

namespace {

const store::Author author{"a tester", "durability", ""};
using Opened = std::unique_ptr<store::Store>;

const taxonomy::Taxonomy& categories() {
    static const auto loaded = taxonomy::Taxonomy::load(fs::path(WHENABOUTS_SOURCE_DIR) / "assets").value();
    return loaded;
}

core::Result<Opened> open(const std::string& path, store::Journal journal) {
    return store::open(path, store::Mode::write, &categories(), journal);
}

core::Incident incident(const std::string& title) {
    core::Incident made;
    made.title = title;
    made.category = "shelling";
    made.when.span = core::TimeSpan::parse("2024-01-02~").value();
    made.where.position = core::LonLat{35.75, 47.25};
    made.where.precision = core::PlacePrecision::settlement;
    made.where.radius_m = 5000;
    made.actors = {{"Party", "side_a", true}};
    core::Source source;
    source.url = "https://example.org/" + title;
    source.text = "What the source says, at some length. " + std::string(300, 'x');
    made.sources = {source};
    core::Evidence evidence;
    evidence.quote = "What the source says";
    made.evidence = {evidence};
    return made;
}

/// Opens the store, does the work, says that it is acknowledged, and closes the store.
template <class Work>
auto with_store(Work work) {
    return [work](const std::string& path, store::Journal journal, const Acknowledged& done) -> core::Result<void> {
        auto opened = open(path, journal);
        if (!opened) return tl::make_unexpected(opened.error());
        core::Result<void> worked = work(**opened, done);
        if (worked) done();
        return worked;
    };
}

template <class T>
core::Result<void> ending(const core::Result<T>& result) {
    return result ? core::Result<void>() : tl::make_unexpected(result.error());
}

core::Result<void> change(store::Store& store, std::int64_t id, const std::string& summary) {
    auto one = store.incident(id);
    if (!one) return tl::make_unexpected(one.error());
    one->summary = summary;
    return store.change(*one, author);
}

core::Result<void> sitting(store::Store& store, const Acknowledged& done) {
    for (int i = 0; i < 6; ++i) {
        if (auto added = store.add(std::vector{incident(fmt::format("Sitting {}", i))}, author); !added)
            return tl::make_unexpected(added.error());
        done();
        if (auto changed = change(store, 1, std::string(static_cast<std::size_t>(i) * 700, 's')); !changed)
            return changed;
        done();
    }
    return ending(store.undo(author));
}

core::Result<void> import(store::Store& store) {
    store::ImportRecord record;
    record.format = "csv";
    record.file_name = "list.csv";
    int next = 0;
    return ending(store.import(
        record,
        [&next](core::Incident& given) -> core::Result<bool> {
            if (next == 40) return false;
            given = incident(fmt::format("Row {}", next));
            given.origin = "list";
            given.origin_id = std::to_string(next++);
            return true;
        },
        author));
}

core::Result<void> import_in_bulk(store::Store& store) {
    store::ImportRecord record;
    record.format = "csv";
    record.file_name = "long list.csv";
    int next = 0;
    return ending(store.import(
        record,
        [&next](core::Incident& given) -> core::Result<bool> {
            if (next == 1100) return false;
            given = {};
            given.title = fmt::format("Row {} of many", next);
            given.category = "shelling";
            given.when.span = core::TimeSpan::parse(fmt::format("2024-01-{:02}", 1 + next % 28)).value();
            given.where.position = core::LonLat{30 + next * 0.01, 48};
            given.where.precision = core::PlacePrecision::settlement;
            given.where.radius_m = 5000;
            given.origin = "long list";
            given.origin_id = std::to_string(next++);
            return true;
        },
        author));
}

core::Result<void> edit_elsewhere(const std::string& path, store::Journal /*journal*/, const Acknowledged& done) {
    auto other = sql::Database::open(path, sql::Access::write);
    if (!other) return tl::make_unexpected(other.error());
    auto edited = other->execute("PRAGMA synchronous=EXTRA; UPDATE incidents SET title='From QGIS' WHERE fid=1");
    if (edited) done();
    return edited;
}

} // namespace

Folder::Folder() {
    const fs::path memory = "/dev/shm";
    std::error_code error;
    const fs::path parent = fs::is_directory(memory, error) ? memory : fs::temp_directory_path();
    std::string form = (parent / "whenabouts-durability-XXXXXX").string();
    if (::mkdtemp(form.data()) == nullptr) std::abort();
    path = form;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

const std::vector<Deed>& all() {
    using store::Store;
    static const std::vector<Deed> list{
        {"create",
         [](const std::string& path, store::Journal /*journal*/, const Acknowledged& done) {
             auto made = store::create_file(path, &categories(), author, "2024-01-10T09:00:00.000Z");
             if (made) done();
             return made;
         }},
        {"add", with_store([](Store& s, const Acknowledged&) {
             return ending(s.add(std::vector{incident("One"), incident("Two")}, author));
         })},
        {"change", with_store([](Store& s, const Acknowledged&) { return change(s, 1, "changed"); })},
        {"remove", with_store([](Store& s, const Acknowledged&) { return s.remove(2, author); })},
        {"undo", with_store([](Store& s, const Acknowledged&) { return ending(s.undo(author)); })},
        {"redo", with_store([](Store& s, const Acknowledged&) { return ending(s.redo(author)); })},
        {"pin", with_store([](Store& s, const Acknowledged&) {
             return ending(s.pin({0, "Old mill", {35, 47}, 100, "by hand"}, author));
         })},
        {"unpin", with_store([](Store& s, const Acknowledged&) { return s.unpin("Old mill", author); })},
        {"edit elsewhere", edit_elsewhere},
        {"adopt", with_store([](Store&, const Acknowledged&) { return core::Result<void>(); })},
        {"import", with_store([](Store& s, const Acknowledged&) { return import(s); })},
        {"sitting", with_store(sitting)}};
    return list;
}

const Deed& bulk() {
    static const Deed deed{"bulk import",
                           with_store([](store::Store& s, const Acknowledged&) { return import_in_bulk(s); })};
    return deed;
}

std::string state_of(const std::string& path) {
    if (!fs::exists(path)) return "none";
    const auto database = sql::Database::open(path, sql::Access::read);
    if (!database) return database.error().message();
    std::string state;
    for (const char* question : {"SELECT rev||hash FROM im_revisions ORDER BY rev DESC LIMIT 1",
                                 "SELECT group_concat(fid||title||rev||deleted||coalesce(summary,'')) FROM incidents",
                                 "SELECT count(*) FROM im_foreign_edits"}) {
        const auto answer = database->text(question);
        state += answer ? *answer + "|" : answer.error().message();
    }
    return state;
}

std::string faults_of(const std::string& path, store::Mode mode) {
    const auto opened = store::open(path, mode, &categories(), store::Journal::document);
    if (!opened) return opened.error().message();
    if (!(*opened)->notice().empty()) return (*opened)->notice();
    const auto findings = (*opened)->check();
    if (!findings) return findings.error().message();
    std::string out;
    for (const store::CheckFinding& finding : *findings) out += finding.subject + ": " + finding.problem + "; ";
    return out;
}

} // namespace deeds

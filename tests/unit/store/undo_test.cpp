#include "story.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <utility>

using namespace story;

namespace {

/// What an undo must bring back, in a form that can be compared.
std::string state_of(const store::Store& store) {
    std::string out;
    auto all = must(store.find({}));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    for (const core::Incident& i : all) {
        out += std::to_string(i.id) + "|" + i.title + "|" + i.summary + "|" + i.category + "|" + i.when.span.edtf() +
               "|" + std::to_string(i.confidence.value_or(-1)) + "|" + std::to_string(i.where.radius_m.value_or(-1)) +
               "|";
        if (i.where.position)
            out += std::to_string(i.where.position->lon) + "," + std::to_string(i.where.position->lat);
        for (const std::string& tag : i.tags) out += "#" + tag;
        for (const std::string& flag : i.quality) out += "!" + flag;
        for (const core::Actor& actor : i.actors) out += "@" + actor.name + ":" + actor.role;
        std::vector<std::string> quotes; // in no order: an undone quotation keeps its place among later ones
        for (const core::Evidence& evidence : i.evidence) quotes.push_back(evidence.source_uid + evidence.quote);
        std::sort(quotes.begin(), quotes.end());
        for (const std::string& quote : quotes) out += "\"" + quote;
        out += "\n";
    }
    return out;
}

/// A row of a file: its title and its date, and what the file said of it the last time it was brought.
struct Said {
    std::string title, edtf;
    bool operator==(const Said&) const = default;
};
using File = std::map<std::string, Said>; ///< by the row's id

std::map<std::string, core::Incident> listed(const store::Store& store) {
    std::map<std::string, core::Incident> out;
    for (core::Incident& incident : must(store.find({})))
        if (incident.origin == "list") out[incident.origin_id] = std::move(incident);
    return out;
}

/// What a merge does to one thing of a row: the file's word where only the file changed it.
struct Merged {
    std::string value, said;
    bool conflict = false, changed = false;
};
Merged merge(const std::string& said, const std::string& now, const std::string& file) {
    if (file == said) return {now, said};
    if (now != said) return {now, said, true};
    return {file, file, false, true};
}

class Steps {
  public:
    Steps(store::Store& store, unsigned seed) : m_store(&store), m_random(seed) {}

    void add() {
        std::vector<core::Incident> some(static_cast<std::size_t>(1 + pick(3)));
        for (core::Incident& incident : some) {
            incident = at(plain("new " + std::to_string(pick(1000)), "2024-01-02"), pick(180), pick(90));
            if (pick(2) == 0) incident.sources = missile().sources;
            if (pick(2) == 0) incident.category = "shelling";
        }
        must(m_store->add(some, author));
    }
    /// False when there is nothing to change.
    bool change() {
        auto one = chosen();
        if (!one) return false;
        switch (pick(7)) {
        case 0:
            one->title = "title " + std::to_string(pick(100000));
            break;
        case 1:
            one->when.span = core::TimeSpan::parse("20" + std::to_string(10 + pick(80))).value();
            break;
        case 2:
            one->where = {};
            break;
        case 3:
            *one = at(*one, pick(180), pick(90));
            break;
        case 4:
            one->actors.push_back({"party " + std::to_string(pick(9)), "side_a", true});
            break;
        case 5:
            one->tags.push_back("tag" + std::to_string(pick(100000)));
            break;
        default:
            one->summary = std::to_string(pick(1000000)) + " ’ \" \\ \n \xE2\x98\x83";
            one->evidence.push_back(
                {"", "what", "supports", "quote " + std::to_string(pick(1000)), {}, {}, "manual", {}});
            one->sources = missile().sources;
            one->evidence.back().source_uid = one->sources.front().uid;
        }
        const std::string before = state_of(*m_store);
        must(m_store->change(*one, author));
        return state_of(*m_store) != before;
    }
    bool remove() {
        const auto one = chosen();
        if (one) must(m_store->remove(one->id, author));
        return one.has_value();
    }
    /// Brings a few rows of a list, new ones and ones that it brought before, and checks what became of each. `known`
    /// is what the list said last, as far as it was not undone. False when nothing changed.
    bool bring(File& known) {
        File file;
        for (int i = pick(4), id = pick(12); i >= 0; --i, ++id) {
            const auto last = known.find(std::to_string(id));
            const bool again = last != known.end();
            Said said{again && pick(2) == 0 ? last->second.title : "listed " + std::to_string(pick(100000)),
                      again && pick(2) == 0 ? last->second.edtf : "19" + std::to_string(10 + pick(90))};
            file[std::to_string(id)] = std::move(said);
        }
        const auto before = listed(*m_store);
        const auto counts = import(file);
        const auto after = listed(*m_store);
        std::int64_t changed = 0;
        for (const auto& [id, said] : file) changed += check_row(id, said, known, before, after) ? 1 : 0;
        CHECK(counts.added + counts.updated == changed);
        return changed > 0;
    }
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

  private:
    store::ImportCounts import(const File& file) {
        store::ImportRecord record;
        record.format = "csv";
        record.file_name = "list.csv";
        auto next = file.begin();
        const auto rows = [&](core::Incident& incident) -> core::Result<bool> {
            if (next == file.end()) return false;
            incident = at(plain(next->second.title, next->second.edtf.c_str()), 36, 48);
            incident.origin = "list";
            incident.origin_id = next++->first;
            return true;
        };
        return must(m_store->import(record, rows, author));
    }
    /// Whether the file changed the row.
    static bool check_row(const std::string& id, const Said& file, File& known,
                          const std::map<std::string, core::Incident>& before,
                          const std::map<std::string, core::Incident>& after) {
        CAPTURE(id);
        const auto said = known.find(id);
        if (said != known.end() && !before.contains(id)) { // a person removed it
            REQUIRE_FALSE(after.contains(id));
            return false;
        }
        REQUIRE(after.contains(id));
        const core::Incident& now = after.at(id);
        if (said == known.end()) {
            CHECK(now.title == file.title);
            CHECK(now.when.span.edtf() == file.edtf);
            known[id] = file;
            return true;
        }
        const core::Incident& former = before.at(id);
        const Merged title = merge(said->second.title, former.title, file.title);
        const Merged time = merge(said->second.edtf, former.when.span.edtf(), file.edtf);
        CHECK(now.title == title.value);
        CHECK(now.when.span.edtf() == time.value);
        const auto is_flagged = [](const core::Incident& incident) {
            return std::find(incident.quality.begin(), incident.quality.end(), "import_conflict") !=
                   incident.quality.end();
        };
        const bool conflict = title.conflict || time.conflict;
        CHECK(is_flagged(now) == (conflict || is_flagged(former)));
        said->second = {title.said, time.said};
        return title.changed || time.changed || (conflict && !is_flagged(former));
    }
    std::optional<core::Incident> chosen() {
        const auto all = must(m_store->find({}));
        if (all.empty()) return std::nullopt;
        return must(m_store->incident(all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))].id));
    }
    store::Store* m_store;
    std::mt19937 m_random;
};

} // namespace

TEST_CASE("undo takes changes back one by one, redo brings them again, both survive closing") {
    const Folder folder;
    {
        const auto store = opened_store(folder.file());
        CHECK_FALSE(store->undo(author)); // no file, and none is made for it
        CHECK_FALSE(fs::exists(folder.file()));
        const core::Incident given = missile();
        must(store->add({&given, 1}, author));
        auto changed = must(store->incident(1));
        changed.title = "Another";
        must(store->change(changed, {"Ada", "test", "clearer"}));
    }
    const auto store = opened_store(folder.file());
    const auto undone = must(store->undo(author));
    CHECK(undone.who == "Ada");
    CHECK(undone.why == "clearer");
    CHECK(undone.op == "update");
    CHECK(undone.incidents == std::vector<std::int64_t>{1});
    CHECK(must(store->incident(1)).title == missile().title);
    must(store->undo(author));
    CHECK(must(store->find({})).empty());
    CHECK_FALSE(store->undo(author)); // the store itself is no change of anybody's

    const auto again = opened_store(folder.file());
    CHECK(must(again->redo(author)).op == "insert");
    CHECK(must(again->find({})).size() == 1);
    CHECK(must(again->redo(author)).who == "Ada");
    CHECK(must(again->incident(1)).title == "Another");
    CHECK_FALSE(again->redo(author));
    CHECK(must(again->check()).empty());

    const auto sets = must(again->changes(100));
    REQUIRE(sets.size() == 7);
    CHECK(sets[0].op == "redo");
    CHECK(sets[0].reverts == 3);
    CHECK(std::none_of(sets.begin(), sets.end(), [](const auto& set) { return set.undone; }));
    must(again->undo(author));
    CHECK(must(again->changes(100)).at(5).undone); // change 3
    CHECK(must(again->changes(1)).size() == 1);
    CHECK(must(again->changes(100, 1)).size() == 7);
}

TEST_CASE("a new change ends what can be brought again") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const core::Incident one = plain("one");
    const core::Incident two = plain("two");
    must(store->add({&one, 1}, author));
    must(store->undo(author));
    must(store->add({&two, 1}, author));
    CHECK_FALSE(store->redo(author));
    must(store->undo(author));
    CHECK_FALSE(store->undo(author));
}

TEST_CASE("what changes nothing leaves no change") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const core::Incident given = missile();
    must(store->add({&given, 1}, author));
    must(store->change(must(store->incident(1)), author));
    CHECK(must(store->incident(1)).revision == 1);
    CHECK(must(store->changes(100)).size() == 2);
}

TEST_CASE("a removed incident comes back with its evidence") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const core::Incident given = missile();
    must(store->add({&given, 1}, author));
    must(store->remove(1, author));
    auto back = must(store->incident(1));
    back.deleted = false;
    must(store->change(back, author));
    CHECK(must(store->find({})).front().evidence == given.evidence);
    CHECK(must(store->history(1)).back().op == "undelete");
}

TEST_CASE("random changes, merges, undos and redos equal a model of whole states") {
    struct State {
        std::string all;
        File known;
    };
    const bool fast_disk = fs::exists("/dev/shm");
    const std::string path = fast_disk ? "/dev/shm/whenabouts-undo-" + std::to_string(::getpid()) + ".gpkg" : "";
    const Folder folder;
    const auto store = opened_store(fast_disk ? path : folder.file());
    Steps steps(*store, 20261127);
    std::vector<State> past, future;
    must(store->add(std::vector{plain("first")}, author));
    past.push_back({});
    State now{state_of(*store), {}};
    const char* const wanted = std::getenv("WHENABOUTS_STEPS"); // 10,000 before a release
    const int count = wanted != nullptr ? std::atoi(wanted) : 600;
    for (int step = 0; step < count; ++step) {
        CAPTURE(step);
        const int what = steps.pick(12);
        if (what < 8) {
            State next = now;
            const bool changed = what < 1   ? (steps.add(), true)
                                 : what < 5 ? steps.change()
                                 : what < 6 ? steps.remove()
                                            : steps.bring(next.known);
            next.all = state_of(*store);
            if (!changed) REQUIRE(next.all == now.all);
            if (!changed) continue;
            past.push_back(std::exchange(now, std::move(next)));
            future.clear();
        } else if (what < 10) {
            const auto undone = store->undo(author);
            REQUIRE(undone.has_value() == !past.empty());
            if (!undone) continue;
            future.push_back(std::exchange(now, past.back()));
            past.pop_back();
            REQUIRE(state_of(*store) == now.all);
        } else {
            const auto done = store->redo(author);
            REQUIRE(done.has_value() == !future.empty());
            if (!done) continue;
            past.push_back(std::exchange(now, future.back()));
            future.pop_back();
            REQUIRE(state_of(*store) == now.all);
        }
    }
    const auto findings = must(store->check());
    CHECK(findings.empty());
    if (fast_disk) fs::remove(path);
}

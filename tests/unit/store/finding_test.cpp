#include "story.hpp"

using namespace story;

namespace {

std::vector<std::string> titles(const store::Store& store, const core::Query& query) {
    std::vector<std::string> out;
    for (const core::Incident& incident : must(store.find(query))) out.push_back(incident.title);
    return out;
}
using Titles = std::vector<std::string>;

core::TimeWindow window(const char* edtf) {
    return core::TimeSpan::parse(edtf).value().window();
}

struct Filled {
    Folder folder;
    std::unique_ptr<store::Store> store = opened_store(folder.file());
    Filled() {
        std::vector<core::Incident> all{missile(),
                                        at(plain("Shelling in Kherson", "2024-01-02"), 32.61, 46.64),
                                        plain("Siege", "2022-02-25/2022-05-20"),
                                        at(plain("Quake in Fiji", "2024-01"), 178.44, -18.14),
                                        at(plain("Cyclone in Samoa", "2024-01-05"), -171.76, -13.83),
                                        plain("Rumour"),
                                        plain("Caesar", "-0043-03-15")};
        all[1].category = "shelling";
        all[1].tags = {"Artillery", "city"};
        all[1].workflow = "done";
        all[3].category = "earthquake";
        all[4].summary = "Größe der Wellen: Запоріжжя";
        must(store->add(all, author));
    }
};

} // namespace

TEST_CASE_FIXTURE(Filled, "order is by time, unknown times last, and stable") {
    CHECK(titles(*store, {}) == Titles{"Siege", "Ballistic missile lands in an open field", "Quake in Fiji",
                                       "Shelling in Kherson", "Cyclone in Samoa", "Rumour", "Caesar"});
    core::Query query;
    query.order = "title";
    query.limit = 2;
    CHECK(titles(*store, query) == Titles{"Ballistic missile lands in an open field", "Caesar"});
}

TEST_CASE_FIXTURE(Filled, "windows take what overlaps, or only what lies inside") {
    core::Query query;
    query.when = window("2024-01-02");
    CHECK(titles(*store, query) == Titles{"Quake in Fiji", "Shelling in Kherson"});
    query.certain_only = true;
    CHECK(titles(*store, query) == Titles{"Shelling in Kherson"});
    query.certain_only = false;
    query.when = window("2022-04");
    CHECK(titles(*store, query) == Titles{"Siege"});
    query.when = window("-0043");
    CHECK(titles(*store, query) == Titles{"Caesar"});
    query.when = window("../2023-12-30");
    CHECK(titles(*store, query).size() == 3);
    query.when = window("2024-01-04/..");
    CHECK(titles(*store, query) == Titles{"Quake in Fiji", "Cyclone in Samoa"});
}

TEST_CASE_FIXTURE(Filled, "boxes are exact and may cross the antimeridian") {
    core::Query query;
    query.within = core::Box{170, -30, -170, 0};
    CHECK(titles(*store, query) == Titles{"Quake in Fiji", "Cyclone in Samoa"});
    query.within = core::Box{32.61, 46.64, 33, 47};
    CHECK(titles(*store, query) == Titles{"Shelling in Kherson"});
    query.within = core::Box{32.6100001, 46.64, 33, 47}; // nearer than the index' 32-bit boxes can tell
    CHECK(titles(*store, query).empty());
    query.within.reset();
    query.inside = [](core::LonLat p) { return p.lat < -15; };
    CHECK(titles(*store, query) == Titles{"Quake in Fiji"});
}

TEST_CASE_FIXTURE(Filled, "categories hold what is below them; tags, statuses and words narrow") {
    core::Query query;
    query.categories = {"conflict"};
    CHECK(titles(*store, query) == Titles{"Ballistic missile lands in an open field", "Shelling in Kherson"});
    query.categories = {"earthquake", "shelling"};
    CHECK(titles(*store, query) == Titles{"Quake in Fiji", "Shelling in Kherson"});
    query.tags = {"artillery"};
    CHECK(titles(*store, query) == Titles{"Shelling in Kherson"});
    query.tags = {"art"};
    CHECK(titles(*store, query).empty());
    query = {};
    query.workflows = {"done", "proposed"};
    CHECK(titles(*store, query).size() == 2);
    query = {};
    query.text = "GROSSE wellen запорІжжя";
    CHECK(titles(*store, query) == Titles{"Cyclone in Samoa"});
    query.text = "open field oblast"; // title, quotation, place
    CHECK(titles(*store, query) == Titles{"Ballistic missile lands in an open field"});
}

TEST_CASE_FIXTURE(Filled, "hostile words are words") {
    core::Query query;
    for (const char* word : {"' OR 1=1 --", "\"]; DROP TABLE incidents; --", "%", "\\", "\x01", "[\"a\"]"}) {
        query = {};
        query.categories = {word};
        CHECK(titles(*store, query).empty());
        query = {};
        query.tags = {word};
        CHECK(titles(*store, query).empty());
        query = {};
        query.order = word;
        CHECK(titles(*store, query).size() == 7);
    }
}

TEST_CASE_FIXTURE(Filled, "the tally says what was left out, and why") {
    core::Query query;
    query.within = core::Box{20, 40, 40, 55};
    auto tally = must(store->tally(query));
    CHECK(tally.found == 2);
    CHECK(tally.unlocated_left_out == 3);
    CHECK(tally.total == 7);
    query = {};
    query.when = window("2024");
    tally = must(store->tally(query));
    CHECK(tally.found == 3);
    CHECK(tally.undated_left_out == 1);
    CHECK(tally.unlocated == 0);
    tally = must(store->tally({}));
    CHECK(tally.unlocated == 3);
    CHECK(tally.undated == 1);
    query = {};
    query.unlocated = false;
    query.undated = false;
    CHECK(titles(*store, query).size() == 4);
}

#include "story.hpp"

using namespace story;

TEST_CASE("an incident comes back with everything it had") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const core::Incident given = missile();
    const auto ids = must(store->add({&given, 1}, author));
    REQUIRE(ids.size() == 1);
    const core::Incident got = must(store->incident(ids[0]));
    CHECK(got.title == given.title);
    CHECK(got.when == given.when);
    CHECK(got.where == given.where);
    CHECK(got.actors == given.actors);
    CHECK(got.killed == given.killed);
    CHECK(got.confidence == 60);
    CHECK(got.tags == given.tags);
    CHECK(got.quality == given.quality);
    CHECK(got.extra == given.extra);
    CHECK(got.evidence == given.evidence);
    REQUIRE(got.sources.size() == 1);
    CHECK(got.sources[0].text == given.sources[0].text);
    CHECK(got.sources[0].text_sha256.size() == 64);
    CHECK(got.uid.size() == 36);
    CHECK(got.code.substr(0, 4) == "UKR-");
    CHECK(got.code.size() == 10);
    CHECK(got.revision == 1);
    CHECK(must(store->check()).empty());
}

TEST_CASE("an incident is found by row, uid, beginning of the uid and code") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const core::Incident given = missile();
    must(store->add({&given, 1}, author));
    const core::Incident got = must(store->incident(std::string_view("1")));
    std::string small = got.code;
    for (char& c : small) c = static_cast<char>(std::tolower(c));
    CHECK(must(store->incident(std::string_view(got.uid))).id == 1);
    CHECK(must(store->incident(std::string_view(got.uid).substr(0, 8))).id == 1);
    CHECK(must(store->incident(std::string_view(small))).id == 1);
    for (const char* unknown : {"2", "UKR-000000", "", "x' OR 1=1 --", "99999999999999999999"}) {
        CHECK_FALSE(store->incident(std::string_view(unknown)));
    }
}

TEST_CASE("the same thing is filed once") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const core::Incident given = missile();
    const auto first = must(store->add({&given, 1}, author));
    const auto revisions = must(store->history(first[0])).size();
    CHECK(must(store->add({&given, 1}, author)) == first);
    CHECK(must(store->history(first[0])).size() == revisions);
    CHECK(must(store->counts()).incidents == 1);
}

TEST_CASE("sources are shared by address or by text") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    core::Incident one = missile();
    core::Incident two = plain("Second", "2024-01-02");
    core::Source same;
    same.url = "http://EXAMPLE.org/news?id=7#top";
    same.publisher = "The Example";
    two.sources = {same};
    core::Incident three = plain("Third");
    core::Source text;
    text.text = one.sources[0].text;
    three.sources = {text};
    const std::vector<core::Incident> all{one, two, three};
    const auto ids = must(store->add(all, author));
    CHECK(must(store->counts()).sources == 1);
    const core::Incident got = must(store->incident(ids[1]));
    REQUIRE(got.sources.size() == 1);
    CHECK(got.sources[0].uid == one.sources[0].uid);
    CHECK(got.sources[0].title == "A statement");     // what the store knew stays
    CHECK(got.sources[0].publisher == "The Example"); // what it did not know was filled in
    CHECK(got.evidence[0].stance == "mentions");
    CHECK(must(store->check()).empty());

    core::Incident updated = plain("Fourth");
    core::Source later = same;
    later.text = "The page says something else now.";
    updated.sources = {later};
    must(store->add({&updated, 1}, author));
    CHECK(must(store->counts()).sources == 2); // offsets belong to one text
}

TEST_CASE("all or nothing, and nothing on disk for what is refused") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    core::Incident bad = missile();
    bad.where.precision = core::PlacePrecision::none;
    CHECK_FALSE(store->add({&bad, 1}, author));
    CHECK_FALSE(fs::exists(folder.file()));

    std::vector<core::Incident> both{missile(), plain("x")};
    both[1].category = "no_such_category";
    const auto refused = store->add(both, author);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("no_such_category") != std::string::npos);
    CHECK(must(store->counts()).incidents == 0);

    for (const auto& spoil : std::vector<void (*)(core::Incident&)>{
             [](core::Incident& i) { i.title.clear(); }, [](core::Incident& i) { i.title.assign(301, 'x'); },
             [](core::Incident& i) { i.title = "\xff"; }, [](core::Incident& i) { i.extra = "[1]"; },
             [](core::Incident& i) { i.workflow = "maybe"; }, [](core::Incident& i) { i.confidence = 101; },
             [](core::Incident& i) {
                 i.where.position = core::LonLat{200, 0};
             },
             [](core::Incident& i) { i.where.radius_m = -1; },
             [](core::Incident& i) {
                 i.actors = {{"x", "no role", true}};
             },
             [](core::Incident& i) { i.killed.low = -1; },
             [](core::Incident& i) { i.evidence[0].source_uid = "another"; }}) {
        core::Incident incident = missile();
        spoil(incident);
        CHECK_FALSE(store->add({&incident, 1}, author));
    }
    CHECK(must(store->counts()).incidents == 0);
    CHECK(must(store->check()).empty());
}

TEST_CASE("times keep what EDTF cannot say, and years that the columns cannot hold") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    core::Incident night = plain("Overnight attack", "2024-01-02");
    const auto evening = core::midnight({2024, 1, 1});
    night.when.span = night.when.span.with(core::TimeWindow{evening, evening + std::chrono::days(2)})
                          .with(core::TimePrecision::daypart);
    const std::vector<core::Incident> all{night,
                                          plain("Ides of March", "-0043-03-15"),
                                          plain("Far", "Y12345"),
                                          plain("Open", "2024-02/.."),
                                          plain("Set", "[2023-12-28..2024-01-02]"),
                                          plain("Month", "2023-12~")};
    const auto ids = must(store->add(all, author));
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(must(store->incident(ids[i])).when.span == all[i].when.span);
    CHECK(must(store->incident(ids[0])).when.span.first_day() == core::Day{2024, 1, 1});
}

TEST_CASE("changing needs the version that was read; what is no longer named is kept as deleted") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const core::Incident given = missile();
    must(store->add({&given, 1}, author));
    core::Incident mine = must(store->incident(1));
    core::Incident theirs = mine;
    mine.title = "A better title";
    mine.actors.pop_back();
    mine.actors.push_back({"Ukraine", "target", true});
    must(store->change(mine, author));
    CHECK_FALSE(store->change(theirs, author));
    const core::Incident got = must(store->incident(1));
    CHECK(got.title == "A better title");
    CHECK(got.revision == 2);
    CHECK(got.actors == mine.actors);
    CHECK(got.evidence == given.evidence);
    CHECK(must(store->check()).empty());

    must(store->remove(1, author));
    CHECK(must(store->find({})).empty());
    CHECK(must(store->incident(1)).deleted);
    CHECK(must(store->history(1)).back().op == "delete");
    CHECK(must(store->check()).empty());
}

TEST_CASE("the history says who, what, and how it was before") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const core::Incident given = missile();
    must(store->add({&given, 1}, {"Ada", "add", "from the article"}));
    core::Incident changed = must(store->incident(1));
    changed.title = "Another";
    must(store->change(changed, author));
    const auto history = must(store->history(1));
    REQUIRE(history.size() == 5); // incident, evidence, two parties, the change
    CHECK(history[0].op == "insert");
    CHECK(history[0].who == "Ada");
    CHECK(history[0].why == "from the article");
    CHECK(history.back().before.find(given.title) != std::string::npos);
    CHECK(history.back().before.find("summary") == std::string::npos);
    CHECK(history.back().after.find("\"title\":\"Another\"") != std::string::npos);
    CHECK(history.back().change_set > history[0].change_set);
}

#include "story.hpp"

using namespace story;

namespace {

core::Incident row(const char* id, std::string title, const char* edtf) {
    core::Incident incident = at(plain(std::move(title), edtf), 36, 48);
    incident.origin = "list";
    incident.origin_id = id;
    return incident;
}

store::ImportCounts bring(store::Store& store, std::vector<core::Incident> rows, bool dry_run = false) {
    store::ImportRecord record;
    record.format = "csv";
    record.file_name = "list.csv";
    std::size_t next = 0;
    return must(store.import(
        record,
        [&](core::Incident& incident) -> core::Result<bool> {
            if (next == rows.size()) return false;
            incident = rows[next++];
            ++record.rows_read;
            return true;
        },
        {"Ada", "whenabouts import", ""}, dry_run));
}

} // namespace

TEST_CASE("a file is one change; bringing it again changes nothing") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const std::vector<core::Incident> rows{row("1", "one", "2024-01-01"), row("2", "two", "2024-01"),
                                           row("1", "one", "2024-01-01")};
    auto counts = bring(*store, rows);
    CHECK(counts.added == 2);
    CHECK(counts.unchanged == 1);
    counts = bring(*store, rows);
    CHECK(counts.added == 0);
    CHECK(counts.updated == 0);
    CHECK(counts.unchanged == 3);
    CHECK(must(store->find({})).size() == 2);
    CHECK(must(store->check()).empty());
    must(store->undo(author)); // the second import left only a note that it was done
    CHECK(must(store->find({})).empty());
    CHECK(must(store->check()).empty());
}

TEST_CASE("a dry run counts and writes nothing") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    must(store->add(std::vector{plain("there")}, author));
    const auto counts = bring(*store, {row("1", "one", "2024-01-01")}, true);
    CHECK(counts.added == 1);
    CHECK(must(store->find({})).size() == 1);
    CHECK(must(store->changes(10)).size() == 2);
}

TEST_CASE("a newer file changes what it changed; what people changed stays") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    bring(*store, {row("1", "one", "2024-01-01"), row("2", "two", "2024-01-02"), row("3", "three", "2024-01-03")});
    auto edited = must(store->incident(1));
    edited.summary = "looked at";
    edited.when.span = core::TimeSpan::parse("2024-01-05").value();
    must(store->change(edited, author));

    auto newer = row("1", "one, corrected", "2024-01-01");
    auto counts = bring(*store, {newer, row("2", "two", "2024-01-02"), row("3", "three", "2024-01-04")});
    CHECK(counts.updated == 2);
    CHECK(counts.unchanged == 1);
    auto got = must(store->incident(1));
    CHECK(got.title == "one, corrected");
    CHECK(got.summary == "looked at");
    CHECK(got.when.span.edtf() == "2024-01-05");
    CHECK(got.quality.empty());
    CHECK(must(store->incident(3)).when.span.edtf() == "2024-01-04");
    CHECK(must(store->history(1)).back().op == "merge");

    // Both changed the time: the person's stays, and the row says so.
    newer.when.span = core::TimeSpan::parse("2024-02").value();
    counts = bring(*store, {newer});
    CHECK(counts.updated == 1);
    got = must(store->incident(1));
    CHECK(got.when.span.edtf() == "2024-01-05");
    CHECK(got.quality == std::vector<std::string>{"import_conflict"});
    CHECK(must(store->check()).empty());
}

TEST_CASE("removed rows stay removed; rows of an undone import come back") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    const std::vector<core::Incident> rows{row("1", "one", "2024-01-01"), row("2", "two", "2024-01-02")};
    bring(*store, rows);
    must(store->remove(1, author));
    CHECK(bring(*store, rows).unchanged == 2);
    CHECK(must(store->find({})).size() == 1);

    const Folder other;
    const auto again = opened_store(other.file());
    bring(*again, rows);
    must(again->undo(author));
    CHECK(must(again->find({})).empty());
    const auto counts = bring(*again, {row("1", "one, better read", "2024-01-01"), rows[1]});
    CHECK(counts.updated == 2);
    CHECK(must(again->find({})).size() == 2);
    CHECK(must(again->incident(1)).title == "one, better read");
    CHECK(must(again->check()).empty());
    must(again->undo(author));
    CHECK(must(again->find({})).empty());
}

TEST_CASE("a merge that was undone and done again is what the file said last") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    bring(*store, {row("1", "one", "2024-01-01")});
    bring(*store, {row("1", "one, corrected", "2024-01-01")});
    must(store->undo(author));
    must(store->redo(author));
    CHECK(bring(*store, {row("1", "one, corrected again", "2024-01-01")}).updated == 1);
    const auto got = must(store->incident(1));
    CHECK(got.title == "one, corrected again");
    CHECK(got.quality.empty());
}

TEST_CASE("a row that came back with a newer file, or by redo, stays removed once a person removes it") {
    const std::vector<core::Incident> rows{row("1", "one", "2024-01-01")};
    for (const bool by_redo : {false, true}) {
        const Folder folder;
        const auto store = opened_store(folder.file());
        bring(*store, rows);
        must(store->undo(author));
        if (by_redo)
            must(store->redo(author));
        else
            bring(*store, rows);
        REQUIRE(must(store->find({})).size() == 1);
        must(store->remove(1, author));
        CHECK(bring(*store, rows).unchanged == 1);
        CHECK(must(store->find({})).empty());
    }
}

TEST_CASE("sources and parties of a newer file are added, none is taken away") {
    const Folder folder;
    const auto store = opened_store(folder.file());
    core::Incident first = row("1", "one", "2024-01-01");
    first.sources.resize(1);
    first.sources[0].url = "https://example.org/a";
    bring(*store, {first});
    auto edited = must(store->incident(1));
    edited.actors.push_back({"Somebody", "target", true});
    must(store->change(edited, author));
    first.sources[0].url = "https://example.org/b";
    first.actors = {{"Another", "side_a", true}};
    CHECK(bring(*store, {first}).updated == 1);
    const auto got = must(store->incident(1));
    CHECK(got.sources.size() == 2);
    CHECK(got.actors.size() == 2);
    CHECK(must(store->check()).empty());
    CHECK(bring(*store, {first}).unchanged == 1);
}

#include "story.hpp"

#include <doctest/doctest.h>

using namespace story;

TEST_CASE("names are pinned, moved and taken away, and the history keeps it all") {
    const Folder folder;
    const store::Author me{"me", "test", "seen on the ground"};
    {
        const auto made = must(store::open(folder.file(), store::Mode::write));
        must(made->pin({0, "Nova Hamlet", {35.5, 47.5}, 500, "from a map"}, me));
        CHECK(must(made->pins()).size() == 1);
    }
    const auto store = must(store::open(folder.file(), store::Mode::write));
    REQUIRE(store->notice().empty()); // the further table is known
    const auto id = must(store->pin({0, "NOVA HÁMLET", {35.6, 47.6}, 300, ""}, me));
    auto pins = must(store->pins());
    REQUIRE(pins.size() == 1);
    CHECK(pins[0].id == id);
    CHECK(pins[0].position.lon == doctest::Approx(35.6));
    CHECK(pins[0].radius_m == doctest::Approx(300));
    must(store->pin({0, "Хутір", {30, 50}, 100, ""}, me));
    CHECK(must(store->pins()).size() == 2);
    CHECK_FALSE(store->unpin("Nowhere", me));
    CHECK(store->unpin("nova hamlet", me));
    CHECK(must(store->pins()).size() == 1);
    must(store->pin({0, "Nova Hamlet", {35.5, 47.5}, 500, ""}, me)); // again
    CHECK(must(store->pins()).size() == 2);
    CHECK_FALSE(store->pin({0, "", {0, 0}, 1, ""}, me));
    CHECK_FALSE(store->pin({0, "X", {0, 91}, 1, ""}, me));
    CHECK_FALSE(store->pin({0, "\xff", {0, 0}, 1, ""}, me));
    const auto findings = must(store->check());
    for (const auto& finding : findings) MESSAGE(finding.subject << ": " << finding.problem);
    CHECK(findings.empty());
}

TEST_CASE("a store without pins has no table for them") {
    const Folder folder;
    const auto store = must(store::open(folder.file(), store::Mode::write));
    CHECK(must(store->pins()).empty());
}

#include "core/result.hpp"

#include <doctest/doctest.h>

using namespace whenabouts::core;

TEST_CASE("a message is one line: place, trouble, next step") {
    CHECK(unreadable("events.csv", "longitude 200 is out of range", "check the column order", 17).value().message() ==
          "events.csv:17: longitude 200 is out of range — check the column order");
    CHECK(refused("", "nothing found").value().message() == "nothing found");
    CHECK(unwritable("a\nb", "is a\tfolder").value().message() == "a b: is a folder");
}

TEST_CASE("each kind of error has its exit status") {
    CHECK(refused("", "x").value().exit_status() == 1);
    CHECK(bad_usage("x").value().exit_status() == 2);
    CHECK(unreadable("", "x").value().exit_status() == 3);
    CHECK(unwritable("", "x").value().exit_status() == 4);
}

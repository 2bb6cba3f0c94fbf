#include "viewer/app/replay_script.hpp"

#include <doctest/doctest.h>

using namespace whenabouts::viewer;

TEST_CASE("a script is read line by line") {
    const auto script =
        parse_script("# open\n\nsize 1280 800\r\ndrag 1 2 3 4\n  key Ctrl+F\ntype two words \nshot first\n", "s.txt");
    REQUIRE(script.has_value());
    REQUIRE(script->size() == 5);
    CHECK((*script)[0] == Action{Action::Kind::size, {1280, 800, 0, 0}, ""});
    CHECK((*script)[1] == Action{Action::Kind::drag, {1, 2, 3, 4}, ""});
    CHECK((*script)[2] == Action{Action::Kind::key, {}, "Ctrl+F"});
    CHECK((*script)[3] == Action{Action::Kind::type, {}, "two words"});
    CHECK((*script)[4] == Action{Action::Kind::shot, {}, "first"});
}

TEST_CASE("a wrong line is refused with its number") {
    for (const char* wrong : {"fly 1 2", "move 1", "move 1 two", "wait nan", "wait 1e9", "key Bogus", "shot",
                              "shot ../x", "size 10 10", "release 3", "scale 9", "move 1 2 3"}) {
        const auto script = parse_script(std::string("# first\n") + wrong + "\n", "s.txt");
        REQUIRE_FALSE_MESSAGE(script.has_value(), wrong);
        CHECK(script.error().line == 2);
        CHECK(script.error().exit_status() == 3);
    }
    CHECK(parse_script("", "s.txt")->empty());
}

TEST_CASE("keys by name") {
    CHECK(parse_key("Ctrl+Shift+Left")->shift);
    CHECK(parse_key("a")->key == parse_key("A")->key);
    CHECK(parse_key("F12").has_value());
    CHECK(parse_key("+").has_value());
    CHECK(parse_key("Ctrl++")->ctrl);
    for (const char* wrong : {"", "F13", "F0", "Left2", "Ctrl+Bogus"}) CHECK_FALSE(parse_key(wrong).has_value());
}

#include "json/value.hpp"

#include <doctest/doctest.h>
#include <limits>

using namespace whenabouts;
using json::Value;

TEST_CASE("what was printed is read back equal") {
    const std::string text = R"({"a":[1,-2.5,true,null,"x\n\"ü扎"],"b":{},"c":9007199254740993,"d":1e-300})";
    const auto value = json::parse(text, "test");
    REQUIRE(value);
    const auto again = json::parse(json::print(*value), "test");
    REQUIRE(again);
    CHECK(*again == *value);
    CHECK(json::parse(json::print_pretty(*value), "test").value() == *value);
    CHECK(*(*value)["c"].whole() == 9007199254740993);
}

TEST_CASE("members are found, absent ones are null") {
    Value value;
    value.set("name", "Kherson").set("n", 3);
    value.set("n", 4);
    CHECK(value["name"].text() == "Kherson");
    CHECK(value["n"].number() == 4);
    CHECK(value["none"].is_null());
    CHECK(value["none"]["deeper"].text("fallback") == "fallback");
}

TEST_CASE("hostile text is refused with its line, or made harmless") {
    for (const char* bad : {"", "{", "[1,]", "{\"a\":}", "nul", "[1] x", "\"\xff\"", "'a'", "[01]"}) {
        CAPTURE(bad);
        CHECK_FALSE(json::parse(bad, "test"));
    }
    const auto late = json::parse("{\n\"a\": 1,\n!}", "file.json");
    REQUIRE_FALSE(late);
    CHECK(late.error().line == 3);
    CHECK(late.error().message().find("file.json:3:") == 0);
    CHECK_FALSE(json::parse(std::string(200, '[') + std::string(200, ']'), "test"));
    CHECK(json::quoted("a\xff\x01") == "\"a\xEF\xBF\xBD\\u0001\"");
    CHECK(json::print(Value(std::numeric_limits<double>::infinity())) == "null");
    CHECK(json::print(Value(2.0)) == "2.0");
}

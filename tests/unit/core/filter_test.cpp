#include "core/filter.hpp"

#include <doctest/doctest.h>
#include <random>
#include <string>

using namespace whenabouts::core;
using Op = Filter::Op;

namespace {

Filter read(std::string_view text) {
    auto filter = parse_filter(text);
    if (!filter) FAIL(filter.error().message());
    return std::move(*filter);
}

Filter compare(Op op, std::string field, Filter::Literal value) {
    return {op, std::move(field), {std::move(value)}, {}};
}

} // namespace

TEST_CASE("comparisons with numbers, texts and dates") {
    CHECK(read("killed >= 3") == compare(Op::greater_or_equal, "killed", std::int64_t{3}));
    CHECK(read("KILLED>=3") == read("killed >= 3"));
    CHECK(read("confidence < -1.5") == compare(Op::less, "confidence", -1.5));
    CHECK(read("title = 'It''s \"so\"'") == compare(Op::equal, "title", std::string("It's \"so\"")));
    CHECK(read("title != ''") == compare(Op::unequal, "title", std::string()));
    CHECK(read("d_begin >= 2024-01-02") == compare(Op::greater_or_equal, "d_begin", std::string("2024-01-02")));
    CHECK(read("t_begin < 2024-01-02T10:00:00.000Z").values.front() == Filter::Literal("2024-01-02T10:00:00.000Z"));
    CHECK(read("extra.weapon like '%missile%'") == compare(Op::like, "extra.weapon", std::string("%missile%")));
    CHECK(read("\"extra.my column\" = 1").field == "extra.my column");
}

TEST_CASE("AND binds tighter than OR, NOT tighter than both, brackets tightest") {
    const Filter a = read("rev=1"), b = read("rev=2"), c = read("rev=3");
    CHECK(read("rev=1 OR rev=2 AND rev=3") == Filter{Op::either, {}, {}, {a, Filter{Op::both, {}, {}, {b, c}}}});
    CHECK(read("(rev=1 OR rev=2) and rev=3") == Filter{Op::both, {}, {}, {Filter{Op::either, {}, {}, {a, b}}, c}});
    CHECK(read("not rev=1 and rev=2") == Filter{Op::both, {}, {}, {Filter{Op::negation, {}, {}, {a}}, b}});
    CHECK(read("country IN ('UA', 'RU')") == Filter{Op::one_of, "country", {"UA", "RU"}, {}});
    CHECK(read("country NOT IN('UA')") == Filter{Op::negation, {}, {}, {Filter{Op::one_of, "country", {"UA"}, {}}}});
    CHECK(read("summary IS NOT NULL") == Filter{Op::negation, {}, {}, {Filter{Op::absent, "summary", {}, {}}}});
    CHECK(read("killed BETWEEN 1 AND 5 AND rev=1").parts.size() == 2);
}

TEST_CASE("what is no condition is refused with the place") {
    for (const char* text : {"",
                             "killed",
                             "killed >",
                             "killed > 'x",
                             "killed >= 3 AND",
                             "nonsense = 1",
                             "killed = (SELECT 1)",
                             "(killed=1",
                             "killed=1)",
                             "1=1",
                             "title = \"x\"",
                             "killed = 3;DROP TABLE incidents",
                             "title LIKE",
                             "title IN ()",
                             "IS NULL",
                             "extra. = 1",
                             "killed = 1e999",
                             "killed=3--",
                             "killed = random()",
                             "title = 'a' || 'b'"})
        CHECK_MESSAGE(!parse_filter(text), text);
    const auto wrong = parse_filter("killed >= 3 AND colour = 'red'");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().what.find("'colour'") != std::string::npos);
    CHECK(wrong.error().what.find("17") != std::string::npos);
    CHECK(wrong.error().kind == Error::Kind::usage);
    CHECK_FALSE(parse_filter(std::string(200, '(')));
    CHECK_FALSE(parse_filter(std::string(20'000, 'x')));
}

TEST_CASE("any bytes are read or refused, never crash") {
    std::mt19937 random(7);
    const std::string pieces[] = {"killed", " ",        "=",     "(", ")", "'", "\"",      "AND ", "OR ",
                                  "NOT ",   "IN",       "LIKE ", "3", "-", ".", "\xff",    "é",    "NULL",
                                  "IS ",    "BETWEEN ", "<",     ">", "!", ",", "extra.a", "\n"};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto n = random() % 12; n > 0; --n) text += pieces[random() % std::size(pieces)];
        static_cast<void>(parse_filter(text));
    }
}

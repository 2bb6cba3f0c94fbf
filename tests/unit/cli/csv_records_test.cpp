#include "cli/csv_records.hpp"

#include <doctest/doctest.h>
#include <sstream>

using whenabouts::cli::csv_record;
using whenabouts::cli::CsvRecords;
using Fields = std::vector<std::string>;

namespace {
std::vector<Fields> all(const std::string& text, char separator) {
    std::istringstream stream(text);
    CsvRecords records(stream, "test");
    std::vector<Fields> out;
    Fields fields;
    while (true) {
        const auto more = records.next(fields);
        REQUIRE(more);
        if (!*more) break;
        out.push_back(fields);
    }
    CHECK(records.separator() == separator);
    return out;
}
} // namespace

TEST_CASE("tables as people export them") {
    CHECK(all("a,b\n1,2\n", ',') == std::vector<Fields>{{"a", "b"}, {"1", "2"}});
    CHECK(all("\xEF\xBB\xBF"
              "a;b;c\r\n1;\"x;y\";\r\n",
              ';') == std::vector<Fields>{{"a", "b", "c"}, {"1", "x;y", ""}});
    CHECK(all("a\tb\n1\t\"2\n3\"\n", '\t') == std::vector<Fields>{{"a", "b"}, {"1", "2\n3"}});
    CHECK(all("\"a;b;c\",d\n", ',') == std::vector<Fields>{{"a;b;c", "d"}});
    CHECK(all("name\n\"say \"\"hi\"\"\"\nlast", ',') == std::vector<Fields>{{"name"}, {"say \"hi\""}, {"last"}});
    CHECK(all("", ',').empty());
}

TEST_CASE("an open quotation mark is an error with its line") {
    std::istringstream stream("a,b\n1,2\n\"3,4\n5,6\n");
    CsvRecords records(stream, "towns.csv");
    Fields fields;
    CHECK(records.next(fields));
    CHECK(records.next(fields));
    const auto broken = records.next(fields);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().line == 3);
}

TEST_CASE("written records read back") {
    const Fields fields{"plain", "a;b", "say \"hi\"", "two\nlines", "", " blank "};
    std::istringstream stream(csv_record({"h1", "h2", "h3", "h4", "h5", "h6"}, ';') + csv_record(fields, ';'));
    CsvRecords records(stream, "test");
    Fields back;
    CHECK(records.next(back));
    CHECK(records.next(back));
    CHECK(back == fields);
}

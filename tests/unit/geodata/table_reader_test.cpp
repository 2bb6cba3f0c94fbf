#include "geodata/table_reader.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using whenabouts::geodata::split_names;
using whenabouts::geodata::TableReader;

namespace {

/// A file in the test's own folder, gone at the end.
class TemporaryTable {
  public:
    TemporaryTable(const std::string& name, const std::string& text)
        : m_path(std::filesystem::temp_directory_path() / ("whenabouts_table_" + name)) {
        std::ofstream(m_path, std::ios::binary) << text;
    }
    TemporaryTable(const TemporaryTable&) = delete;
    TemporaryTable& operator=(const TemporaryTable&) = delete;
    ~TemporaryTable() { std::filesystem::remove(m_path); }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

/// All rows, fields joined by '/', or the message of the error that ended the reading.
std::vector<std::string> rows_of(const std::filesystem::path& file) {
    auto table = TableReader::open(file);
    if (!table) {
        return {table.error().message()};
    }
    std::vector<std::string> rows;
    while (true) {
        const auto more = table->next();
        if (!more) {
            rows.push_back(more.error().message());
            return rows;
        }
        if (!*more) {
            return rows;
        }
        std::string row;
        for (std::size_t c = 0; c < table->columns().size(); ++c) {
            row += (c > 0 ? "/" : "") + std::string(table->field(c));
        }
        rows.push_back(row);
    }
}

} // namespace

TEST_CASE("tab-separated rows are read as they are") {
    const TemporaryTable table("a.tsv", "id\tname\tlon\n1\t\"Kyiv\"\t30.5\r\n2\t\t\n");
    CHECK(rows_of(table.path()) == std::vector<std::string>{"1/\"Kyiv\"/30.5", "2//"});
    auto reader = TableReader::open(table.path());
    REQUIRE(reader.has_value());
    const auto lon = reader->column("lon");
    REQUIRE(lon.has_value());
    REQUIRE(reader->next().value());
    CHECK(reader->number(*lon) == 30.5);
    CHECK(reader->line() == 2);
    REQUIRE(reader->next().value());
    CHECK_FALSE(reader->number(*lon).has_value());
    CHECK_FALSE(reader->column("lat").has_value());
}

TEST_CASE("comma-separated rows follow RFC 4180") {
    const TemporaryTable table("b.csv", "a,b\n\"x, \"\"y\"\"\",2\r\n\"two\nlines\",\n\n,z");
    CHECK(rows_of(table.path()) == std::vector<std::string>{"x, \"y\"/2", "two\nlines/", "/z"});
}

TEST_CASE("bad tables are refused with file and line") {
    const TemporaryTable ragged("c.tsv", "a\tb\n1\t2\n3\n");
    const auto rows = rows_of(ragged.path());
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].find("whenabouts_table_c.tsv:3") != std::string::npos);
    const TemporaryTable open_quote("d.csv", "a,b\n\"1,2\n");
    CHECK(rows_of(open_quote.path()).back().find("whenabouts_table_d.csv:2") != std::string::npos);
    const TemporaryTable empty("e.csv", "");
    CHECK(rows_of(empty.path()).front().find("empty") != std::string::npos);
    CHECK(rows_of("/nowhere/at/all.tsv").size() == 1);
}

TEST_CASE("names are split by class and language") {
    const auto names = split_names("p::Kyiv|o:uk:Київ|a::Kiev: old|broken|x|a:");
    REQUIRE(names.size() == 3);
    CHECK(names[0].name_class == 'p');
    CHECK(names[0].language.empty());
    CHECK(names[1].language == "uk");
    CHECK(names[1].text == "Київ");
    CHECK(names[2].text == "Kiev: old");
    CHECK(split_names("").empty());
}

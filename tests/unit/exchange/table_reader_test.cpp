#include "core/output_file.hpp"
#include "exchange/table_reader.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts;

namespace {

using Rows = std::vector<std::vector<std::string>>;

class TableFile {
  public:
    explicit TableFile(std::string_view bytes)
        : m_path(std::filesystem::path(WHENABOUTS_BINARY_DIR) / "table_reader_test.csv") {
        REQUIRE(core::write_file(m_path, bytes, true));
        m_file.emplace(exchange::InputFile::open(m_path.string()).value());
    }
    [[nodiscard]] const exchange::InputFile& file() const { return *m_file; }

  private:
    std::filesystem::path m_path;
    std::optional<exchange::InputFile> m_file;
};

/// All rows; the error's message as the last one.
Rows read(std::string_view bytes, const exchange::TableForm& form = {}) {
    const TableFile table(bytes);
    auto reader = exchange::TableReader::open(table.file(), form);
    if (!reader) return {{reader.error().message()}};
    Rows rows;
    while (true) {
        const auto row = reader->next();
        if (!row) {
            const std::string message = row.error().message();
            rows.push_back({message.substr(message.find("csv:"))});
            return rows;
        }
        if (*row == nullptr) return rows;
        auto& fields = rows.emplace_back();
        for (const std::string_view field : (*row)->fields) fields.emplace_back(field);
    }
}

} // namespace

TEST_CASE("the forms of RFC 4180 and those that people write") {
    CHECK(read("a,b\n1,2\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\r\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\r1,2\r") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\n\"1,\"\"x\"\"\r\n\",\"\"\n") == Rows{{"a", "b"}, {"1,\"x\"\r\n", ""}});
    CHECK(read("a;b\n1;2,3\n") == Rows{{"a", "b"}, {"1", "2,3"}});
    CHECK(read("a\tb\n\"1\t\"\t2\n") == Rows{{"a", "b"}, {"1\t", "2"}});
    CHECK(read("sep=|\na|b\n") == Rows{{"a", "b"}});
    CHECK(read("a:b\n", {':', {}}) == Rows{{"a", "b"}});
    CHECK(read("\n\na,b\n\n1,2\n\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\n5\" gun,\"\"\"\"\n") == Rows{{"a", "b"}, {"5\" gun", "\""}});
    CHECK(read("").empty());
    CHECK(read("a,\n,\n") == Rows{{"a", ""}, {"", ""}});
}

TEST_CASE("the separator that makes rows of equal length") {
    using exchange::guess_separator;
    CHECK(guess_separator("title;place\nA, b;c, d\nE, f;g\n") == ';');
    CHECK(guess_separator("title,tags\nA,x;y\nB,x;y;z\n") == ',');
    CHECK(guess_separator("\"a;b;c\",d\n1,2\n") == ',');
    CHECK(guess_separator("one\ntwo\n") == ',');
}

TEST_CASE("encodings are told or marked, never guessed") {
    using namespace std::string_literals;
    CHECK(read("\xEF\xBB\xBF"
               "a,b\n") == Rows{{"a", "b"}});
    CHECK(read("\xFF\xFE"
               "a\0,\0\x16\x04\n\0"s) == Rows{{"a", "Ж"}});
    CHECK(read("\xFE\xFF"
               "\0a\0,\x04\x16\0\n"s) == Rows{{"a", "Ж"}});
    CHECK(read("a,\xC6\n", {'\0', "cp1251"}) == Rows{{"a", "Ж"}});
    CHECK(read("a,\xE9\n", {'\0', "latin-1"}) == Rows{{"a", "é"}});
    CHECK(read("a,b\n1,\xC6\n")[0][0].find("csv:2: is not UTF-8: byte 0xC6") != std::string::npos);
    CHECK(read("a,\xE9\n", {'\0', "us-ascii"})[0][0].find("csv:1: is not us-ascii: byte 3") != std::string::npos);
}

TEST_CASE("an open quotation mark is an error with its line, in files of any length") {
    CHECK(read("a,b\n1,\"x\ny\n").back()[0].starts_with("csv:2: a quotation mark is not closed"));
    std::string text = "a,b\n1,\"";
    text.append(3'000'000, 'x').append("\"\n2,\"");
    const Rows rows = read(text);
    REQUIRE(rows.size() == 3);
    CHECK(rows[1][1].size() == 3'000'000);
    CHECK(rows[2][0].starts_with("csv:3: a quotation mark is not closed"));
}

TEST_CASE("rows, lines and raw text stay right across the borders of what is read at once") {
    std::string text = "n,text\n";
    for (int i = 0; i < 60'000; ++i)
        text += std::to_string(i) + (i % 3 == 0   ? ",\"line\nbreak \"\"é\"\"\"\r\n"
                                     : i % 3 == 1 ? ",Київ\n"
                                                  : ",plain, \n");
    const TableFile table(text);
    auto reader = exchange::TableReader::open(table.file(), {}).value();
    long line = 1;
    int rows = -1;
    while (const auto* const row = reader.next().value()) {
        REQUIRE(row->line == line);
        line += row->raw.find('\n') != std::string_view::npos ? 2 : 1;
        if (rows >= 0) {
            REQUIRE(row->fields[0] == std::to_string(rows));
            REQUIRE(row->fields[1] == (rows % 3 == 0 ? "line\nbreak \"é\"" : rows % 3 == 1 ? "Київ" : "plain"));
        }
        ++rows;
    }
    CHECK(rows == 60'000);
}

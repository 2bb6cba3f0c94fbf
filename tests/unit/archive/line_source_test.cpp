#include "archive/line_source.hpp"
#include "archive/zip_file.hpp"
#include "core/output_file.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <unistd.h>

using namespace whenabouts;
namespace fs = std::filesystem;

namespace {

fs::path folder() {
    const fs::path path = fs::temp_directory_path() / ("whenabouts-archive-" + std::to_string(::getpid()));
    fs::create_directories(path);
    return path;
}

std::string all_lines(archive::LineSource& source) {
    std::string out;
    std::string_view line;
    while (true) {
        const auto more = source.next(line);
        if (!more) return "error: " + more.error().message();
        if (!*more) return out;
        out += std::string(line) + "|";
    }
}

/// A ZIP file with one stored entry "a.txt"; written by hand, so that no packing program is needed.
std::string stored_zip(const std::string& content, std::uint32_t crc) {
    const auto number = [](std::uint32_t value, int bytes) {
        std::string out;
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>(static_cast<unsigned char>((value >> (8 * i)) & 0xFFU));
        return out;
    };
    const auto size = static_cast<std::uint32_t>(content.size());
    const std::string common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(crc, 4) +
                               number(size, 4) + number(size, 4) + number(5, 2) + number(0, 2);
    const std::string local = number(0x04034b50, 4) + common + "a.txt" + content;
    const std::string central = number(0x02014b50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2) +
                                number(0, 2) + number(0, 4) + number(0, 4) + "a.txt";
    return local + central + number(0x06054b50, 4) + number(0, 4) + number(1, 2) + number(1, 2) +
           number(static_cast<std::uint32_t>(central.size()), 4) + number(static_cast<std::uint32_t>(local.size()), 4) +
           number(0, 2);
}

} // namespace

TEST_CASE("lines come without their ends, the last one also without a line end") {
    const fs::path file = folder() / "lines.txt";
    REQUIRE(core::write_file(file, "one\ntwo\r\n\nlast", true));
    auto source = archive::LineSource::open(file);
    REQUIRE(source);
    CHECK(all_lines(*source) == "one|two||last|");
    CHECK(source->line_number() == 4);
    CHECK(source->total() == 14);
}

TEST_CASE("an endless line is refused with its number") {
    const fs::path file = folder() / "long.txt";
    REQUIRE(core::write_file(file, "one\n" + std::string(3'000'000, 'x'), true));
    auto source = archive::LineSource::open(file);
    REQUIRE(source);
    CHECK(all_lines(*source).find("long.txt:2: has a line of more than a megabyte") != std::string::npos);
}

TEST_CASE("a ZIP file gives the lines of its table") {
    const fs::path file = folder() / "a.zip";
    REQUIRE(core::write_file(file, stored_zip("one\ntwo\n", 0x12ba0be6), true));
    REQUIRE(archive::ZipFile::is_zip(file));
    auto zip = archive::ZipFile::open(file);
    REQUIRE(zip);
    REQUIRE(zip->entries().size() == 1);
    CHECK(zip->entries()[0].name == "a.txt");
    auto source = archive::LineSource::open(file);
    REQUIRE(source);
    CHECK(source->name().ends_with("a.zip:a.txt"));
    const std::string lines = all_lines(*source);
    CHECK(lines == "one|two|");
}

TEST_CASE("a damaged or cut ZIP file is an error, not a crash") {
    const fs::path file = folder() / "bad.zip";
    const std::string whole = stored_zip("one\ntwo\n", 0x12345678);
    REQUIRE(core::write_file(file, whole, true));
    auto source = archive::LineSource::open(file);
    REQUIRE(source);
    CHECK(all_lines(*source).find("damaged") != std::string::npos);
    for (std::size_t size = 0; size < whole.size(); size += 3) {
        REQUIRE(core::write_file(file, whole.substr(0, size), true));
        if (auto cut = archive::LineSource::open(file)) (void)all_lines(*cut);
    }
    CHECK_FALSE(archive::LineSource::open(folder() / "missing.zip"));
}

#include "core/output_file.hpp"

#include "core/mapped_file.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <sys/file.h>
#include <unistd.h>

using namespace whenabouts::core;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, removed at the end.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "whenabouts-core-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] fs::path operator/(const char* name) const { return m_path / name; }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(m_path), fs::directory_iterator()));
    }

  private:
    fs::path m_path;
};

} // namespace

TEST_CASE("an output appears whole") {
    const Folder folder;
    auto file = OutputFile::create(folder / "a.txt", false);
    REQUIRE(file);
    REQUIRE(file->write("one "));
    REQUIRE(file->write("two"));
    CHECK_FALSE(fs::exists(folder / "a.txt"));
    REQUIRE(file->commit());
    CHECK(read_file(folder / "a.txt") == "one two");
    CHECK(folder.files() == 1);
}

TEST_CASE("an output that is dropped leaves nothing behind") {
    const Folder folder;
    {
        auto file = OutputFile::create(folder / "a.txt", false);
        REQUIRE(file);
        REQUIRE(file->write("half"));
    }
    CHECK(folder.files() == 0);
}

TEST_CASE("an existing output is replaced only when asked") {
    const Folder folder;
    REQUIRE(write_file(folder / "a.txt", "old", false));
    const auto refused_twice = write_file(folder / "a.txt", "new", false);
    REQUIRE_FALSE(refused_twice);
    CHECK(refused_twice.error().exit_status() == 4);
    CHECK(read_file(folder / "a.txt") == "old");
    REQUIRE(write_file(folder / "a.txt", "new", true));
    CHECK(read_file(folder / "a.txt") == "new");
    CHECK(folder.files() == 1);
}

TEST_CASE("a file that came into being meanwhile is kept") {
    const Folder folder;
    auto file = OutputFile::create(folder / "a.txt", false);
    REQUIRE(file);
    REQUIRE(file->write("mine"));
    std::ofstream(folder / "a.txt") << "theirs";
    CHECK_FALSE(file->commit());
    CHECK(read_file(folder / "a.txt") == "theirs");
    CHECK(folder.files() == 1);
}

TEST_CASE("a missing folder or a folder as output is refused with status 4") {
    const Folder folder;
    const auto missing = OutputFile::create(folder / "no/such/a.txt", false);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().exit_status() == 4);
    const auto is_folder = OutputFile::create(folder / "", true);
    REQUIRE_FALSE(is_folder);
    CHECK(is_folder.error().exit_status() == 4);
}

TEST_CASE("reading says what is wrong") {
    const Folder folder;
    REQUIRE(write_file(folder / "a.txt", std::string(1000, 'x'), false));
    CHECK(read_file(folder / "a.txt", 1000).has_value());
    CHECK_FALSE(read_file(folder / "a.txt", 999));
    CHECK(read_file(folder / "none").error().exit_status() == 3);
    CHECK(read_file(folder / "").error().exit_status() == 3);
}

TEST_CASE("a mapped file shows its bytes; an empty one none; a folder is refused") {
    const Folder folder;
    REQUIRE(write_file(folder / "a.bin", "bytes", false));
    REQUIRE(write_file(folder / "empty", "", false));
    auto mapped = MappedFile::open(folder / "a.bin");
    REQUIRE(mapped);
    MappedFile moved = std::move(*mapped);
    REQUIRE(moved.bytes().size() == 5);
    CHECK(static_cast<char>(moved.bytes()[0]) == 'b');
    CHECK(MappedFile::open(folder / "empty")->bytes().empty());
    CHECK(MappedFile::open(folder / "none").error().exit_status() == 3);
    CHECK(MappedFile::open(folder / "").error().exit_status() == 3);
    CHECK(MappedFile().bytes().empty());
}

TEST_CASE("whole parts that a killed process left beside an output go with the next one; nothing else does") {
    const Folder folder;
    const auto put = [&folder](const char* name) { std::ofstream(folder / name) << "whole"; };
    for (const char* name : {"a.txt", "a.txt.part-4711-99", "a.txt.part-4711-100", "a.txt.part-mine", "a.txt.part-1-2x",
                             "a.txt.part-", "b.txt.part-1-2", "a.txt.part-1-2-3"})
        put(name);
    fs::create_directory(folder / "a.txt.part-5-5");
    fs::create_symlink("b.txt.part-1-2", folder / "a.txt.part-6-6");
    const int held = ::open((folder / "a.txt.part-4711-100").c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(::flock(held, LOCK_EX) == 0); // as its writer holds it
    REQUIRE(write_file(folder / "a.txt", "new", true));
    CHECK_FALSE(fs::exists(folder / "a.txt.part-4711-99"));
    CHECK(folder.files() == 9);
    ::close(held);
    REQUIRE(write_file(folder / "a.txt", "newer", true));
    CHECK_FALSE(fs::exists(folder / "a.txt.part-4711-100"));
    CHECK(folder.files() == 8);
}

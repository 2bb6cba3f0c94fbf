#include "geodata/pack.hpp"

#include "geodata/basemap_format.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace whenabouts;
namespace fs = std::filesystem;

namespace {

constexpr const char* shipped = WHENABOUTS_BINARY_DIR "/geodata";

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A copy of the pack whose files can be spoilt.
class SpoiltPack {
  public:
    SpoiltPack() : m_folder(fs::temp_directory_path() / "whenabouts_spoilt_pack") {
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        for (const char* name :
             {"viewpoints.csv", "viewpoint_units.csv", "boundary_class.csv", "disputed_areas.csv", "basemap.bin"}) {
            fs::copy_file(fs::path(shipped) / name, m_folder / name);
        }
    }
    SpoiltPack(const SpoiltPack&) = delete;
    SpoiltPack& operator=(const SpoiltPack&) = delete;
    ~SpoiltPack() { fs::remove_all(m_folder); }

    void write(const char* name, const std::string& bytes) const {
        std::ofstream(m_folder / name, std::ios::binary | std::ios::trunc) << bytes;
    }
    [[nodiscard]] std::string message() const {
        const auto opened = geodata::Pack::open(m_folder);
        return opened ? "" : opened.error().message();
    }
    [[nodiscard]] const fs::path& folder() const { return m_folder; }

  private:
    fs::path m_folder;
};

} // namespace

TEST_CASE("a truncated or foreign basemap is refused with a clear line") {
    const SpoiltPack spoilt;
    REQUIRE(spoilt.message().empty());
    const std::string whole = bytes_of(fs::path(shipped) / "basemap.bin");

    for (const std::size_t size :
         {std::size_t{0}, std::size_t{5}, std::size_t{40}, std::size_t{200}, whole.size() / 2, whole.size() - 1}) {
        INFO(size);
        spoilt.write("basemap.bin", whole.substr(0, size));
        const auto message = spoilt.message();
        CHECK(message.find("basemap.bin") != std::string::npos);
        CHECK(message.find('\n') == std::string::npos);
    }
    spoilt.write("basemap.bin", std::string(whole.size(), 'x'));
    CHECK(spoilt.message().find("not a basemap") != std::string::npos);

    std::string newer = whole;
    newer[8] = 99;
    spoilt.write("basemap.bin", newer);
    CHECK(spoilt.message().find("version 99") != std::string::npos);
}

TEST_CASE("damage is found on opening or by verify, and never read out of bounds") {
    const SpoiltPack spoilt;
    const std::string whole = bytes_of(fs::path(shipped) / "basemap.bin");
    const std::size_t step = whole.size() / 40;
    for (std::size_t at = 100; at + 8 < whole.size(); at += step) {
        INFO(at);
        std::string damaged = whole;
        for (std::size_t i = 0; i < 8; ++i) {
            damaged[at + i] = static_cast<char>(~damaged[at + i]);
        }
        spoilt.write("basemap.bin", damaged);
        const auto opened = geodata::Pack::open(spoilt.folder());
        if (!opened) {
            continue;
        }
        const auto found = opened->verify();
        // Padding between sections is not covered.
        if (found) {
            continue;
        }
        CHECK(found.error().message().find("damaged") != std::string::npos);
        (void)opened->lines(opened->default_viewpoint(), geodata::Detail::full, core::world_box);
        (void)opened->land(geodata::Detail::km4, core::world_box);
        (void)opened->rivers(geodata::Detail::km1, core::world_box);
        (void)opened->lakes(geodata::Detail::km1, core::world_box);
        for (double lon = -180; lon <= 180; lon += 7.3) {
            (void)opened->unit_near({lon, lon / 4});
        }
    }
}

TEST_CASE("a viewpoint table that names an unknown unit is refused") {
    const SpoiltPack spoilt;
    spoilt.write("viewpoint_units.csv", "viewpoint,unit,country,contests\nun,NOWHERE-1,UA,yes\n");
    CHECK(spoilt.message().find("NOWHERE-1") != std::string::npos);
    spoilt.write("viewpoint_units.csv", "viewpoint,unit\nun,UKR-331\n");
    CHECK(spoilt.message().find("viewpoint_units.csv") != std::string::npos);
    fs::remove(spoilt.folder() / "viewpoint_units.csv");
    CHECK(spoilt.message().find("viewpoint_units.csv") != std::string::npos);
}

TEST_CASE("the checksum sees every byte") {
    std::string text = "a line of some length, longer than one block of thirty-two bytes";
    const auto sum = [&] { return geodata::format::checksum(std::as_bytes(std::span(text.data(), text.size()))); };
    const auto before = sum();
    for (auto& c : text) {
        c = static_cast<char>(c + 1);
        CHECK(sum() != before);
        c = static_cast<char>(c - 1);
    }
    CHECK(sum() == before);
}

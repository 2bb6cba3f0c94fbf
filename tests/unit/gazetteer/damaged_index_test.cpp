// Index files with a few bytes changed, cut or swapped: refused, or answered wrongly, never a crash (run it under the
// sanitizers). What opening checks is put right again in half of the rounds, so that the damage reaches the look-ups.
#include "core/output_file.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/index_checksum.hpp"
#include "sample_index.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <random>

using namespace whenabouts;
using namespace whenabouts::gazetteer;

namespace {

/// A file that is changed in place and mended again.
class Victim {
  public:
    explicit Victim(const std::filesystem::path& path) : m_path(path) {
        auto bytes = core::read_file(path);
        REQUIRE(bytes);
        m_bytes = std::move(*bytes);
    }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }
    void put(std::size_t at, std::string_view bytes) {
        std::fstream file(m_path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(at));
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        m_changed.emplace_back(at, bytes.size());
    }
    void mend() {
        const auto changed = std::move(m_changed);
        for (const auto& [at, size] : changed) put(at, std::string_view(m_bytes).substr(at, size));
        m_changed.clear();
    }

  private:
    std::filesystem::path m_path;
    std::string m_bytes;
    std::vector<std::pair<std::size_t, std::size_t>> m_changed;
};

format::SectionEntry entry(const std::string& bytes, std::uint32_t section) {
    format::SectionEntry out;
    std::memcpy(&out, bytes.data() + sizeof(format::Header) + section * sizeof out, sizeof out);
    return out;
}

/// Where a change hits something: all sections alike, however large they are, or header and directory.
std::size_t place_to_hurt(const std::string& bytes, std::minstd_rand& random) {
    const std::size_t section = random() % (format::section_count + 1);
    if (section == format::section_count)
        return random() % (sizeof(format::Header) + format::section_count * sizeof(format::SectionEntry));
    const format::SectionEntry where = entry(bytes, static_cast<std::uint32_t>(section));
    return where.offset + (where.size == 0 ? 0 : random() % where.size);
}

std::string hurt_bytes(std::minstd_rand& random) {
    switch (random() % 4) {
    case 0:
        return std::string(1, static_cast<char>(random() & 0xFFU));
    case 1:
        return std::string(4, '\xFF');
    case 2:
        return std::string(4, '\0');
    default: {
        std::string out;
        for (auto count = 1 + random() % 8; count > 0; --count) out += static_cast<char>(random() & 0xFFU);
        return out;
    }
    }
}

void ask_everything(const Gazetteer& gazetteer) {
    Lookup lookup;
    for (const char* name : {"Zaporizhzhia", "Long Beach, CA", "Zaporizhia", "Deir al-Balah", "Запоріжжя область"})
        (void)gazetteer.find(name, lookup);
    lookup.prefix = true;
    (void)gazetteer.find("s", lookup);
    lookup.language = "uk";
    lookup.near = core::LonLat{30, 50};
    (void)gazetteer.find("", lookup);
    (void)gazetteer.find("l", lookup);
    (void)gazetteer.place("geonames:687700", "ru");
    (void)gazetteer.scan("In Long Beach, California and in Kyiv, Beijing 北京.");
    (void)gazetteer.at({35, 47});
}

} // namespace

TEST_CASE("10,000 damaged index files do no harm") {
    const auto folder = sample::folder() / "damaged";
    std::filesystem::create_directories(folder);
    const auto path = folder / "places.idx";
    REQUIRE(write_index(sample::places(), sample::words(), "sample", path));
    Victim victim(path);
    std::minstd_rand random(17);
    std::size_t refused = 0;
    for (int round = 0; round < 10'000; ++round) {
        std::string directory =
            victim.bytes().substr(sizeof(format::Header), format::section_count * sizeof(format::SectionEntry));
        for (auto changes = 1 + random() % 4; changes > 0; --changes) {
            const std::size_t at = place_to_hurt(victim.bytes(), random);
            std::string bytes = hurt_bytes(random);
            bytes.resize(std::min(bytes.size(), victim.bytes().size() - at));
            victim.put(at, bytes);
            const std::size_t in_directory = at - sizeof(format::Header);
            if (at >= sizeof(format::Header) && in_directory < directory.size())
                directory.replace(in_directory, std::min(bytes.size(), directory.size() - in_directory), bytes, 0,
                                  std::min(bytes.size(), directory.size() - in_directory));
        }
        if (round % 2 == 0) { // a directory that lies, but whose checksum is right
            const std::uint64_t sum = checksum(directory);
            format::Header header;
            std::memcpy(&header, victim.bytes().data(), sizeof header);
            header.directory_checksum = sum;
            victim.put(0, {reinterpret_cast<const char*>(&header), sizeof header});
        }
        if (const auto opened = Gazetteer::open(folder))
            ask_everything(*opened);
        else
            ++refused;
        victim.mend();
    }
    CHECK(refused > 300);
    CHECK(Gazetteer::open(folder));
    CHECK(Index::open(path)->verify());
}

TEST_CASE("every flipped bit is found by verify, every cut by open; the message names file and next step") {
    const auto path = sample::folder() / "flipped.idx";
    REQUIRE(write_index(sample::places(), sample::words(), "sample", path));
    const auto whole = core::read_file(path);
    REQUIRE(whole);
    Victim victim(path);
    std::minstd_rand random(23);
    for (int round = 0; round < 300; ++round) {
        std::size_t at = place_to_hurt(victim.bytes(), random);
        if (at >= victim.bytes().size()) continue;
        victim.put(at, std::string(1, static_cast<char>(victim.bytes()[at] ^ (1 << random() % 8))));
        const auto opened = Index::open(path);
        const auto sound = opened ? opened->verify() : core::Result<void>(tl::unexpected(opened.error()));
        REQUIRE_FALSE(sound);
        CHECK(sound.error().message().find("flipped.idx") != std::string::npos);
        CHECK(sound.error().message().find(" — ") != std::string::npos);
        CHECK(sound.error().exit_status() == 3);
        victim.mend();
    }
    const auto cut = sample::folder() / "cut.idx";
    for (std::size_t size = 0; size < whole->size(); size += 1 + size / 3) {
        REQUIRE(core::write_file(cut, std::string_view(*whole).substr(0, size), true));
        CHECK_FALSE(Index::open(cut));
    }
    REQUIRE(core::write_file(cut, std::string(5000, 'x'), true));
    CHECK(Index::open(cut).error().what == "is no place index");
}

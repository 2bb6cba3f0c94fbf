#include "deeds.hpp"

#include "sql/database.hpp"
#include "store/row_image.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <map>
#include <random>

using namespace deeds;

namespace {

constexpr std::size_t page = 4096;

/// A store with incidents, quotations, an import, pins and a long history, and when asked eleven hundred rows that came
/// in bulk; nothing waits for adoption.
std::string sample(const Folder& folder, bool with_bulk = false) {
    std::vector<Deed> deeds = all();
    if (with_bulk) deeds.push_back(bulk());
    for (const Deed& deed : deeds)
        if (const auto done = deed.run(folder.store(), store::Journal::document, [] {}); !done)
            FAIL(deed.name << ": " << done.error().message());
    if (with_bulk) {
        const auto database = sql::Database::open(folder.store(), sql::Access::read).value();
        REQUIRE(database.integer("SELECT count(*) FROM im_revisions WHERE tbl='incident_blocks'").value() > 0);
    }
    std::ifstream file(folder.store(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Every value of every table, but for what is only a hint and may be larger than need be.
std::string content_of(const std::string& path) {
    const auto database = sql::Database::open(path, sql::Access::read);
    if (!database) return database.error().message();
    auto names = database->prepare("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' "
                                   "AND name NOT LIKE 'rtree_%' ORDER BY name");
    std::string out;
    while (names && names->step().value_or(false)) {
        const std::string name = names->string(0);
        auto rows = database->prepare("SELECT * FROM \"" + name + "\"" +
                                      (name == "im_meta" ? " WHERE key<>'longest_span_ms'" : ""));
        if (!rows) return rows.error().message();
        while (true) {
            const auto more = rows->step();
            if (!more) return more.error().message();
            if (!*more) break;
            out += name + store::image_of(*rows).json() + "\n";
        }
    }
    return out;
}

struct Outcome {
    int found = 0, harmless = 0;
};

/// Every damage is named by opening or check, or leaves all content as it was.
void judge(const std::string& bytes, const std::string& sound, const Folder& folder, const std::string& what,
           Outcome& outcome) {
    std::ofstream(folder.store(), std::ios::binary | std::ios::trunc) << bytes;
    if (!faults_of(folder.store(), store::Mode::read).empty()) {
        ++outcome.found;
        return;
    }
    ++outcome.harmless;
    CHECK_MESSAGE(content_of(folder.store()) == sound, "silent change: " << what);
}

int times(int usual) {
    const char* const wanted = std::getenv("DURABILITY_DAMAGES");
    return wanted != nullptr ? std::stoi(wanted) : usual;
}

} // namespace

namespace {

void flip_bits(bool with_bulk, int flips) {
    const Folder folder, scratch;
    const std::string whole = sample(folder, with_bulk);
    const std::string sound = content_of(folder.store());
    REQUIRE(faults_of(folder.store(), store::Mode::read) == "");
    std::mt19937 random(20240102); // NOLINT(cert-msc51-cpp): the same flips in every run
    Outcome outcome;
    for (int i = 0; i < flips; ++i) {
        std::string broken = whole;
        const std::size_t byte = random() % broken.size();
        const unsigned bit = random() % 8;
        broken[byte] = static_cast<char>(static_cast<unsigned char>(broken[byte]) ^ (1U << bit));
        judge(broken, sound, scratch,
              "bit " + std::to_string(bit) + " of byte " + std::to_string(byte) + " (page " +
                  std::to_string(byte / page + 1) + ", " + std::to_string(byte % page) + ")",
              outcome);
    }
    MESSAGE(flips << " flips in " << whole.size() << " bytes: " << outcome.found << " named, " << outcome.harmless
                  << " harmless");
}

} // namespace

TEST_CASE("single flipped bits are named or harmless") {
    flip_bits(false, times(500));
}

TEST_CASE("single flipped bits in rows that came in bulk, and in their digests, are named or harmless") {
    flip_bits(true, times(500) / 5);
}

TEST_CASE("files cut short, blank pages and sectors full of noise are named") {
    const Folder folder, scratch;
    const std::string whole = sample(folder);
    const std::string sound = content_of(folder.store());
    std::mt19937 random(3); // NOLINT(cert-msc51-cpp)
    Outcome cut, blank, noise;
    for (std::size_t at = 0; at < whole.size(); at += page) {
        judge(whole.substr(0, at), sound, scratch, "cut at " + std::to_string(at), cut);
        std::string broken = whole;
        broken.replace(at, page, page, '\0');
        judge(broken, sound, scratch, "page " + std::to_string(at / page + 1) + " blank", blank);
    }
    CHECK(cut.harmless == 0);
    for (int i = 0; i < times(500) / 5; ++i) {
        std::string broken = whole;
        const std::size_t sector = random() % (broken.size() / 512) * 512;
        for (std::size_t b = 0; b < 512; ++b) broken[sector + b] = static_cast<char>(random());
        judge(broken, sound, scratch, "noise at " + std::to_string(sector), noise);
    }
    MESSAGE("cut: " << cut.found << "; blank pages: " << blank.found << " named, " << blank.harmless
                    << " harmless; noise: " << noise.found << " named, " << noise.harmless << " harmless");
}

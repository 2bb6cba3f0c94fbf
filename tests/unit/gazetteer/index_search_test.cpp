// Near spellings and beginnings against a plain walk over all keys.
#include "core/output_file.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/index_writer.hpp"
#include "gazetteer/letter_signature.hpp"
#include "sample_index.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace whenabouts;
using namespace whenabouts::gazetteer;

namespace {

std::vector<PlaceDraft> made_up_places(std::size_t count) {
    std::minstd_rand random(11);
    std::vector<PlaceDraft> out;
    for (std::size_t i = 0; i < count; ++i) {
        std::string name;
        for (auto letters = 3 + random() % 10; letters > 0; --letters) name += static_cast<char>('a' + random() % 4);
        name[0] = static_cast<char>(name[0] - 32);
        if (random() % 5 == 0) name += " " + std::string(1, static_cast<char>('A' + random() % 4)) + "ab";
        out.push_back(
            sample::place("geonames:" + std::to_string(i + 1), core::PlaceKind::settlement, "UA", "",
                          {static_cast<double>(random() % 360) - 180, static_cast<double>(random() % 180) - 90},
                          static_cast<std::int64_t>(random() % 100'000), {{format::NameClass::primary, "", name}}));
    }
    return out;
}

Index index_of(std::vector<PlaceDraft> places, const std::string& file) {
    const auto path = sample::folder() / file;
    REQUIRE(write_index(std::move(places), {}, "sample", path));
    auto opened = Index::open(path);
    REQUIRE(opened);
    REQUIRE(opened->verify());
    return std::move(*opened);
}

std::vector<std::pair<std::string, PostingRange>> all_keys(const Index& index) {
    std::vector<std::pair<std::string, PostingRange>> out;
    std::string key;
    for (std::uint32_t i = 0;; ++i) {
        const auto range = index.dictionary().at(i, key);
        if (!range) return out;
        out.emplace_back(key, *range);
    }
}

/// A query near some key: a few random edits.
std::u32string disturbed(std::u32string letters, std::minstd_rand& random) {
    for (auto edits = 1 + random() % 2; edits > 0; --edits) {
        const std::size_t at = random() % letters.size();
        const auto letter = static_cast<char32_t>('a' + random() % 4);
        switch (random() % 4) {
        case 0:
            letters[at] = letter;
            break;
        case 1:
            letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(at), letter);
            break;
        case 2:
            if (letters.size() > 4) letters.erase(at, 1);
            break;
        default:
            if (at + 1 < letters.size()) std::swap(letters[at], letters[at + 1]);
        }
    }
    return letters;
}

} // namespace

TEST_CASE("every key within the edits is found, and no other") {
    const Index index = index_of(made_up_places(6000), "similar.idx");
    const auto keys = all_keys(index);
    std::minstd_rand random(5);
    std::size_t seen = 0;
    for (int round = 0; round < 400; ++round) {
        const std::u32string start = code_points(keys[random() % keys.size()].first);
        if (start.size() < 4) continue;
        const std::u32string query = disturbed(start, random);
        if (query.size() < 4) continue;
        const unsigned limit = query.size() >= 8 ? 2 : 1;
        std::map<std::uint32_t, unsigned> expected;
        for (const auto& [key, range] : keys) {
            const std::u32string other = code_points(key);
            if (other.size() < format::shortest_fuzzy || other.size() > format::longest_fuzzy) continue;
            if (const unsigned edits = edit_distance(query, other, limit); edits > 0 && edits <= limit)
                expected[range.first] = edits;
        }
        std::map<std::uint32_t, unsigned> found;
        unsigned last = 0;
        for (const SimilarKey& key : index.similar(query, limit, 100'000)) {
            found[key.range.first] = key.edits;
            CHECK(key.edits >= last);
            last = key.edits;
        }
        CHECK(found == expected);
        seen += found.size();
    }
    CHECK(seen > 1000);
}

TEST_CASE("a beginning gives the names of the likeliest places first") {
    const Index index = index_of(made_up_places(6000), "prefix.idx");
    const auto keys = all_keys(index);
    for (const std::string prefix : {"a", "ab", "abc", "d", "dd", "cab", "", "zz", "abcdabcd"}) {
        std::set<std::uint32_t> expected;
        for (const auto& [key, range] : keys) {
            if (!key.starts_with(prefix) || key == prefix) continue;
            std::uint32_t taken = 0;
            for (const std::uint32_t posting : index.postings(range))
                if (taken++ < 3 && (posting & format::derived_bit) == 0) expected.insert(posting);
        }
        const auto found = index.best_with_prefix(prefix, 50);
        CHECK(found.size() == std::min<std::size_t>(50, expected.size()));
        CHECK(std::equal(found.begin(), found.end(), expected.begin()));
    }
}

TEST_CASE("the same places in any order give the same bytes, in much memory or little") {
    auto places = made_up_places(3000);
    const auto write = [](const std::vector<PlaceDraft>& drafts, const char* file, std::size_t memory) {
        const auto path = sample::folder() / file;
        IndexWriter writer(path, {}, {.edition = "sample", .notes = {{"source", "nowhere"}}, .memory = memory});
        for (const PlaceDraft& draft : drafts) REQUIRE(writer.add(draft));
        REQUIRE(writer.finish());
        auto bytes = core::read_file(path);
        REQUIRE(bytes);
        return *bytes;
    };
    const std::string first = write(places, "a.idx", std::size_t{1} << 28U);
    CHECK(first == write(places, "b.idx", std::size_t{1} << 28U));
    std::reverse(places.begin(), places.end());
    CHECK(first == write(places, "c.idx", 0)); // the least memory there is: batches go to disk
    const auto index = Index::open(sample::folder() / "c.idx");
    REQUIRE(index);
    CHECK(index->edition() == "sample");
    CHECK(index->note("source") == "nowhere");
    CHECK(index->note("sour").empty());
}

TEST_CASE("stopping leaves no file and no temporary file") {
    const auto folder = sample::folder() / "stopped";
    std::filesystem::create_directories(folder);
    IndexWriter writer(folder / "a.idx", {}, {.edition = "sample", .progress = [](auto, auto, auto) { return false; }});
    for (const PlaceDraft& draft : made_up_places(10)) REQUIRE(writer.add(draft));
    const auto done = writer.finish();
    REQUIRE_FALSE(done);
    CHECK(done.error().exit_status() == 1);
    CHECK(std::filesystem::is_empty(folder));
}

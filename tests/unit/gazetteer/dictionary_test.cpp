#include "gazetteer/dictionary.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <random>
#include <string>

using namespace whenabouts::gazetteer;

namespace {

std::map<std::string, std::uint32_t> made_up_keys() {
    std::minstd_rand random(7);
    std::map<std::string, std::uint32_t> keys;
    for (int i = 0; i < 3000; ++i) {
        std::string key;
        for (auto letters = 1 + random() % 9; letters > 0; --letters) key += static_cast<char>('a' + random() % 5);
        keys[key] = static_cast<std::uint32_t>(1 + random() % 4);
    }
    return keys;
}

} // namespace

TEST_CASE("every key is found with its postings, no other key is") {
    const auto keys = made_up_keys();
    DictionaryWriter writer;
    for (const auto& [key, count] : keys) writer.add(key, count);
    writer.finish();
    const Dictionary dictionary(writer.blocks(), writer.bytes());
    std::uint32_t first = 0;
    std::uint32_t number = 0;
    std::string read;
    for (const auto& [key, count] : keys) {
        const auto found = dictionary.find(key);
        REQUIRE(found);
        CHECK(found->first == first);
        CHECK(found->count == count);
        REQUIRE(dictionary.at(number, read));
        CHECK(read == key);
        CHECK(keys.contains(key + "z") == dictionary.find(key + "z").has_value());
        CHECK(dictionary.has_prefix(key.substr(0, 2)));
        first += count;
        ++number;
    }
    CHECK_FALSE(dictionary.find(""));
    CHECK_FALSE(dictionary.find("zzz"));
    CHECK_FALSE(dictionary.has_prefix("f"));
    CHECK_FALSE(dictionary.at(number, read));
}

TEST_CASE("prefixes give their keys in order") {
    DictionaryWriter writer;
    for (const char* key : {"ab", "abc", "abd", "b"}) writer.add(key, 1);
    writer.finish();
    const Dictionary dictionary(writer.blocks(), writer.bytes());
    std::string all;
    dictionary.each_with_prefix("ab", [&all](std::string_view key, PostingRange) {
        all += fmt::format("{} ", key);
        return true;
    });
    CHECK(all == "ab abc abd ");
}

TEST_CASE("an empty or damaged dictionary is left unharmed") {
    CHECK_FALSE(Dictionary().find("a"));
    DictionaryWriter writer;
    for (int i = 0; i < 100; ++i) writer.add(fmt::format("key{:03}", i), 1);
    writer.finish();
    std::minstd_rand random(3);
    for (int round = 0; round < 200; ++round) {
        std::string bytes = writer.bytes();
        for (int i = 0; i < 5; ++i) bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFFU);
        const Dictionary damaged(writer.blocks(), bytes);
        (void)damaged.find("key050");
        std::string key;
        (void)damaged.at(77, key);
    }
}

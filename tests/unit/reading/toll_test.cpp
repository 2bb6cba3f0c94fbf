#include "reading/incidents/read_toll.hpp"

#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts::reading;

namespace {

const Lexicon& shipped() {
    static const Lexicon lexicon =
        Lexicon::load(std::filesystem::path(WHENABOUTS_SOURCE_DIR) / "assets" / "lexicons").value();
    return lexicon;
}

Toll toll(std::string_view text) {
    const Document document(text, shipped(), {});
    const SentenceFrame frame(document, 0);
    return read_toll(document, frame, {frame.first(), frame.last()});
}

using Number = std::optional<std::int64_t>;

} // namespace

TEST_CASE("counts stand before and behind the verb") {
    CHECK(toll("The bomb killed 12 people.").killed.best == Number(12));
    CHECK(toll("It fell on a house, killing three people and wounding twenty-one.").killed.best == Number(3));
    CHECK(toll("It fell on a house, killing three people and wounding twenty-one.").injured.best == Number(21));
    CHECK(toll("Two hundred villagers were killed.").killed.best == Number(200));
    CHECK(toll("A woman died in the fire.").killed.best == Number(1));
    CHECK(toll("The death toll rose to 1,204 on Friday.").killed.best == Number(1204));
    CHECK(toll("Троє людей загинули, ще дев'ятеро поранені.").killed.best == Number(3));
    CHECK(toll("Троє людей загинули, ще дев'ятеро поранені.").injured.best == Number(9));
}

TEST_CASE("bounds and vague counts are kept as such") {
    const auto least = toll("At least 20 people were killed.").killed;
    CHECK(least.low == Number(20));
    CHECK(least.best == Number(20));
    CHECK_FALSE(least.high);
    const auto most = toll("Up to 50 people were killed.").killed;
    CHECK_FALSE(most.best);
    CHECK(most.high == Number(50));
    const auto dozens = toll("The blast killed dozens of people.").killed;
    CHECK(dozens.low == Number(24));
    CHECK_FALSE(dozens.best);
    CHECK(toll("Nobody was killed.").killed.best == Number(0));
    CHECK(toll("Nobody was killed.").none_stated);
}

TEST_CASE("what is no count of people is none") {
    CHECK_FALSE(toll("A missile killed the mayor.").killed.best);
    CHECK_FALSE(toll("Some 40 birds were found dead.").killed.best);
    CHECK_FALSE(toll("Twelve houses were destroyed.").killed.best);
    CHECK_FALSE(toll("Shelling killed cattle 20 km away.").killed.best);
}

#include "gazetteer/document_names.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using gazetteer::DocumentName;

namespace {

core::Candidate candidate(std::string id, std::string country, std::string region, core::LonLat position, double score,
                          core::PlaceKind kind = core::PlaceKind::settlement) {
    core::Candidate out;
    out.place.id = std::move(id);
    out.place.name = kind == core::PlaceKind::settlement ? out.place.id : region;
    out.place.country = std::move(country);
    out.place.region = kind == core::PlaceKind::settlement ? std::move(region) : std::string{};
    out.place.kind = kind;
    out.place.position = position;
    out.score = score;
    return out;
}

DocumentName paris() {
    return {"paris",
            "Paris",
            false,
            {candidate("paris-fr", "FR", "Île-de-France", {2.35, 48.85}, 0.97),
             candidate("paris-tn", "US", "Tennessee", {-88.33, 36.30}, 0.01),
             candidate("paris-tx", "US", "Texas", {-95.56, 33.66}, 0.02)}};
}
DocumentName memphis() {
    return {"memphis", "Memphis", false, {candidate("memphis", "US", "Tennessee", {-90.05, 35.15}, 0.9)}};
}
DocumentName nashville() {
    return {"nashville", "Nashville", false, {candidate("nashville", "US", "Tennessee", {-86.78, 36.16}, 0.95)}};
}

} // namespace

TEST_CASE("alone, a name means the famous place, and the score leaves room for places that are not known") {
    std::vector<DocumentName> names{paris()};
    gazetteer::resolve_together(names);
    CHECK(names[0].candidates.front().place.id == "paris-fr");
    CHECK(names[0].candidates.front().score < 0.96);
    double sum = 0;
    for (const auto& c : names[0].candidates) sum += c.score;
    CHECK(sum < 1);
}

TEST_CASE("the company of other names outweighs fame, and says so") {
    std::vector<DocumentName> names{memphis(), paris(), nashville()};
    gazetteer::resolve_together(names);
    CHECK(names[1].candidates.front().place.id == "paris-tn");
    REQUIRE_FALSE(names[1].candidates.front().reasons.empty());
    CHECK(names[1].candidates.front().reasons.front() == "in Tennessee because the text names Memphis");
}

TEST_CASE("a name repeated is no witness for itself") {
    std::vector<DocumentName> names{paris(), paris(), paris(), paris(), memphis(), nashville()};
    gazetteer::resolve_together(names);
    for (std::size_t n = 0; n < 4; ++n) CHECK(names[n].candidates.front().place.id == "paris-tn");
}

TEST_CASE("what a person pinned stands first whatever the company") {
    std::vector<DocumentName> names{memphis(), paris(), nashville()};
    names[1].candidates.push_back(candidate("pin:paris", "UA", "Kharkiv Oblast", {36, 50}, 0.9));
    names[1].candidates.back().place.feature = "pin";
    gazetteer::resolve_together(names);
    CHECK(names[1].candidates.front().place.id == "pin:paris");
}

TEST_CASE("the container behind a comma decides") {
    std::vector<DocumentName> names{
        paris(),
        {"texas", "Texas", false, {candidate("texas", "US", "Texas", {-99.25, 31.25}, 0.9, core::PlaceKind::region)}},
        memphis()};
    names[0].inside_next = true;
    gazetteer::resolve_together(names);
    CHECK(names[0].candidates.front().place.id == "paris-tx");
    CHECK(names[0].candidates.front().reasons == std::vector<std::string>{"the name behind it says in what it lies"});
}

TEST_CASE("a hundred thousand names take time in step with their number") {
    std::vector<DocumentName> names; // all pairs of them would take minutes
    for (int i = 0; i < 100'000; ++i) names.push_back(i % 2 == 0 ? memphis() : paris());
    gazetteer::resolve_together(names);
    CHECK(names.back().candidates.front().place.id == "paris-tn");
}

TEST_CASE("what an outlet writes about makes its places likelier") {
    gazetteer::SourceProfile profile;
    for (int article = 0; article < 5; ++article)
        profile.learn({memphis().candidates.front(), nashville().candidates.front()});
    std::vector<DocumentName> names{paris()};
    gazetteer::resolve_together(names, &profile);
    CHECK(names[0].candidates.front().place.id == "paris-tn");
    CHECK(profile.weight(paris().candidates.front().place) == 0);

    const auto same = gazetteer::SourceProfile::from(profile.counts());
    CHECK(same.weight(nashville().candidates.front().place) == profile.weight(nashville().candidates.front().place));
}

TEST_CASE("unsure picks teach a profile nothing") {
    gazetteer::SourceProfile profile;
    profile.learn({candidate("somewhere", "US", "Ohio", {-83, 40}, 0.5)});
    CHECK(profile.weight(candidate("x", "US", "Ohio", {-83, 40}, 1).place) == 0);
}

TEST_CASE("no names, and names without candidates, are answers") {
    std::vector<DocumentName> none;
    gazetteer::resolve_together(none);
    std::vector<DocumentName> names{{"nowhere", "Nowhere", true, {}}, memphis(), {"nowhere", "Nowhere", false, {}}};
    gazetteer::resolve_together(names);
    CHECK(names[0].candidates.empty());
    CHECK(names[1].candidates.size() == 1);
}

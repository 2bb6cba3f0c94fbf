#include "gazetteer/region_codes.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using gazetteer::PlaceDraft;

namespace {

PlaceDraft region(std::string id, std::string code, std::uint16_t unit) {
    PlaceDraft out;
    out.id = std::move(id);
    out.kind = core::PlaceKind::region;
    out.region_code = std::move(code);
    out.units = {unit};
    return out;
}

PlaceDraft town(std::string code, std::uint16_t unit) {
    PlaceDraft out;
    out.region_code = std::move(code);
    out.unit = unit;
    return out;
}

} // namespace

TEST_CASE("a code that means another unit gives way to the polygon") {
    std::vector<PlaceDraft> places{region("ne:aude", "FR.11", 1),
                                   region("ne:paris", "FR.75", 2),
                                   region("ne:oblast", "UA.26", 3),
                                   town("FR.11", 2),
                                   town("FR.11", 2),
                                   town("FR.76", 1),
                                   town("UA.26", 3),
                                   town("UA.26", 9)};
    gazetteer::reconcile_regions(places);
    CHECK(places[3].region_code == places[1].region_code);
    CHECK(places[5].region_code == places[0].region_code);
    CHECK(places[0].region_code != "FR.11");
    CHECK(places[6].region_code == "UA.26");
    CHECK(places[7].region_code == "UA.26"); // half of the towns agree: the code holds
}

#include "gazetteer/index_writer.hpp"
#include "gazetteer/nearest_settlement.hpp"
#include "sample_index.hpp"

#include <random>

using namespace whenabouts;
using namespace whenabouts::gazetteer;

TEST_CASE("the nearest settlement is the one that a walk over all finds, at the poles and at 180 degrees too") {
    std::minstd_rand random(3);
    const auto degrees = [&random](double most) {
        return (static_cast<double>(random() % 2'000'001) / 1'000'000 - 1) * most;
    };
    std::vector<PlaceDraft> places;
    for (int i = 0; i < 400; ++i)
        places.push_back(sample::place("geonames:" + std::to_string(i + 1), core::PlaceKind::settlement, "UA", "",
                                       {degrees(180), i % 4 == 0 ? degrees(90) : degrees(60)}, i,
                                       {{format::NameClass::primary, "", "Place"}}));
    const auto file = sample::folder() / "nearest.idx";
    REQUIRE(write_index(std::move(places), {}, "sample", file));
    const auto index = Index::open(file);
    REQUIRE(index);
    for (int i = 0; i < 2000; ++i) {
        const core::LonLat point{i % 10 == 0 ? 180.0 : degrees(180),
                                 i % 7 == 0 ? 90.0 - degrees(0.5) * degrees(0.5) : degrees(90)};
        if (!core::is_valid(point)) continue;
        double best = 1e9;
        for (Entity entity = 0; entity < index->size(); ++entity)
            best = std::min(best, core::distance_m(point, index->position(entity)));
        const auto found = nearest_settlement(*index, point);
        REQUIRE(found);
        CHECK(core::distance_m(point, index->position(*found)) == doctest::Approx(best));
    }
}

#include "gazetteer/build_index.hpp"

#include "core/output_file.hpp"
#include "gazetteer/hand_tables.hpp"
#include "gazetteer/pack_tables.hpp"
#include "gazetteer/region_codes.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::gazetteer {
namespace {

void set_units(const geodata::Pack& pack, std::vector<PlaceDraft>& places) {
    for (PlaceDraft& place : places) {
        if (place.unit != 0xFFFF || place.kind == core::PlaceKind::country) continue;
        if (const auto near = pack.unit_near(place.position)) place.unit = static_cast<std::uint16_t>(near->unit);
    }
}

} // namespace

core::Result<IndexCounts> build_index(const std::filesystem::path& folder, const std::filesystem::path& lexicons,
                                      const std::filesystem::path& output) {
    auto pack = geodata::Pack::open(folder);
    if (!pack) return tl::unexpected(pack.error());
    std::vector<PlaceDraft> places;
    if (auto read = read_settlements(folder / "places.tsv", places); !read) return tl::unexpected(read.error());
    const std::size_t settlements = places.size();
    if (auto read = read_regions(folder / "regions.tsv", *pack, places); !read) return tl::unexpected(read.error());
    if (auto read = read_districts(folder / "admin2.tsv", places); !read) return tl::unexpected(read.error());
    if (auto read = read_countries(folder / "countries.tsv", *pack, places); !read) return tl::unexpected(read.error());
    if (auto read = read_airports(folder / "airports.tsv", places); !read) return tl::unexpected(read.error());
    if (auto read = read_hand_tables(folder, *pack, places); !read) return tl::unexpected(read.error());
    auto generic_words = read_generic_words(lexicons / "generic_words.tsv");
    if (!generic_words) return tl::unexpected(generic_words.error());
    set_units(*pack, places);
    reconcile_regions(places);
    add_extents(places);
    add_populations(places);
    const std::string edition =
        fmt::format("GeoNames 2023-03-05 ({} settlements, {} places)", settlements, places.size());
    auto counts = write_index(std::move(places), std::move(*generic_words), edition, output);
    if (!counts) return counts;
    auto written = core::write_file(output.parent_path() / "places.version", edition + "\n", true);
    if (!written) return tl::unexpected(written.error());
    return counts;
}

} // namespace whenabouts::gazetteer

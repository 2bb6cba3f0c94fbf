#include "gazetteer/add_layer.hpp"

#include "gazetteer/table_rows.hpp"
#include "unicode/fold.hpp"
#include "unicode/utf8.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;
using format::NameClass;

std::string feature_of(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::settlement:
        return "P.PPL";
    case PlaceKind::region:
        return "A.ADM1";
    case PlaceKind::district:
        return "A.ADM2";
    case PlaceKind::country:
        return "A.PCLI";
    case PlaceKind::water:
        return "H";
    case PlaceKind::physical:
        return "T";
    case PlaceKind::airport:
        return "S.AIRP";
    case PlaceKind::facility:
        return "S";
    default:
        return "L.AREA";
    }
}

/// Empty = fine.
std::string problem_of(const ogr::LayerRow& row) {
    if (!row.problem.empty()) return row.problem;
    if (row.name.find_first_not_of(" \t") == std::string::npos) return "has no name";
    if (unicode::first_invalid_byte(row.name)) return "its name is not UTF-8";
    constexpr std::size_t longest = 255;
    if (row.name.size() > longest) return "its name is longer than 255 bytes";
    return {};
}

PlaceDraft to_place(ogr::LayerRow row, const LayerSense& sense) {
    PlaceDraft place;
    const auto told = sense.words.find(unicode::fold(row.kind));
    place.kind = told == sense.words.end() ? sense.kind : told->second;
    place.feature = feature_of(place.kind);
    std::erase(row.id, '\0');
    if (row.id.empty())
        place.id = fmt::format("{}:{}", sense.prefix, row.number);
    else
        place.id = row.id.find(':') != std::string::npos ? row.id : fmt::format("{}:{}", sense.prefix, row.id);
    if (row.country.size() == 2) {
        for (char& c : row.country)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        place.country = row.country;
    }
    place.position = row.position;
    place.population = row.population;
    place.box = row.box;
    constexpr double point_m = 1'000; // a point says nothing of the extent
    place.radius_m = row.box ? row.radius_m : point_m;
    place.names.push_back({NameClass::primary, sense.language, std::move(row.name)});
    for (std::string& name : row.names)
        if (!unicode::first_invalid_byte(name)) place.names.push_back({NameClass::official, {}, std::move(name)});
    return place;
}

} // namespace

core::Result<KindWords> read_kind_words(const std::filesystem::path& file) {
    KindWords out;
    constexpr std::array<std::string_view, 2> columns{"word", "kind"};
    auto read = each_row(file, columns, [&out](const auto& row) {
        if (const auto kind = core::parse_place_kind(row[1])) out.emplace(unicode::fold(row[0]), *kind);
    });
    if (!read) return tl::unexpected(read.error());
    return out;
}

core::Result<RowCounts> add_layer(ogr::LayerReader& layer, const LayerSense& sense, FurtherBuilder& builder,
                                  const BadRow& bad_row, const Progress& progress) {
    RowCounts counts;
    ogr::LayerRow row;
    while (true) {
        constexpr std::uint64_t now_and_then = 1024;
        if (counts.rows % now_and_then == 0 && progress && !progress("reading features", counts.rows, layer.total()))
            return core::refused(layer.name(), "stopped", "nothing was changed");
        const auto more = layer.next(row);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        ++counts.rows;
        if (std::string problem = problem_of(row); !problem.empty()) {
            ++counts.skipped;
            const core::Error error{core::Error::Kind::unreadable, layer.name(), row.number, std::move(problem), {}};
            if (!bad_row(error)) return tl::unexpected(error);
            continue;
        }
        if (auto added = builder.add(to_place(std::move(row), sense), 0); !added) return tl::unexpected(added.error());
    }
    if (builder.place_count() == 0)
        return core::refused(layer.name(), "holds no feature that can be used", "see the rows reported");
    return counts;
}

} // namespace whenabouts::gazetteer

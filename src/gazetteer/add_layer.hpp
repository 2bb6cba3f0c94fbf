#pragma once
#include "core/place.hpp"
#include "core/result.hpp"
#include "gazetteer/add_geonames.hpp"
#include "gazetteer/further_builder.hpp"
#include "ogr/layer_reader.hpp"

#include <filesystem>
#include <string>
#include <unordered_map>

namespace whenabouts::gazetteer {

/// Folded words of a layer's kind column ("village", "river", "aerodrome") and what they tell.
using KindWords = std::unordered_map<std::string, core::PlaceKind>;
/// Reads assets/lexicons/layer_kinds.tsv.
[[nodiscard]] core::Result<KindWords> read_kind_words(const std::filesystem::path& file);

/// How the features of a layer become places.
struct LayerSense {
    std::string prefix;                               ///< of ids: "NAME:12"
    core::PlaceKind kind = core::PlaceKind::facility; ///< where the kind column tells none
    std::string language{};                           ///< of the names; empty = unknown
    KindWords words{};
};

/// Feeds the features of a layer into a builder. A feature without name or geometry is a bad row, its "line" the
/// number of the feature. Refused when none can be used.
[[nodiscard]] core::Result<RowCounts> add_layer(ogr::LayerReader& layer, const LayerSense& sense,
                                                FurtherBuilder& builder, const BadRow& bad_row,
                                                const Progress& progress);

} // namespace whenabouts::gazetteer

#pragma once
#include "basemap/basemap.hpp"
#include "scene/area_mask.hpp"
#include "scene/compose.hpp"
#include "scene/label_board.hpp"
#include "scene/plotter.hpp"

#include <vector>

namespace whenabouts::scene {

/// What the names of a map are made from.
struct LabelSources {
    const basemap::Basemap& basemap;
    const Plotter& plotter;
    const Style& style;
    const LabelOptions& options;
    const AreaMask* land = nullptr; ///< the land as drawn, for telling water; may be missing
    const Path* land_path = nullptr;
    double metres_per_px_96 = 1000;
    std::vector<basemap::Label> labels;
    const std::vector<Mark>* marks = nullptr; ///< where incidents were drawn
};

void put_strong_regions(LabelBoard& board, const LabelSources& from);
void put_countries(LabelBoard& board, const LabelSources& from);
void put_regions(LabelBoard& board, const LabelSources& from);
void put_seas(LabelBoard& board, const LabelSources& from);
void put_lakes(LabelBoard& board, const LabelSources& from);
void put_physical(LabelBoard& board, const LabelSources& from);
/// Towns from `first_rank` to `last_rank`, best first, with their marks.
void put_towns(LabelBoard& board, const LabelSources& from, int first_rank, int last_rank);
void put_rivers(LabelBoard& board, const LabelSources& from);

} // namespace whenabouts::scene

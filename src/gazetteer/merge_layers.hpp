#pragma once
#include "gazetteer/impl.hpp"

#include <vector>

namespace whenabouts::gazetteer {

/// Puts the ranked hits of the built-in index (first) and of the further gazetteers (in their order) into one ranking.
/// All weigh by the same rule, so that weights compare. What one gazetteer has by its name outranks what another has by
/// a near spelling only; a place that several have is kept once; borrowed entries answer nothing. Sets Hit::layer.
[[nodiscard]] std::vector<Hit> merge_layers(const Gazetteer::Impl& impl, std::vector<std::vector<Hit>> ranked);

} // namespace whenabouts::gazetteer

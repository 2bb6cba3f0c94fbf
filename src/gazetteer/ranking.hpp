#pragma once
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/hit.hpp"

#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// The likelihood of a place before anything is asked: people, rank, fame; a natural logarithm.
[[nodiscard]] double prior_weight(const Index& index, Entity entity);

/// Weighs every hit for the query as typed, orders them, folds the several entries of one place. Best first.
void rank(const Index& index, std::string_view query, const Lookup& lookup, std::vector<Hit>& hits);

/// 0 … 1 for each of the ranked hits: its share of the odds, lowered where the name itself was met loosely.
[[nodiscard]] std::vector<double> scores(const std::vector<Hit>& hits);

} // namespace whenabouts::gazetteer

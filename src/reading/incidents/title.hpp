#pragma once
#include "reading/incidents/event.hpp"
#include "taxonomy/taxonomy.hpp"

#include <string>

namespace whenabouts::reading {

/// A headline for people, at most 120 code points: "Ballistic missile lands in an open field, Zaporizhzhia region",
/// "Flood kills at least 9 in Thrissur".
[[nodiscard]] std::string title_of(const Event& event, const Document& document, const taxonomy::Taxonomy& taxonomy);

} // namespace whenabouts::reading

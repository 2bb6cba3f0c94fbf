#pragma once
#include "reading/toponyms/mention.hpp"

#include <vector>

namespace whenabouts::reading {

/// Fills governor, phrase, lists, containers and adjective use of resolved mentions from the words around them.
void attach_syntax(const Document& document, std::vector<PlaceMention>& mentions);

} // namespace whenabouts::reading

#pragma once
#include "reading/toponyms/mention.hpp"

#include <vector>

namespace whenabouts::reading {

/// Finds "NAIROBI, Kenya (AP) —" or "KYIV, Jan 10 (Reuters) -" at the head of one of the first sentences, tells the
/// document and marks the mentions inside it.
void find_dateline(Document& document, std::vector<PlaceMention>& mentions);

} // namespace whenabouts::reading

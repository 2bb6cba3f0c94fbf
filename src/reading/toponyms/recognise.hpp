#pragma once
#include "gazetteer/gazetteer.hpp"
#include "reading/toponyms/mention.hpp"

#include <vector>

namespace whenabouts::reading {

/// Finds the place names of a document by gazetteer and context: person names, organisations and words that only look
/// like names are left out or labelled. Marks the tokens that names cover. Candidates are those of the gazetteer, not
/// yet ranked by context.
[[nodiscard]] std::vector<PlaceMention> recognise(Document& document, const gazetteer::Gazetteer& gazetteer);

/// The same for stretches that are known to be place names (bytes); every one gives a mention, with no candidates when
/// unknown.
[[nodiscard]] std::vector<PlaceMention> given_mentions(Document& document, const gazetteer::Gazetteer& gazetteer,
                                                       const std::vector<ByteSpan>& spans);

} // namespace whenabouts::reading

#pragma once
#include "gazetteer/generic_words.hpp"
#include "gazetteer/place_draft.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// Further keys under which a name is found, besides its own folded form: ä/ö/ü as ae/oe/ue, without a bracketed part,
/// without generic words ("Kherson Oblast" → "kherson"), Cyrillic in Latin letters. May repeat; may hold the name's own
/// key.
[[nodiscard]] std::vector<std::string> derived_keys(const PlaceDraft& place, const NameDraft& name,
                                                    std::string_view key, const FindGeneric& find_generic);

} // namespace whenabouts::gazetteer

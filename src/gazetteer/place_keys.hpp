#pragma once
#include "gazetteer/generic_words.hpp"
#include "gazetteer/place_draft.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace whenabouts::gazetteer {

/// The keys under which one place is found, each with the name that stands for it.
struct PlaceKeys {
    struct Kept {
        std::size_t name = 0; ///< in `names`
        bool derived = false;
    };
    std::vector<const NameDraft*> names; ///< worth keeping, the display name first
    std::unordered_map<std::string, Kept> keys;
};

/// Folds the names of a place, derives further spellings, leaves out what nobody types. Points into `place`.
[[nodiscard]] PlaceKeys keys_of(const PlaceDraft& place, const FindGeneric& find_generic);

} // namespace whenabouts::gazetteer

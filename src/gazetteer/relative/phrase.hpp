#pragma once
#include "gazetteer/relative/lexicon.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer::relative {

/// How a place is told by others.
enum class Relation : std::uint8_t {
    offset,       ///< "20 km NW of X"
    ring,         ///< "30 km from X"
    within,       ///< "within 30 km of X"
    near,         ///< "near X"
    outside,      ///< "outside X", "outskirts of X"
    direction_of, ///< "north of X": beyond it
    part,         ///< "northern X": inside it
    between,      ///< "between A and B"
    road,         ///< "on the road from A to B"
    border,       ///< "the A–B border"
    coast         ///< "off the coast of X"
};

/// A phrase taken apart; the names are not looked up yet.
struct Phrase {
    Relation relation = Relation::near;
    std::vector<std::string> names; ///< as written, without the words around
    std::optional<double> distance_m;
    double distance_half_step_m = 0; ///< half a step of the number's last digit
    std::optional<double> bearing_deg;
    bool centre = false;      ///< "central X"
    bool countryside = false; ///< the region of the town is meant
};

/// Nothing when the text is no such phrase. The text is UTF-8; linear in it but for names with many hyphens.
[[nodiscard]] std::optional<Phrase> parse_phrase(std::string_view text, const Lexicon& lexicon);

} // namespace whenabouts::gazetteer::relative

#include "gazetteer/typed/hemispheres.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::gazetteer::typed {
namespace {

// Letters and words of notations, as maps and chats write them. "O" is missing: east in German, west in French.
constexpr std::array hemispheres{
    Hemisphere{"n", Axis::lat, 1},
    Hemisphere{"s", Axis::lat, -1},
    Hemisphere{"e", Axis::lon, 1},
    Hemisphere{"w", Axis::lon, -1},
    Hemisphere{"lat", Axis::lat, 0},
    Hemisphere{"latitude", Axis::lat, 0},
    Hemisphere{"lon", Axis::lon, 0},
    Hemisphere{"lng", Axis::lon, 0},
    Hemisphere{"long", Axis::lon, 0},
    Hemisphere{"longitude", Axis::lon, 0},
    Hemisphere{"north", Axis::lat, 1},
    Hemisphere{"south", Axis::lat, -1},
    Hemisphere{"east", Axis::lon, 1},
    Hemisphere{"west", Axis::lon, -1},
    Hemisphere{"nord", Axis::lat, 1},
    Hemisphere{"sud", Axis::lat, -1},
    Hemisphere{"est", Axis::lon, 1},
    Hemisphere{"ost", Axis::lon, 1},
    Hemisphere{"ouest", Axis::lon, -1},
    Hemisphere{"norte", Axis::lat, 1},
    Hemisphere{"sur", Axis::lat, -1},
    Hemisphere{"este", Axis::lon, 1},
    Hemisphere{"oeste", Axis::lon, -1},
    Hemisphere{"breite", Axis::lat, 0},
    Hemisphere{"lange", Axis::lon, 0},
    // Russian and Ukrainian: letters, abbreviations, words
    Hemisphere{"сш", Axis::lat, 1},
    Hemisphere{"юш", Axis::lat, -1},
    Hemisphere{"вд", Axis::lon, 1},
    Hemisphere{"зд", Axis::lon, -1},
    Hemisphere{"пнш", Axis::lat, 1},
    Hemisphere{"пдш", Axis::lat, -1},
    Hemisphere{"схд", Axis::lon, 1},
    Hemisphere{"зхд", Axis::lon, -1},
    Hemisphere{"широта", Axis::lat, 0},
    Hemisphere{"долгота", Axis::lon, 0},
    Hemisphere{"довгота", Axis::lon, 0},
    Hemisphere{"с", Axis::lat, 1},
    Hemisphere{"ю", Axis::lat, -1},
    Hemisphere{"в", Axis::lon, 1},
    Hemisphere{"з", Axis::lon, -1},
    Hemisphere{"пн", Axis::lat, 1},
    Hemisphere{"пд", Axis::lat, -1},
    Hemisphere{"сх", Axis::lon, 1},
    Hemisphere{"зх", Axis::lon, -1},
    // Arabic
    Hemisphere{"شمالا", Axis::lat, 1},
    Hemisphere{"جنوبا", Axis::lat, -1},
    Hemisphere{"شرقا", Axis::lon, 1},
    Hemisphere{"غربا", Axis::lon, -1},
    Hemisphere{"شمال", Axis::lat, 1},
    Hemisphere{"جنوب", Axis::lat, -1},
    Hemisphere{"شرق", Axis::lon, 1},
    Hemisphere{"غرب", Axis::lon, -1},
};

} // namespace

const Hemisphere* find_hemisphere(std::string_view folded_word) {
    const auto at = std::find_if(hemispheres.begin(), hemispheres.end(),
                                 [folded_word](const Hemisphere& h) { return h.word == folded_word; });
    return at == hemispheres.end() ? nullptr : &*at;
}

} // namespace whenabouts::gazetteer::typed

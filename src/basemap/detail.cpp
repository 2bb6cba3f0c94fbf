#include "basemap/basemap.hpp"

namespace whenabouts::basemap {

geodata::Detail Basemap::detail_for(double metres_per_px) {
    // A detail of the level's size covers at most about a pixel and a half.
    if (metres_per_px >= 11'000) return geodata::Detail::km16;
    if (metres_per_px >= 2'700) return geodata::Detail::km4;
    if (metres_per_px >= 650) return geodata::Detail::km1;
    return geodata::Detail::full;
}

} // namespace whenabouts::basemap

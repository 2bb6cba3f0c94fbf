#pragma once
#include "canvas/canvas.hpp"
#include "image/image.hpp"
#include "scene/density_raster.hpp"

#include <span>

namespace whenabouts::viewer {

/// A picture at whole pixels of the map.
struct PlacedPicture {
    const image::Image* picture = nullptr;
    int left = 0, top = 0;
};

/// A picture that is to be that large on the map.
struct ScaledPicture {
    const image::Image* picture = nullptr;
    int left = 0, top = 0, width = 0, height = 0;
};

// The map is put together on the processor, which there is several times as fast as blending textures by a software
// renderer. Rows are shared out to all cores.

/// Opaque tiles on a ground of one colour; tiles of another size are scaled smoothly.
void compose_ground(image::Image& to, canvas::Colour empty, std::span<const ScaledPicture> tiles);
/// The ground (as large as `to`), the density, the overlay. `density` may be null; `overlay` without a picture is none.
/// The lowest row comes first, as OpenGL copies it.
void compose_map(image::Image& to, const image::Image& ground, const scene::DensityRaster* density,
                 const PlacedPicture& overlay);

} // namespace whenabouts::viewer

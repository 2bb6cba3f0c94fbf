#pragma once
#include "core/result.hpp"
#include "image/image.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whenabouts::image {

/// What a PNG says about itself. There is no time chunk: equal pictures are equal files.
struct PngNotes {
    double dpi = 0; ///< written as pHYs; 0 = leave out
    std::vector<std::pair<std::string, std::string>>
        texts; ///< keyword ("Title", "Copyright", "Software", …), UTF-8 value
};

/// The bytes of a PNG file (PNG specification, third edition): RGB when every pixel is opaque, else RGBA. Latin-1
/// values become tEXt chunks, others iTXt. `effort` 1 … 12 trades time for size; 6 is about libpng's own level 6.
/// Deterministic for one version of the compression library; safe from any thread.
[[nodiscard]] std::string encode_png(const Image& image, const PngNotes& notes = {}, int effort = 6);

/// encode_png() into a file that appears whole or not at all.
[[nodiscard]] core::Result<void> write_png(const std::filesystem::path& path, const Image& image, const PngNotes& notes,
                                           bool replace);

/// Any PNG as straight RGBA. `where` names the input in errors. Refuses pictures above 16,384 × 16,384 pixels.
[[nodiscard]] core::Result<Image> decode_png(std::string_view bytes, const std::string& where);
[[nodiscard]] core::Result<Image> read_png(const std::filesystem::path& path);

} // namespace whenabouts::image

#include "core/output_file.hpp"
#include "image/png.hpp"

#include <fmt/format.h>
#include <memory>
#include <spng.h>

namespace whenabouts::image {

namespace {

constexpr std::uint32_t most_px = 16384;
/// Ancillary chunks are limited too: a PNG bomb may hide in a text chunk.
constexpr std::size_t most_chunk_bytes = std::size_t{64} << 20;

struct FreeContext {
    void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};

auto bad(const std::string& where, int code) {
    return core::unreadable(where, fmt::format("not a readable PNG picture ({})", spng_strerror(code)),
                            "give a whole PNG file");
}

} // namespace

core::Result<Image> decode_png(std::string_view bytes, const std::string& where) {
    const std::unique_ptr<spng_ctx, FreeContext> context(spng_ctx_new(0));
    spng_set_image_limits(context.get(), most_px, most_px);
    spng_set_chunk_limits(context.get(), most_chunk_bytes, most_chunk_bytes);
    spng_set_crc_action(context.get(), SPNG_CRC_ERROR, SPNG_CRC_DISCARD);
    if (const int code = spng_set_png_buffer(context.get(), bytes.data(), bytes.size())) return bad(where, code);
    spng_ihdr header{};
    if (const int code = spng_get_ihdr(context.get(), &header)) return bad(where, code);
    Image image(static_cast<int>(header.width), static_cast<int>(header.height));
    if (const int code =
            spng_decode_image(context.get(), image.rgba.data(), image.rgba.size(), SPNG_FMT_RGBA8, SPNG_DECODE_TRNS))
        return bad(where, code);
    return image;
}

core::Result<Image> read_png(const std::filesystem::path& path) {
    return core::read_file(path).and_then(
        [&path](const std::string& bytes) { return decode_png(bytes, path.string()); });
}

} // namespace whenabouts::image

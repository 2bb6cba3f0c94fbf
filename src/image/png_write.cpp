#include "core/output_file.hpp"
#include "image/png.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <libdeflate.h>
#include <memory>
#include <span>

namespace whenabouts::image {

namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1a\n", 8);

void put_u32(std::string& out, std::size_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>((value >> shift) & 0xFF));
}

/// length, type, content, CRC of type and content (PNG specification 5.3).
void put_chunk(std::string& out, std::string_view type, std::string_view content) {
    put_u32(out, content.size());
    const std::size_t from = out.size();
    out.append(type);
    out.append(content);
    put_u32(out, libdeflate_crc32(0, out.data() + from, out.size() - from));
}

/// The text in Latin-1 when it has only printable characters of that set and line feeds, as tEXt demands.
bool to_latin1(std::string_view utf8, std::string& latin1) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        if (lead == '\n' || (lead >= 0x20 && lead < 0x7F)) {
            latin1.push_back(utf8[i]);
            continue;
        }
        if ((lead != 0xC2 && lead != 0xC3) || i + 1 == utf8.size()) return false;
        const auto next = static_cast<unsigned char>(utf8[++i]);
        if (lead == 0xC2 && next < 0xA0) return false;
        latin1.push_back(static_cast<char>(((lead & 3U) << 6U) | (next & 0x3FU)));
    }
    return true;
}

void put_text(std::string& out, std::string keyword, std::string_view value) {
    std::erase_if(keyword, [](char c) { return c < 0x20 || c > 0x7E; });
    keyword.resize(std::min<std::size_t>(keyword.size(), 79));
    if (keyword.empty() || value.empty()) return;
    keyword.push_back('\0');
    std::string clean(value);
    std::replace(clean.begin(), clean.end(), '\0', ' ');
    std::string latin1;
    if (to_latin1(clean, latin1)) return put_chunk(out, "tEXt", keyword + latin1);
    put_chunk(out, "iTXt",
              keyword + std::string(4, '\0') + clean); // not compressed, no language, no translated keyword
}

/// How a row is told from its left neighbours or the row above (PNG specification 9.2).
enum class Filter : std::uint8_t { none = 0, sub = 1, up = 2 };

/// RGB or RGBA rows, each after its filter byte.
class Rows {
  public:
    Rows(const Image& image, bool opaque)
        : m_image(image), m_channels(opaque ? 3 : 4), m_row(stride()), m_above(stride()) {}

    /// Appends rows [first, end) to `out`.
    void append(int first, int end, Filter filter, std::vector<std::uint8_t>& out) {
        if (first > 0)
            load(first - 1);
        else
            std::fill(m_row.begin(), m_row.end(), std::uint8_t{0});
        for (int y = first; y < end; ++y) {
            m_row.swap(m_above);
            load(y);
            out.push_back(static_cast<std::uint8_t>(filter));
            append(filter, out);
        }
    }
    [[nodiscard]] std::size_t stride() const { return static_cast<std::size_t>(m_image.width_px) * m_channels; }

  private:
    void load(int y) {
        const std::uint8_t* pixel = m_image.rgba.data() + m_image.offset(0, y);
        if (m_channels == 4) {
            std::memcpy(m_row.data(), pixel, m_row.size());
            return;
        }
        for (std::size_t at = 0; at < m_row.size(); at += 3, pixel += 4) std::memcpy(m_row.data() + at, pixel, 3);
    }
    void append(Filter filter, std::vector<std::uint8_t>& out) {
        const std::size_t from = out.size();
        out.insert(out.end(), m_row.begin(), m_row.end());
        std::uint8_t* to = out.data() + from;
        if (filter == Filter::sub)
            for (std::size_t i = m_channels; i < m_row.size(); ++i)
                to[i] = static_cast<std::uint8_t>(m_row[i] - m_row[i - m_channels]);
        if (filter == Filter::up)
            for (std::size_t i = 0; i < m_row.size(); ++i) to[i] = static_cast<std::uint8_t>(m_row[i] - m_above[i]);
    }

    const Image& m_image;
    std::size_t m_channels;
    std::vector<std::uint8_t> m_row, m_above;
};

bool is_opaque(const Image& image) {
    std::uint8_t all = 255;
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) all &= image.rgba[i];
    return all == 255;
}

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

std::string zlib(std::span<const std::uint8_t> bytes, int effort) {
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(
        libdeflate_alloc_compressor(std::clamp(effort, 1, 12)));
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

/// The filter under which a sample of the picture is smallest: none for maps (flat colours, sharp edges), others for
/// photographs and relief.
Filter best_filter(const Image& image, Rows& rows) {
    constexpr int sample_rows = 8;
    constexpr int sample_every = 192;
    Filter best = Filter::none;
    std::size_t least = 0;
    for (const Filter filter : {Filter::none, Filter::sub, Filter::up}) {
        std::vector<std::uint8_t> sample;
        for (int y = 0; y < image.height_px; y += sample_every)
            rows.append(y, std::min(y + sample_rows, image.height_px), filter, sample);
        const std::size_t size = zlib(sample, 1).size();
        if (filter != Filter::none && size >= least) continue;
        least = size;
        best = filter;
    }
    return best;
}

std::string pixels_of(const Image& image, bool opaque, int effort) {
    if (image.empty()) return zlib({}, effort);
    Rows rows(image, opaque);
    const Filter filter = best_filter(image, rows);
    std::vector<std::uint8_t> bytes;
    bytes.reserve((rows.stride() + 1) * static_cast<std::size_t>(image.height_px));
    rows.append(0, image.height_px, filter, bytes);
    return zlib(bytes, effort);
}

} // namespace

std::string encode_png(const Image& image, const PngNotes& notes, int effort) {
    const bool opaque = is_opaque(image);
    std::string out(signature);
    std::string header;
    put_u32(header, static_cast<std::size_t>(image.width_px));
    put_u32(header, static_cast<std::size_t>(image.height_px));
    const char colour_type = opaque ? 2 : 6;
    header += std::string{8, colour_type, 0, 0, 0};
    put_chunk(out, "IHDR", header);
    put_chunk(out, "sRGB", std::string_view("\0", 1)); // perceptual
    if (notes.dpi > 0 && notes.dpi < 1e6) {
        const auto per_metre = static_cast<std::size_t>(std::lround(notes.dpi / 0.0254));
        std::string density;
        put_u32(density, per_metre);
        put_u32(density, per_metre);
        density.push_back(1);
        put_chunk(out, "pHYs", density);
    }
    for (const auto& [keyword, value] : notes.texts) put_text(out, keyword, value);
    put_chunk(out, "IDAT", pixels_of(image, opaque, effort));
    put_chunk(out, "IEND", {});
    return out;
}

core::Result<void> write_png(const std::filesystem::path& path, const Image& image, const PngNotes& notes,
                             bool replace) {
    return core::write_file(path, encode_png(image, notes), replace);
}

} // namespace whenabouts::image

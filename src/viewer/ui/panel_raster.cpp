#include "viewer/ui/panel_raster.hpp"

#include "viewer/map/bands.hpp"
#include "viewer/map/blend.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <imgui.h>
#include <vector>

namespace whenabouts::viewer {

namespace {

/// A corner in framebuffer pixels and texels.
struct Corner {
    float x = 0, y = 0, u = 0, v = 0;
    std::uint32_t colour = 0;
};

/// Triangles with one texture and one clip rectangle (half-open pixels).
struct Job {
    const ImDrawVert* vertices = nullptr;
    const ImDrawIdx* indices = nullptr;
    std::size_t count = 0; ///< of indices
    int left = 0, top = 0, right = 0, bottom = 0;
    PanelTexture texture;
    ImVec2 origin, scale;

    [[nodiscard]] Corner corner(std::size_t at) const {
        const ImDrawVert& from = vertices[indices[at]];
        return {(from.pos.x - origin.x) * scale.x, (from.pos.y - origin.y) * scale.y,
                from.uv.x * static_cast<float>(texture.width), from.uv.y * static_cast<float>(texture.height),
                from.col};
    }
};

/// a · b / 255, rounded.
std::uint32_t product(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t t = a * b + 128;
    return (t + (t >> 8U)) >> 8U;
}

std::uint32_t tinted(std::uint32_t texel, std::uint32_t colour) {
    if (texel == 0xFFFFFFFFU) return colour;
    const std::uint32_t alpha = product(texel >> 24U, colour >> 24U) << 24U;
    if ((texel & 0xFFFFFFU) == 0xFFFFFFU) return (colour & 0xFFFFFFU) | alpha;
    return product(texel & 255U, colour & 255U) | product(texel >> 8U & 255U, colour >> 8U & 255U) << 8U |
           product(texel >> 16U & 255U, colour >> 16U & 255U) << 16U | alpha;
}

std::uint32_t texel_at(const PanelTexture& from, int x, int y) {
    x = std::clamp(x, 0, from.width - 1);
    y = std::clamp(y, 0, from.height - 1);
    return from.pixels[static_cast<std::ptrdiff_t>(y) * from.width + x];
}

/// Between the middles of texels, as OpenGL's linear filter.
std::uint32_t sample(const PanelTexture& from, float u, float v) {
    const float x = std::floor(u - 0.5F), y = std::floor(v - 0.5F);
    const auto right = static_cast<std::uint32_t>((u - 0.5F - x) * 256),
               down = static_cast<std::uint32_t>((v - 0.5F - y) * 256);
    const int i = static_cast<int>(x), k = static_cast<int>(y);
    return mixed(mixed(texel_at(from, i, k), texel_at(from, i + 1, k), right),
                 mixed(texel_at(from, i, k + 1), texel_at(from, i + 1, k + 1), right), down);
}

// The first pixel whose middle lies behind an edge, so that neighbours share no pixel and leave none out. A middle on
// the edge counts to the right, but upwards: OpenGL, whose rows rise, does the same.
int first_column(float edge) {
    return static_cast<int>(std::ceil(std::clamp(edge, -1e6F, 1e6F) - 0.5F));
}
int first_row(float edge) {
    return static_cast<int>(std::floor(std::clamp(edge, -1e6F, 1e6F) - 0.5F)) + 1;
}

/// Draws jobs into rows [from, until) of a picture whose lowest row comes first.
class Band {
  public:
    Band(image::Image& to, int from, int until)
        : m_pixels(reinterpret_cast<std::uint32_t*>(to.rgba.data())), m_width(to.width_px), m_height(to.height_px),
          m_from(from), m_until(until) {}

    [[nodiscard]] std::uint32_t* row(int y) const {
        return m_pixels + static_cast<std::ptrdiff_t>(m_height - 1 - y) * m_width;
    }

    void draw(const Job& job) {
        m_left = std::max(0, job.left);
        m_right = std::min(m_width, job.right);
        m_top = std::max(m_from, job.top);
        m_bottom = std::min(m_until, job.bottom);
        if (m_left >= m_right || m_top >= m_bottom) return;
        for (std::size_t i = 0; i + 3 <= job.count;) {
            if (i + 6 <= job.count && rectangle(job, i)) {
                i += 6;
                continue;
            }
            triangle(job.texture, {job.corner(i), job.corner(i + 1), job.corner(i + 2)});
            i += 3;
        }
    }

  private:
    /// Two triangles that make an upright rectangle of one colour: a fill, a letter, a picture.
    bool rectangle(const Job& job, std::size_t i) {
        const ImDrawIdx* const at = job.indices + i;
        if (at[0] != at[3] || at[2] != at[4]) return false;
        const Corner a = job.corner(i), b = job.corner(i + 1), c = job.corner(i + 2), d = job.corner(i + 5);
        if (a.x != d.x || b.x != c.x || a.y != b.y || c.y != d.y || a.u != d.u || b.u != c.u || a.v != b.v ||
            c.v != d.v || a.colour != b.colour || a.colour != c.colour || a.colour != d.colour || a.x > c.x ||
            a.y > c.y)
            return false;
        const int left = std::max(m_left, first_column(a.x)), right = std::min(m_right, first_column(c.x));
        const int top = std::max(m_top, first_row(a.y)), bottom = std::min(m_bottom, first_row(c.y));
        if (left >= right || top >= bottom || a.colour >> 24U == 0) return true;
        if (a.u == c.u && a.v == c.v) {
            const std::uint32_t ink = tinted(sample(job.texture, a.u, a.v), a.colour);
            for (int y = top; y < bottom; ++y) fill(row(y), left, right, ink);
            return true;
        }
        const float across = (c.u - a.u) / (c.x - a.x), down = (c.v - a.v) / (c.y - a.y);
        const float u = a.u + (static_cast<float>(left) + 0.5F - a.x) * across;
        const float v = a.v + (static_cast<float>(top) + 0.5F - a.y) * down;
        const auto on_texels = [](float at_texel, float step) {
            constexpr float near = 1.0F / 64;
            return std::abs(step - 1) < near / 8 && std::abs(at_texel - 0.5F - std::round(at_texel - 0.5F)) < near;
        };
        if (on_texels(u, across) && on_texels(v, down)) {
            const int first = static_cast<int>(std::lround(u - 0.5F)), upper = static_cast<int>(std::lround(v - 0.5F));
            if (first >= 0 && first + right - left <= job.texture.width) {
                for (int y = top; y < bottom; ++y) {
                    const int line = std::clamp(upper + y - top, 0, job.texture.height - 1);
                    letters(row(y), left, right,
                            job.texture.pixels + static_cast<std::ptrdiff_t>(line) * job.texture.width + first,
                            a.colour);
                }
                return true;
            }
        }
        for (int y = top; y < bottom; ++y) {
            std::uint32_t* const pixels = row(y);
            for (int x = left; x < right; ++x)
                pixels[x] = over(pixels[x], tinted(sample(job.texture, u + static_cast<float>(x - left) * across,
                                                          v + static_cast<float>(y - top) * down),
                                                   a.colour));
        }
        return true;
    }

    static void fill(std::uint32_t* pixels, int left, int right, std::uint32_t ink) {
        if (ink >> 24U == 0) return;
        if (ink >> 24U == 255)
            std::fill(pixels + left, pixels + right, ink);
        else
            for (int x = left; x < right; ++x) pixels[x] = over(pixels[x], ink);
    }

    static void letters(std::uint32_t* pixels, int left, int right, const std::uint32_t* texels, std::uint32_t colour) {
        for (int x = left; x < right; ++x) {
            const std::uint32_t texel = texels[x - left];
            if (texel >> 24U != 0) pixels[x] = over(pixels[x], tinted(texel, colour));
        }
    }

    /// Where an edge from the upper to the lower corner meets the middle of a row.
    static float edge_at(const Corner& upper, const Corner& lower, float y) {
        return upper.x + (y - upper.y) * ((lower.x - upper.x) / (lower.y - upper.y));
    }

    void triangle(const PanelTexture& texture, std::array<Corner, 3> corners) {
        std::sort(corners.begin(), corners.end(),
                  [](const Corner& a, const Corner& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
        const auto& [a, b, c] = corners;
        const int top = std::max(m_top, first_row(a.y)), bottom = std::min(m_bottom, first_row(c.y));
        if (top >= bottom) return;
        const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if (!(std::abs(area) > 0)) return; // flat, or not a number
        const bool one_texel = a.u == b.u && a.u == c.u && a.v == b.v && a.v == c.v;
        const bool one_colour = a.colour == b.colour && a.colour == c.colour;
        if (one_colour && a.colour >> 24U == 0) return;
        const std::uint32_t texel = one_texel ? sample(texture, a.u, a.v) : 0;
        // Each quantity as value at the first corner, change to the right, change downwards.
        const auto plane = [&](float fa, float fb, float fc) {
            const float right = ((fb - fa) * (c.y - a.y) - (fc - fa) * (b.y - a.y)) / area;
            const float down = ((fc - fa) * (b.x - a.x) - (fb - fa) * (c.x - a.x)) / area;
            return std::array<float, 3>{fa, right, down};
        };
        const auto channel = [](std::uint32_t colour, unsigned shift) {
            return static_cast<float>(colour >> shift & 255U);
        };
        std::array<std::array<float, 3>, 4> channels{};
        for (unsigned k = 0; k < 4 && !one_colour; ++k)
            channels[k] = plane(channel(a.colour, k * 8), channel(b.colour, k * 8), channel(c.colour, k * 8));
        const auto u = plane(a.u, b.u, c.u), v = plane(a.v, b.v, c.v);
        for (int y = top; y < bottom; ++y) {
            const float middle = static_cast<float>(y) + 0.5F;
            const float one = edge_at(a, c, middle);
            const float other = middle <= b.y && b.y > a.y ? edge_at(a, b, middle) : edge_at(b, c, middle);
            const int left = std::max(m_left, first_column(std::min(one, other)));
            const int right = std::min(m_right, first_column(std::max(one, other)));
            if (left >= right) continue;
            std::uint32_t* const pixels = row(y);
            if (one_colour && one_texel) {
                fill(pixels, left, right, tinted(texel, a.colour));
                continue;
            }
            const float dy = middle - a.y;
            for (int x = left; x < right; ++x) {
                const float dx = static_cast<float>(x) + 0.5F - a.x;
                const auto at = [&](const std::array<float, 3>& f) { return f[0] + dx * f[1] + dy * f[2]; };
                std::uint32_t colour = a.colour;
                if (!one_colour) {
                    colour = 0;
                    for (unsigned k = 0; k < 4; ++k)
                        colour |= static_cast<std::uint32_t>(std::clamp(at(channels[k]), 0.0F, 255.0F) + 0.5F)
                                  << (k * 8);
                }
                pixels[x] = over(pixels[x], tinted(one_texel ? texel : sample(texture, at(u), at(v)), colour));
            }
        }
    }

    std::uint32_t* m_pixels;
    int m_width, m_height, m_from, m_until;
    int m_left = 0, m_top = 0, m_right = 0, m_bottom = 0;
};

} // namespace

bool compose_window(image::Image& to, const WindowGround& ground, const ImDrawData& panels,
                    const std::function<PanelTexture(std::uintptr_t)>& texture) {
    std::vector<Job> jobs;
    for (int n = 0; n < panels.CmdListsCount; ++n) {
        const ImDrawList& list = *panels.CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr) return false;
            if (command.ElemCount == 0) continue;
            Job job;
            job.texture = texture(reinterpret_cast<std::uintptr_t>(command.GetTexID()));
            if (job.texture.pixels == nullptr) return false;
            job.vertices = list.VtxBuffer.Data + command.VtxOffset;
            job.indices = list.IdxBuffer.Data + command.IdxOffset;
            job.count = command.ElemCount;
            job.origin = panels.DisplayPos;
            job.scale = panels.FramebufferScale;
            // Rounded as ImGui's own renderer does.
            const float left = (command.ClipRect.x - job.origin.x) * job.scale.x;
            const float top = (command.ClipRect.y - job.origin.y) * job.scale.y;
            const float right = (command.ClipRect.z - job.origin.x) * job.scale.x;
            const float bottom = (command.ClipRect.w - job.origin.y) * job.scale.y;
            job.left = static_cast<int>(left);
            job.right = job.left + static_cast<int>(right - left);
            job.bottom = to.height_px - static_cast<int>(static_cast<float>(to.height_px) - bottom);
            job.top = job.bottom - static_cast<int>(bottom - top);
            jobs.push_back(job);
        }
    }
    in_bands(to.height_px, [&](int from, int until) {
        Band band(to, from, until);
        for (int y = from; y < until; ++y) {
            std::uint32_t* const row = band.row(y);
            const int line = ground.map == nullptr ? -1 : y - ground.top;
            if (line < 0 || line >= ground.map->height_px) {
                std::fill_n(row, to.width_px, packed(ground.surface));
                continue;
            }
            const auto* const map =
                reinterpret_cast<const std::uint32_t*>(ground.map->rgba.data()) +
                static_cast<std::ptrdiff_t>(ground.map->height_px - 1 - line) * ground.map->width_px;
            std::fill_n(row, ground.left, packed(ground.surface));
            std::copy_n(map, ground.map->width_px, row + ground.left);
            std::fill(row + ground.left + ground.map->width_px, row + to.width_px, packed(ground.surface));
        }
        for (const Job& job : jobs) band.draw(job);
    });
    return true;
}

} // namespace whenabouts::viewer

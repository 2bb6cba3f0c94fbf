#include "lettering/glyph_outline.hpp"

#include <algorithm>
#include <cmath>
#include <ft2build.h>
#include <numbers>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace whenabouts::lettering {

namespace {

constexpr double tolerance_px = 1.0 / 64;
constexpr int most_chords = 64;

/// Takes an outline in font units (y up) onto the picture (y down).
class Tracer {
  public:
    Tracer(canvas::Path& path, const GlyphPose& pose, double px_per_unit)
        : m_path(path), m_pose(pose), m_cos(px_per_unit * std::cos(pose.angle_deg * std::numbers::pi / 180)),
          m_sin(px_per_unit * std::sin(pose.angle_deg * std::numbers::pi / 180)) {}

    void move_to(const FT_Vector& to) {
        m_at = place(to);
        m_path.move_to(m_at);
    }
    void line_to(const FT_Vector& to) { go(place(to)); }
    void conic_to(const FT_Vector& control, const FT_Vector& to) {
        const canvas::Point a = m_at, b = place(control), c = place(to);
        const int chords = chords_for(bend(a, b, c) / 4);
        for (int i = 1; i <= chords; ++i) {
            const double t = static_cast<double>(i) / chords, u = 1 - t;
            go({u * u * a.x + 2 * u * t * b.x + t * t * c.x, u * u * a.y + 2 * u * t * b.y + t * t * c.y});
        }
    }
    void cubic_to(const FT_Vector& first, const FT_Vector& second, const FT_Vector& to) {
        const canvas::Point a = m_at, b = place(first), c = place(second), d = place(to);
        const int chords = chords_for(std::max(bend(a, b, c), bend(b, c, d)) * 3 / 4);
        for (int i = 1; i <= chords; ++i) {
            const double t = static_cast<double>(i) / chords, u = 1 - t;
            const double wa = u * u * u, wb = 3 * u * u * t, wc = 3 * u * t * t, wd = t * t * t;
            go({wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y});
        }
    }

  private:
    [[nodiscard]] canvas::Point place(const FT_Vector& p) const {
        const auto x = static_cast<double>(p.x);
        const auto y = -static_cast<double>(p.y);
        return {m_pose.x + x * m_cos - y * m_sin, m_pose.y + x * m_sin + y * m_cos};
    }
    void go(canvas::Point to) {
        m_at = to;
        m_path.line_to(to);
    }
    /// Length of the second difference: how far three points are from an evenly walked straight line.
    static double bend(canvas::Point a, canvas::Point b, canvas::Point c) {
        return std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
    }
    /// A curve whose middle lies `sag` from its one chord lies sag / n² from n chords.
    static int chords_for(double sag) {
        return std::clamp(static_cast<int>(std::ceil(std::sqrt(sag / tolerance_px))), 1, most_chords);
    }

    canvas::Path& m_path;
    GlyphPose m_pose;
    double m_cos, m_sin;
    canvas::Point m_at;
};

Tracer& tracer(void* user) {
    return *static_cast<Tracer*>(user);
}

} // namespace

void add_outline(FT_LibraryRec_* library, Face& face, std::uint32_t glyph, const GlyphPose& pose, canvas::Path& path) {
    FT_Face freetype = face.freetype(library);
    if (freetype == nullptr || FT_Load_Glyph(freetype, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0) return;
    if (freetype->glyph->format != FT_GLYPH_FORMAT_OUTLINE || freetype->units_per_EM == 0) return;
    Tracer to(path, pose, pose.size_px / freetype->units_per_EM);
    FT_Outline_Funcs calls{};
    calls.move_to = [](const FT_Vector* p, void* user) { return tracer(user).move_to(*p), 0; };
    calls.line_to = [](const FT_Vector* p, void* user) { return tracer(user).line_to(*p), 0; };
    calls.conic_to = [](const FT_Vector* c, const FT_Vector* p, void* user) {
        return tracer(user).conic_to(*c, *p), 0;
    };
    calls.cubic_to = [](const FT_Vector* c, const FT_Vector* d, const FT_Vector* p, void* user) {
        return tracer(user).cubic_to(*c, *d, *p), 0;
    };
    path.closed = true;
    FT_Outline_Decompose(&freetype->glyph->outline, &calls, &to);
}

} // namespace whenabouts::lettering

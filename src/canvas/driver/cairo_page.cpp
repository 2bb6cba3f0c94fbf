// The half of the room that calls Cairo: a shared library that open_page() loads.
#include "canvas/page.hpp"
#include "svg_text.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <limits>
#include <numbers>

namespace whenabouts::canvas {
namespace {

/// Cairo keeps positions as 24.8 fixed point; farther points are moved here, a thousand pages away.
constexpr double farthest_px = 1e6;
constexpr double least_spacing_px = 1;

struct ContextDeleter {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Context = std::unique_ptr<cairo_t, ContextDeleter>;
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

/// An image surface filled from `rows`; `fill(row bytes, y)`.
template <class FillRow>
Surface image_surface(cairo_format_t format, int width, int height, FillRow fill) {
    Surface image(cairo_image_surface_create(format, width, height));
    if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return image;
    cairo_surface_flush(image.get());
    unsigned char* const bytes = cairo_image_surface_get_data(image.get());
    const int stride = cairo_image_surface_get_stride(image.get());
    for (int y = 0; y < height; ++y) fill(bytes + static_cast<std::ptrdiff_t>(y) * stride, y);
    cairo_surface_mark_dirty(image.get());
    return image;
}

/// $SOURCE_DATE_EPOCH as ISO 8601; empty when it is not set.
std::string source_date() {
    const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
    long long seconds = 0;
    if (epoch == nullptr || std::from_chars(epoch, epoch + std::strlen(epoch), seconds).ec != std::errc()) return {};
    const std::time_t time = seconds;
    std::tm parts{};
    char text[32] = "";
    if (gmtime_r(&time, &parts) == nullptr) return {};
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

class CairoPage final : public Page {
  public:
    explicit CairoPage(PageFormat format) : m_format(std::move(format)) {
        const double points_per_px = 72 / 25.4 / m_format.px_per_mm;
        const double width = m_format.width_px * points_per_px;
        const double height = m_format.height_px * points_per_px;
        if (m_format.kind == PageKind::pdf)
            open_pdf(width, height);
        else
            m_surface.reset(cairo_svg_surface_create_for_stream(append, &m_bytes, width, height));
        m_context.reset(cairo_create(m_surface.get()));
        cairo_scale(m_context.get(), points_per_px, points_per_px);
    }

    void fill(const Path& path, Colour colour, FillRule rule) override {
        if (colour.a == 0) return;
        trace(path, true);
        use(colour);
        cairo_set_fill_rule(m_context.get(),
                            rule == FillRule::even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        cairo_fill(m_context.get());
    }

    void hatch(const Path& path, const Hatch& hatch) override {
        if (hatch.colour.a == 0 || !(hatch.width > 0)) return;
        cairo_t* const context = m_context.get();
        cairo_save(context);
        trace(path, true);
        double left = 0, top = 0, right = 0, bottom = 0;
        cairo_path_extents(context, &left, &top, &right, &bottom);
        cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD);
        cairo_clip(context);
        left = std::max(left, 0.0);
        top = std::max(top, 0.0);
        right = std::min(right, static_cast<double>(m_format.width_px));
        bottom = std::min(bottom, static_cast<double>(m_format.height_px));
        if (left < right && top < bottom) {
            lines_over({left, top}, {right, bottom}, hatch);
            use(hatch.colour);
            cairo_set_line_width(context, hatch.width);
            cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT);
            cairo_set_dash(context, nullptr, 0, 0);
            cairo_stroke(context);
        }
        cairo_restore(context);
    }

    void stroke(const Path& path, const Stroke& stroke) override {
        if (stroke.colour.a == 0 || !(stroke.width > 0)) return;
        cairo_t* const context = m_context.get();
        trace(path, path.closed);
        use(stroke.colour);
        cairo_set_line_width(context, stroke.width);
        cairo_set_line_cap(context, stroke.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(context, stroke.round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
        double sum = 0;
        bool dashed = true;
        for (const double length : stroke.dashes) {
            dashed = dashed && length >= 0 && std::isfinite(length);
            sum += length;
        }
        const bool usable = dashed && sum > 0;
        cairo_set_dash(context, usable ? stroke.dashes.data() : nullptr,
                       usable ? static_cast<int>(stroke.dashes.size()) : 0, 0);
        cairo_stroke(context);
    }

    void mask(const Mask& mask, int left, int top, Colour colour) override {
        if (mask.width <= 0 || mask.height <= 0 || colour.a == 0) return;
        const auto width = static_cast<std::size_t>(mask.width);
        const Surface image = image_surface(CAIRO_FORMAT_A8, mask.width, mask.height, [&](unsigned char* row, int y) {
            std::memcpy(row, mask.coverage.data() + static_cast<std::size_t>(y) * width, width);
        });
        use(colour);
        cairo_mask_surface(m_context.get(), image.get(), left, top);
    }

    void pixels(std::span<const std::uint8_t> rgba, int width, int height, int left, int top) override {
        if (width <= 0 || height <= 0) return;
        const Surface image = image_surface(CAIRO_FORMAT_ARGB32, width, height, [&](unsigned char* row, int y) {
            const std::uint8_t* from = rgba.data() + 4 * static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
            for (int x = 0; x < width; ++x, from += 4, row += 4) {
                const auto covered = [&](int c) { return (std::uint32_t{from[c]} * from[3] + 127) / 255; };
                const std::uint32_t word =
                    (std::uint32_t{from[3]} << 24) | (covered(0) << 16) | (covered(1) << 8) | covered(2);
                std::memcpy(row, &word, 4);
            }
        });
        cairo_t* const context = m_context.get();
        cairo_save(context);
        cairo_set_source_surface(context, image.get(), left, top);
        cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST);
        cairo_rectangle(context, left, top, width, height);
        cairo_fill(context);
        cairo_restore(context);
    }

    core::Result<std::string> finish() override {
        cairo_show_page(m_context.get());
        cairo_status_t status = cairo_status(m_context.get());
        m_context.reset();
        cairo_surface_finish(m_surface.get());
        if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(m_surface.get());
        if (status != CAIRO_STATUS_SUCCESS)
            return core::refused("page", cairo_status_to_string(status), "write .png, or make the page smaller");
        if (m_format.kind == PageKind::pdf) return std::move(m_bytes);
        return with_title(renumbered(m_bytes), m_format.title, m_format.description);
    }

  private:
    void open_pdf(double width, double height) {
        m_surface.reset(cairo_pdf_surface_create_for_stream(append, &m_bytes, width, height));
        cairo_surface_t* const surface = m_surface.get();
        const auto say = [&](cairo_pdf_metadata_t what, const std::string& text) {
            if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, text.c_str());
        };
        say(CAIRO_PDF_METADATA_TITLE, m_format.title);
        say(CAIRO_PDF_METADATA_SUBJECT, m_format.description);
        say(CAIRO_PDF_METADATA_AUTHOR, m_format.credit);
        say(CAIRO_PDF_METADATA_CREATOR, m_format.program);
        // Cairo would write the clock's time; an empty date leaves it out.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, source_date().c_str());
    }

    void use(Colour c) { cairo_set_source_rgba(m_context.get(), c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0); }

    /// Makes `path` Cairo's current path.
    void trace(const Path& path, bool closed) {
        cairo_t* const context = m_context.get();
        cairo_new_path(context);
        for (std::size_t i = 0; i < path.starts.size(); ++i) {
            const std::size_t end = i + 1 < path.starts.size() ? path.starts[i + 1] : path.points.size();
            bool drawing = false;
            bool whole = true;
            for (std::size_t at = path.starts[i]; at < end && at < path.points.size(); ++at) {
                const Point p = path.points[at];
                if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
                    drawing = whole = false;
                    continue;
                }
                const double x = std::clamp(p.x, -farthest_px, farthest_px);
                const double y = std::clamp(p.y, -farthest_px, farthest_px);
                if (drawing)
                    cairo_line_to(context, x, y);
                else
                    cairo_move_to(context, x, y);
                drawing = true;
            }
            if (drawing && closed && whole) cairo_close_path(context);
        }
    }

    /// Traces the hatch's lines over a box: those whose distance from the page's corner is a multiple of the spacing,
    /// as the pixel canvas draws them, so that neighbours' hatches meet.
    void lines_over(Point low, Point high, const Hatch& hatch) {
        const double angle = hatch.angle_deg * std::numbers::pi / 180;
        const Point along{std::cos(angle), std::sin(angle)};
        const Point across{-along.y, along.x};
        const double spacing = std::max(hatch.spacing, least_spacing_px);
        constexpr double far = std::numeric_limits<double>::max();
        double nearest = far, farthest = -far, first = far, last = -far;
        for (const Point corner : {low, Point{high.x, low.y}, high, Point{low.x, high.y}}) {
            const double over = corner.x * across.x + corner.y * across.y;
            const double on = corner.x * along.x + corner.y * along.y;
            nearest = std::min(nearest, over);
            farthest = std::max(farthest, over);
            first = std::min(first, on);
            last = std::max(last, on);
        }
        cairo_new_path(m_context.get());
        const auto end = static_cast<long long>(std::ceil(farthest / spacing));
        for (auto line = static_cast<long long>(std::floor(nearest / spacing)); line <= end; ++line) {
            const double over = static_cast<double>(line) * spacing;
            cairo_move_to(m_context.get(), along.x * first + across.x * over, along.y * first + across.y * over);
            cairo_line_to(m_context.get(), along.x * last + across.x * over, along.y * last + across.y * over);
        }
    }

    PageFormat m_format;
    std::string m_bytes;
    Surface m_surface;
    Context m_context;
};

core::Result<std::unique_ptr<Page>> open_cairo_page(const PageFormat& format) {
    if (format.width_px <= 0 || format.height_px <= 0 || !(format.px_per_mm > 0))
        return core::bad_usage("a page without an area", "give --size a width and a height");
    return std::make_unique<CairoPage>(format);
}

} // namespace
} // namespace whenabouts::canvas

extern "C" __attribute__((visibility("default")))
const whenabouts::canvas::PageFunctions whenabouts_cairo = {&whenabouts::canvas::open_cairo_page};

#include "lettering/fonts.hpp"

#include "lettering/library.hpp"

namespace whenabouts::lettering {

Fonts::Fonts(std::unique_ptr<Library> library) : m_library(std::move(library)) {}
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

core::Result<Fonts> Fonts::open() {
    return open(usual_font_folders());
}

core::Result<Fonts> Fonts::open(const std::vector<std::filesystem::path>& folders) {
    for (const char* needed : {"NotoSans-Regular.ttf", "DejaVuSans.ttf"})
        if (find_font(folders, needed)) return Fonts(std::make_unique<Library>(folders));
    std::string searched;
    for (const std::filesystem::path& folder : folders) searched += (searched.empty() ? "" : ":") + folder.string();
    return core::unreadable("fonts", "neither NotoSans-Regular.ttf nor DejaVuSans.ttf found in " + searched,
                            "apt-get install fonts-noto-core (or name a folder in WHENABOUTS_FONTS)");
}

Extent Fonts::measure(std::string_view utf8, const TypeStyle& style) const {
    return shape(utf8, style).extent;
}

void Fonts::draw(canvas::Canvas& canvas, std::string_view utf8, const TypeStyle& style, canvas::Point at,
                 const Ink& ink, double angle_deg) const {
    draw(canvas, masks(shape(utf8, style), at, angle_deg, ink.halo.a != 0 ? ink.halo_px : 0), ink);
}

void Fonts::draw(canvas::Canvas& canvas, const TextMasks& masks, const Ink& ink) {
    const auto lay = [&canvas](const CoverageBox& box, canvas::Colour colour) {
        if (!box.coverage.empty() && colour.a != 0)
            canvas.mask({box.width, box.height, box.coverage}, box.left, box.top, colour);
    };
    lay(masks.halo, ink.halo);
    lay(masks.fill, ink.colour);
}

} // namespace whenabouts::lettering

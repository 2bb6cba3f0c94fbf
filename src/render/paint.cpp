#include "render/lettered.hpp"
#include "render/render.hpp"
#include "render/sprites.hpp"

namespace whenabouts::render {

namespace {

/// Draws every kind of element but text.
class Painter {
  public:
    explicit Painter(canvas::Canvas& canvas) : m_canvas(canvas) {}
    void operator()(const scene::Fill& fill) const { m_canvas.fill(fill.path, fill.colour, fill.rule); }
    void operator()(const scene::HatchFill& hatch) const { m_canvas.hatch(hatch.path, hatch.hatch); }
    void operator()(const scene::Line& line) const { m_canvas.stroke(line.path, line.stroke); }
    void operator()(const scene::Symbol& symbol) { m_sprites.draw(m_canvas, symbol); }
    void operator()(const scene::Picture& picture) const {
        if (picture.rgba)
            m_canvas.pixels(*picture.rgba, picture.width, picture.height, picture.left, picture.top);
    }
    void operator()(const scene::Text&) const {}

  private:
    canvas::Canvas& m_canvas;
    SymbolSprites m_sprites;
};

} // namespace

lettering::Ink ink_of(const scene::Text& text) {
    return {text.colour, text.halo, text.halo_px};
}

lettering::TextMasks masks_of(const scene::Text& text, const lettering::Fonts& fonts) {
    const lettering::ShapedText shaped =
        fonts.shape(text.utf8, {text.size_px, text.bold, text.italic, text.letter_spacing});
    const double halo = text.halo.a != 0 ? text.halo_px : 0;
    if (!text.along.empty()) return fonts.masks_along(shaped, text.along, 0, halo);
    return fonts.masks(shaped, text.anchor, text.angle_deg, halo);
}

std::vector<lettering::TextMasks> masks_of(std::span<const scene::Layer> layers, const lettering::Fonts& fonts) {
    std::vector<lettering::TextMasks> texts;
    for (const scene::Layer& layer : layers)
        for (const scene::Element& element : layer.elements)
            if (const auto* text = std::get_if<scene::Text>(&element)) texts.push_back(masks_of(*text, fonts));
    return texts;
}

void paint_lettered(std::span<const scene::Layer> layers, canvas::Canvas& canvas,
                    const std::function<std::span<const lettering::TextMasks>()>& texts) {
    Painter painter(canvas);
    std::size_t next = 0;
    for (const scene::Layer& layer : layers)
        for (const scene::Element& element : layer.elements) {
            if (const auto* text = std::get_if<scene::Text>(&element))
                lettering::Fonts::draw(canvas, texts()[next++], ink_of(*text));
            else
                std::visit(painter, element);
        }
}

void paint(const scene::Layer& layer, canvas::Canvas& canvas, const lettering::Fonts& fonts) {
    Painter painter(canvas);
    for (const scene::Element& element : layer.elements) {
        if (const auto* text = std::get_if<scene::Text>(&element))
            lettering::Fonts::draw(canvas, masks_of(*text, fonts), ink_of(*text));
        else
            std::visit(painter, element);
    }
}

void paint(const scene::Scene& scene, canvas::Canvas& canvas, const lettering::Fonts& fonts) {
    for (const scene::Layer& layer : scene.layers) paint(layer, canvas, fonts);
}

} // namespace whenabouts::render

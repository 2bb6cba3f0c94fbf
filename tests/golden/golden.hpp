#pragma once
#include "canvas/pixel_canvas.hpp"
#include "image/image.hpp"
#include "lettering/fonts.hpp"

#include <string>

namespace whenabouts::golden {

/// A small picture to draw a test card on.
class Card {
  public:
    Card(int width, int height, canvas::Colour ground = {250, 249, 245, 255})
        : m_image(width, height), m_canvas(m_image.rgba, width, height) {
        m_canvas.clear(ground);
    }
    [[nodiscard]] canvas::PixelCanvas& canvas() { return m_canvas; }
    [[nodiscard]] const image::Image& image() const { return m_image; }

  private:
    image::Image m_image;
    canvas::PixelCanvas m_canvas;
};

/// The fonts of this machine.
[[nodiscard]] const lettering::Fonts& fonts();
/// Text cards hold only for the Noto fonts of Debian 12 (fonts-noto-core 20201225): false elsewhere, with a message.
[[nodiscard]] bool has_card_fonts();

/// Compares with tests/golden/<name>/expected.png and fails the test when a byte differs. The build folder then has
/// golden/<name>-actual.png and golden/<name>-difference.png. With WHENABOUTS_UPDATE_GOLDEN set, writes expected.png.
void check(const std::string& name, const image::Image& actual);

} // namespace whenabouts::golden

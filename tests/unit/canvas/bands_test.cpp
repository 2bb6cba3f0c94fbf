#include "canvas/pixel_canvas.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <vector>

using namespace whenabouts::canvas;

namespace {

constexpr int width = 180;
constexpr int height = 150;

/// Repeatable numbers in [0, 1).
class Dice {
  public:
    double operator()() {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(m_state >> 40) / static_cast<double>(std::uint64_t{1} << 24);
    }

  private:
    std::uint64_t m_state = 42;
};

void draw_wild(Canvas& canvas) {
    Dice dice;
    for (int k = 0; k < 60; ++k) {
        Path path;
        path.closed = k % 2 == 1;
        Point p{dice() * width, dice() * height};
        path.move_to(p);
        const double step = k % 5 == 4 ? 4000 : 40;
        for (int i = 0; i < 60; ++i) {
            p.x += (dice() - 0.5) * step;
            p.y += (dice() - 0.5) * step;
            path.line_to(p);
        }
        const auto channel = [&dice] { return static_cast<std::uint8_t>(dice() * 255); };
        Stroke stroke{{channel(), channel(), channel(), 160}, 0.4 + 0.2 * k, {}, k % 4 != 0};
        if (k % 3 == 0) stroke.dashes = {7, 3.3};
        canvas.stroke(path, stroke);
        if (k % 7 == 0) canvas.fill(path, {channel(), channel(), channel(), 60});
        if (k % 11 == 0) canvas.hatch(path, {{0, 0, 0, 90}, 1.2, 5, dice() * 180});
    }
}

std::vector<std::uint8_t> draw_in_bands(const std::vector<int>& cuts) {
    std::vector<std::uint8_t> rgba(static_cast<std::size_t>(4 * width * height));
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const auto rows = std::span(rgba).subspan(static_cast<std::size_t>(4 * width * cuts[i]),
                                                  static_cast<std::size_t>(4 * width * (cuts[i + 1] - cuts[i])));
        PixelCanvas band(rows, width, height, cuts[i], cuts[i + 1]);
        band.clear({240, 240, 235, 255});
        draw_wild(band);
    }
    return rgba;
}

} // namespace

TEST_CASE("bands give the bytes of the whole picture, wherever it is cut") {
    const std::vector<std::uint8_t> whole = draw_in_bands({0, height});
    CHECK(draw_in_bands({0, 75, height}) == whole);
    CHECK(draw_in_bands({0, 1, 2, 149, height}) == whole);
    CHECK(draw_in_bands({0, 33, 66, 99, 132, height}) == whole);
}

#include "gl/context.hpp"
#include "gl/framebuffer.hpp"
#include "gl/painter.hpp"
#include "gl/shader_sources.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>

using namespace whenabouts;

namespace {

std::vector<std::uint8_t> plain(int width, int height, std::array<std::uint8_t, 4> rgba) {
    std::vector<std::uint8_t> pixels;
    for (int i = 0; i < width * height; ++i) pixels.insert(pixels.end(), rgba.begin(), rgba.end());
    return pixels;
}

std::array<int, 4> pixel(const std::vector<std::uint8_t>& rgba, int width, int x, int y) {
    const auto at = static_cast<std::size_t>((y * width + x) * 4);
    return {rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]};
}

} // namespace

TEST_CASE("without a display a context draws into its own target") {
    const auto context = gl::Context::headless();
    REQUIRE_MESSAGE(context.has_value(), (context ? "" : context.error().message()));
    const auto found = gl::capabilities();
    REQUIRE(found.has_value());
    CHECK(found->software);
    CHECK(found->max_texture_px >= 4096);

    const auto target = gl::Framebuffer::create(16, 8);
    REQUIRE(target.has_value());
    auto painter = gl::Painter::create();
    REQUIRE_MESSAGE(painter.has_value(), (painter ? "" : painter.error().message()));
    target->bind();
    painter->begin(16, 8, {0, 0, 16, 8});
    painter->clear(0, 0, 1);

    SUBCASE("the first row is the top one, and a blit keeps it so") {
        std::vector<std::uint8_t> two_rows = plain(4, 1, {255, 0, 0, 255});
        const auto below = plain(4, 1, {0, 255, 0, 255});
        two_rows.insert(two_rows.end(), below.begin(), below.end());
        gl::Texture texture;
        texture.upload(two_rows, 4, 2);
        painter->blit(texture, {2, 1, 4, 2});
        painter->end();
        const auto picture = target->read();
        CHECK(pixel(picture, 16, 2, 1) == std::array{255, 0, 0, 255});
        CHECK(pixel(picture, 16, 5, 2) == std::array{0, 255, 0, 255});
        CHECK(pixel(picture, 16, 1, 1) == std::array{0, 0, 255, 255});
        CHECK(pixel(picture, 16, 2, 3) == std::array{0, 0, 255, 255});
    }
    SUBCASE("blending honours straight alpha and keeps the target opaque") {
        gl::Texture texture;
        texture.upload(plain(2, 2, {255, 255, 255, 51}), 2, 2);
        painter->blend(texture, {0, 0, 16, 8});
        painter->end();
        CHECK(pixel(target->read(), 16, 8, 4) == std::array{51, 51, 255, 255});
    }
    SUBCASE("nothing is drawn outside the clip rectangle") {
        gl::Texture texture;
        texture.upload(plain(2, 2, {255, 255, 255, 255}), 2, 2);
        painter->begin(16, 8, {4, 2, 2, 2});
        painter->blit(texture, {0, 0, 16, 8});
        painter->blend(texture, {0, 0, 16, 8});
        painter->end();
        const auto picture = target->read();
        CHECK(pixel(picture, 16, 4, 2) == std::array{255, 255, 255, 255});
        CHECK(pixel(picture, 16, 3, 2) == std::array{0, 0, 255, 255});
        CHECK(pixel(picture, 16, 6, 3) == std::array{0, 0, 255, 255});
        CHECK(pixel(picture, 16, 4, 4) == std::array{0, 0, 255, 255});
    }
    SUBCASE("a target that is too large is refused in words") {
        const auto huge = gl::Framebuffer::create(1'000'000, 10);
        REQUIRE_FALSE(huge.has_value());
        CHECK(huge.error().message().find("1000000") != std::string::npos);
    }
}

TEST_CASE("every shader is built in and says what its inputs are") {
    for (const char* name : {"picture.vert", "picture.frag"}) {
        const std::string_view text = gl::shader_source(name);
        CHECK(text.starts_with("#version 330 core\n//"));
    }
    CHECK(gl::shader_source("no-such.vert").empty());
}

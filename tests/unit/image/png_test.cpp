#include "image/png.hpp"

#include "core/output_file.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>

using namespace whenabouts;
using image::Image;

namespace {

Image noise(int width, int height, bool opaque) {
    Image picture(width, height);
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < picture.rgba.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        picture.rgba[i] = opaque && i % 4 == 3 ? 255 : static_cast<std::uint8_t>(state >> 24);
    }
    return picture;
}

} // namespace

TEST_CASE("pixels survive a PNG, opaque or not, at any size") {
    for (const bool opaque : {true, false})
        for (const auto& [width, height] : {std::pair{1, 1}, {7, 3}, {64, 65}, {3, 400}}) {
            const Image picture = noise(width, height, opaque);
            const auto back = image::decode_png(image::encode_png(picture), "test");
            REQUIRE(back);
            CHECK(*back == picture);
        }
}

TEST_CASE("smooth pictures survive their filter") {
    Image ramp(300, 200);
    for (int y = 0; y < 200; ++y)
        for (int x = 0; x < 300; ++x) {
            const std::size_t at = ramp.offset(x, y);
            ramp.rgba[at] = static_cast<std::uint8_t>(x * 7 / 9);
            ramp.rgba[at + 1] = static_cast<std::uint8_t>(y);
            ramp.rgba[at + 2] = static_cast<std::uint8_t>((x + y) / 2);
            ramp.rgba[at + 3] = 255;
        }
    const auto back = image::decode_png(image::encode_png(ramp), "test");
    REQUIRE(back);
    CHECK(*back == ramp);
}

TEST_CASE("a PNG tells its resolution and its notes and no time") {
    const image::PngNotes notes{
        300, {{"Title", "Map"}, {"Copyright", "Natural Earth · GeoNames"}, {"Comment", "Запоріжжя"}, {"Empty", ""}}};
    const std::string png = image::encode_png(noise(4, 4, true), notes);
    const std::size_t density = png.find("pHYs");
    REQUIRE(density != std::string::npos);
    CHECK(png.substr(density + 4, 9) == std::string("\x00\x00\x2e\x23\x00\x00\x2e\x23\x01", 9)); // 11,811 per metre
    CHECK(png.find(std::string("tEXtTitle\0Map", 13)) != std::string::npos);
    CHECK(png.find("tEXtCopyright") != std::string::npos); // the middle dot is Latin-1
    CHECK(png.find("iTXtComment") != std::string::npos);
    CHECK(png.find("Empty") == std::string::npos);
    CHECK(png.find("tIME") == std::string::npos);
    CHECK(image::encode_png(noise(4, 4, true), notes) == png);
}

TEST_CASE("damaged or foreign bytes are an error that names the file") {
    std::string png = image::encode_png(noise(20, 20, true));
    CHECK_FALSE(image::decode_png("", "empty.png"));
    CHECK_FALSE(image::decode_png("no picture at all", "text.png"));
    CHECK_FALSE(image::decode_png(std::string_view(png).substr(0, png.size() / 2), "half.png"));
    for (std::size_t at = 8; at < png.size(); at += 7) {
        std::string damaged = png;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
        (void)image::decode_png(damaged, "damaged.png"); // must not crash
    }
    const auto answer = image::decode_png("no picture at all", "text.png");
    CHECK(answer.error().where == "text.png");
    CHECK(answer.error().exit_status() == 3);
}

TEST_CASE("a header that promises too much is refused before memory is asked for") {
    std::string png = image::encode_png(noise(2, 2, true));
    png[16] = 0x7F; // width
    CHECK_FALSE(image::decode_png(png, "bomb.png"));
}

TEST_CASE("write_png refuses to replace unless told") {
    const auto folder = std::filesystem::path(WHENABOUTS_BINARY_DIR) / "scratch" / "image";
    std::filesystem::create_directories(folder);
    const auto file = folder / "written.png";
    std::filesystem::remove(file);
    const Image picture = noise(9, 9, false);
    REQUIRE(image::write_png(file, picture, {}, false));
    CHECK_FALSE(image::write_png(file, picture, {}, false));
    REQUIRE(image::write_png(file, picture, {}, true));
    CHECK(*image::read_png(file) == picture);
    CHECK_FALSE(image::read_png(folder / "missing.png"));
}

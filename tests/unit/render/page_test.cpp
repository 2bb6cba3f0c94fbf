#include "core/output_file.hpp"
#include "image/difference.hpp"
#include "image/png.hpp"
#include "render/render.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <unistd.h>

using namespace whenabouts;

namespace {

canvas::Path path_of(std::initializer_list<canvas::Point> points, bool closed) {
    canvas::Path path;
    path.closed = closed;
    for (const canvas::Point p : points) path.empty() ? path.move_to(p) : path.line_to(p);
    return path;
}

scene::Text words(const char* utf8, canvas::Point at, double angle_deg = 0) {
    scene::Text text;
    text.utf8 = utf8;
    text.anchor = at;
    text.size_px = 22;
    text.angle_deg = angle_deg;
    text.colour = {20, 30, 60, 255};
    return text;
}

scene::Symbol symbol(const char* shape, canvas::Point at, bool hollow) {
    scene::Symbol one;
    one.at = at;
    one.shape = shape;
    one.size_px = 24;
    one.fill = {180, 30, 40, 255};
    one.hollow = hollow;
    return one;
}

/// One of everything.
scene::Scene everything() {
    scene::Scene scene;
    scene.width_px = 400;
    scene.height_px = 300;
    scene.px_per_mm = 96 / 25.4;
    scene.background = {230, 238, 245, 255};
    scene::Layer layer{"all", {}};
    const canvas::Path land = path_of({{20, 30}, {210, 12}, {260, 140}, {120, 170}, {30, 120}}, true);
    layer.elements.emplace_back(scene::Fill{land, {245, 240, 225, 255}, {}});
    layer.elements.emplace_back(scene::HatchFill{land, {{180, 30, 40, 160}, 1.5, 7, 45}});
    layer.elements.emplace_back(scene::Line{land, {{60, 60, 80, 255}, 2, {}, true}});
    layer.elements.emplace_back(
        scene::Line{path_of({{10, 200}, {150, 185}, {390, 210}}, false), {{90, 40, 120, 255}, 3, {9, 5}, false}});
    layer.elements.emplace_back(symbol("circle", {300, 60}, false));
    layer.elements.emplace_back(symbol("star", {340, 60}, true));
    layer.elements.emplace_back(words("Zaporizhzhia Київ", {20, 240}));
    layer.elements.emplace_back(words("حلب कश्मीर 서울", {230, 110}, 24));
    scene::Text along = words("Dnipro river", {});
    along.along = path_of({{20, 285}, {110, 262}, {200, 285}, {320, 270}}, false);
    along.halo = {255, 255, 255, 255};
    along.halo_px = 2;
    layer.elements.emplace_back(along);
    std::vector<std::uint8_t> rgba;
    for (int i = 0; i < 30 * 20; ++i) rgba.insert(rgba.end(), {255, 140, 0, static_cast<std::uint8_t>(i % 30 * 8)});
    layer.elements.emplace_back(
        scene::Picture{340, 230, 30, 20, std::make_shared<const std::vector<std::uint8_t>>(std::move(rgba))});
    scene.layers.push_back(std::move(layer));
    return scene;
}

const lettering::Fonts& fonts() {
    static const lettering::Fonts opened = lettering::Fonts::open().value();
    return opened;
}

/// The page as another program sees it; empty when that program is not installed.
image::Image seen_by(const std::string& program, const std::string& command, const std::string& page) {
    if (std::system(("command -v " + program + " >/dev/null").c_str()) != 0) {
        MESSAGE(program << " is not installed: the page is not looked at (tools/setup --tests)");
        return {};
    }
    const auto folder = std::filesystem::temp_directory_path() / ("whenabouts-page-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    REQUIRE(core::write_file(folder / "page", page, true).has_value());
    REQUIRE(std::system(("cd '" + folder.string() + "' && " + command).c_str()) == 0);
    auto image = image::read_png(folder / "seen.png");
    std::filesystem::remove_all(folder);
    REQUIRE(image.has_value());
    return *image;
}

/// Mean difference of all channels (0 … 255), and the share of pixels off by more than a quarter of the range.
struct Distance {
    double mean = 0, far_share = 0;
};
Distance distance(const image::Image& a, const image::Image& b) {
    Distance found;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        int most = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            const int off = std::abs(a.rgba[i + c] - b.rgba[i + c]);
            found.mean += off;
            most = std::max(most, off);
        }
        found.far_share += most > 64 ? 1 : 0;
    }
    const double pixels = static_cast<double>(a.rgba.size()) / 4;
    return {found.mean / pixels / 3, found.far_share / pixels};
}

void check_alike(const image::Image& picture, const image::Image& seen) {
    if (seen.empty()) return;
    REQUIRE(seen.width_px == picture.width_px);
    REQUIRE(seen.height_px == picture.height_px);
    const Distance off = distance(picture, seen);
    INFO("mean " << off.mean << " of 255, " << 100 * off.far_share << " % of the pixels off by more than 64");
    // Another rasteriser's edges and symbols on quarter pixels; a shift by one pixel gives a mean of 7.
    CHECK(off.mean < 1.5);
    CHECK(off.far_share < 0.01);
}

} // namespace

TEST_CASE("page: an SVG looks like the picture") {
    const scene::Scene scene = everything();
    canvas::PageFormat about;
    const auto svg = render::page(scene, fonts(), about);
    REQUIRE(svg.has_value());
    check_alike(render::picture(scene, fonts()),
                seen_by("rsvg-convert", "rsvg-convert -w 400 -h 300 -o seen.png page", *svg));
}

TEST_CASE("page: a PDF looks like the picture") {
    const scene::Scene scene = everything();
    canvas::PageFormat about;
    about.kind = canvas::PageKind::pdf;
    const auto pdf = render::page(scene, fonts(), about);
    REQUIRE(pdf.has_value());
    check_alike(render::picture(scene, fonts()),
                seen_by("pdftoppm", "pdftoppm -png -singlefile -scale-to-x 400 -scale-to-y 300 page seen", *pdf));
}

#include "canvas/pixel_canvas.hpp"
#include "render/lettered.hpp"
#include "render/render.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

namespace whenabouts::render {

namespace {

constexpr unsigned most_threads = 8;
/// Every band looks at every path once, so bands stay few; more than threads, so that a busy half does not wait.
constexpr unsigned bands_per_thread = 2;
constexpr int least_rows = 64;

unsigned threads_for(const PictureOptions& options) {
    const unsigned wanted = options.threads != 0 ? options.threads : std::thread::hardware_concurrency();
    return std::clamp(wanted, 1U, most_threads);
}

/// Calls `work(band)` for every band on this thread and others, and `first` once on this one while they begin.
template <class First, class Work>
void share_out(unsigned threads, int bands, const First& first, const Work& work) {
    std::atomic<int> next{0};
    const auto take = [&] {
        for (int band = next++; band < bands; band = next++) work(band);
    };
    std::vector<std::thread> helpers;
    for (unsigned i = 1; i < std::min(threads, static_cast<unsigned>(bands)); ++i) helpers.emplace_back(take);
    first();
    take();
    for (std::thread& helper : helpers) helper.join();
}

/// Rows [first, end) of a picture cut into equal bands.
struct Rows {
    int first, end;
};
Rows rows_of(int height, int bands, int band) {
    const auto row = [&](int b) { return static_cast<int>(static_cast<long long>(height) * b / bands); };
    return {row(band), row(band + 1)};
}

} // namespace

image::Image picture(const scene::Scene& scene, const lettering::Fonts& fonts, const PictureOptions& options) {
    image::Image image(scene.width_px, scene.height_px);
    if (image.empty()) return image;
    const std::span<const scene::Layer> layers = options.only.empty() ? std::span(scene.layers) : options.only;
    const unsigned threads = threads_for(options);
    const int most_bands = static_cast<int>(threads == 1 ? 1 : threads * bands_per_thread);
    const int bands = std::clamp(image.height_px / least_rows, 1, most_bands);

    std::promise<std::vector<lettering::TextMasks>> lettered;
    const std::shared_future<std::vector<lettering::TextMasks>> texts = lettered.get_future().share();
    const auto letter = [&] { lettered.set_value(masks_of(layers, fonts)); };
    share_out(threads, bands, letter, [&](int band) {
        const Rows rows = rows_of(image.height_px, bands, band);
        const std::size_t from = image.offset(0, rows.first);
        const auto pixels = std::span(image.rgba).subspan(from, image.offset(0, rows.end) - from);
        canvas::PixelCanvas canvas(pixels, image.width_px, image.height_px, rows.first, rows.end);
        if (!options.transparent) canvas.clear(scene.background);
        paint_lettered(layers, canvas, [&texts]() -> std::span<const lettering::TextMasks> { return texts.get(); });
    });
    return image;
}

} // namespace whenabouts::render

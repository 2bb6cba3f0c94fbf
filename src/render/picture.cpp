#include "canvas/pixel_canvas.hpp"
#include "render/lettered.hpp"
#include "render/render.hpp"

#include <algorithm>
#include <atomic>
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

/// Calls `work(band)` for every band, on this thread and others.
template <class Work>
void share_out(unsigned threads, int bands, const Work& work) {
    std::atomic<int> next{0};
    const auto take = [&] {
        for (int band = next++; band < bands; band = next++) work(band);
    };
    std::vector<std::thread> helpers;
    for (unsigned i = 1; i < std::min(threads, static_cast<unsigned>(bands)); ++i) helpers.emplace_back(take);
    take();
    for (std::thread& helper : helpers) helper.join();
}

} // namespace

image::Image picture(const scene::Scene& scene, const lettering::Fonts& fonts, const PictureOptions& options) {
    image::Image image(scene.width_px, scene.height_px);
    if (image.empty()) return image;
    const std::span<const scene::Layer> layers = options.only.empty() ? std::span(scene.layers) : options.only;
    const std::vector<lettering::TextMasks> texts = masks_of(layers, fonts);
    const unsigned threads = threads_for(options);
    const int bands =
        threads == 1 ? 1 : std::clamp(image.height_px / least_rows, 1, static_cast<int>(threads * bands_per_thread));
    share_out(threads, bands, [&](int band) {
        const auto row = [&](int b) { return static_cast<int>(static_cast<long long>(image.height_px) * b / bands); };
        const int first = row(band);
        const int end = row(band + 1);
        const auto rows =
            std::span(image.rgba).subspan(image.offset(0, first), image.offset(0, end) - image.offset(0, first));
        canvas::PixelCanvas canvas(rows, image.width_px, image.height_px, first, end);
        if (!options.transparent) canvas.clear(scene.background);
        paint_lettered(layers, canvas, texts);
    });
    return image;
}

} // namespace whenabouts::render

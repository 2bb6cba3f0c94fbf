#include "cli/command.hpp"
#include "cli/notes.hpp"
#include "cli/page_size.hpp"
#include "cli/query_flags.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "core/grouped.hpp"
#include "core/output_file.hpp"
#include "image/png.hpp"
#include "render/render.hpp"
#include "scene/crowd.hpp"
#include "scene/figure.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

enum class PictureKind { png, svg, pdf };

struct MapFlags {
    std::string store, file;
    QueryFlags query;
    std::string size = "240mmx160mm";
    double dpi = 0;
    std::string theme = "light", projection = "auto", title, subtitle, viewpoint = "un", language = "en";
    std::string look = "auto";
    bool force = false;
};

/// What a file's ending stands for; "-" is a PNG.
core::Result<PictureKind> picture_kind(const std::string& file) {
    if (file == "-") return PictureKind::png;
    std::string suffix = std::filesystem::path(file).extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (suffix == ".png") return PictureKind::png;
    if (suffix == ".svg") return PictureKind::svg;
    if (suffix == ".pdf") return PictureKind::pdf;
    return core::bad_usage(fmt::format("{}: '{}' is no known kind of picture", file, suffix),
                           "write .png, .svg or .pdf");
}

/// The surroundings of a place that has no area of its own.
core::Box around(const core::Place& place) {
    constexpr double least_m = 12'000;
    return core::around(place.position, std::max(least_m, place.radius_m * 2.5));
}

core::Result<scene::FigureOptions> figure_options(const MapFlags& flags, const Asked& asked) {
    const auto page = parse_page_size(flags.size, flags.dpi);
    if (!page) return tl::make_unexpected(page.error());
    scene::FigureOptions options;
    options.width_px = page->width_px;
    options.height_px = page->height_px;
    options.px_per_mm = page->dpi / 25.4;
    options.title = flags.title;
    options.subtitle = flags.subtitle;
    options.projection = flags.projection;
    options.language = flags.language;
    options.possible = !flags.query.certain;
    const auto look = scene::parse_crowd_look(flags.look);
    if (!look)
        return core::bad_usage(fmt::format("--as {}: no such way to draw", flags.look), "use auto, symbols or density");
    options.look = *look;
    if (asked.query.when) options.window = *asked.query.when;
    if (asked.query.within) options.extent = *asked.query.within;
    if (asked.in) {
        options.extent = asked.in->box.value_or(around(*asked.in));
        if (options.title.empty()) options.title = "Incidents in " + asked.in->name;
    }
    return options;
}

/// Whether a query asks for more than a time and a box, which columns can tell by themselves.
bool narrows(const core::Query& query) {
    return query.inside || query.filter || !query.categories.empty() || !query.tags.empty() ||
           !query.workflows.empty() || !query.text.empty();
}

/// A flag for each row of the columns that the query means, whatever its time; empty = all.
core::Result<std::vector<std::uint8_t>> rows_meant(const store::Store& store, core::Query query,
                                                   const timeline::Columns& columns) {
    std::vector<std::uint8_t> flags;
    const std::optional<core::Box> box = query.within;
    if (!narrows(query) && !box) return flags;
    flags.assign(columns.size(), 1);
    if (narrows(query)) {
        query.when.reset();
        query.within.reset();
        query.order = "id";
        auto ids = store.ids(query);
        if (!ids) return tl::make_unexpected(ids.error());
        std::sort(ids->begin(), ids->end());
        for (std::size_t row = 0; row < flags.size(); ++row)
            flags[row] = std::binary_search(ids->begin(), ids->end(), columns.id(row)) ? 1 : 0;
    }
    for (std::size_t row = 0; box && row < flags.size(); ++row) {
        const bool located = columns.lons()[row] != timeline::ColumnRow::unlocated;
        if (!located || !box->contains(core::LonLat{columns.lons()[row] / 1e7, columns.lats()[row] / 1e7}))
            flags[row] = 0;
    }
    return flags;
}

/// The page out of few incidents that can be listed, or out of columns.
core::Result<scene::Figure> compose(const store::Store& store, const core::Query& query,
                                    const basemap::Basemap& basemap, const taxonomy::Taxonomy& taxonomy,
                                    const lettering::Fonts& fonts, const scene::Style& style,
                                    const scene::FigureOptions& options) {
    const auto columns = store.columns();
    if (!columns) return tl::make_unexpected(columns.error());
    const std::size_t most = options.look == scene::CrowdLook::density ? 0 : scene::most_singles;
    if ((*columns)->size() > most) {
        auto flags = rows_meant(store, query, **columns);
        if (!flags) return tl::make_unexpected(flags.error());
        const auto rows = std::make_shared<const timeline::KeptRows>(*columns, std::move(*flags));
        const timeline::Counts counts = rows->count(options.window);
        const std::size_t undated = query.when ? 0 : counts.undated;
        const std::size_t meant = counts.certain + counts.possible + undated;
        if (options.look == scene::CrowdLook::symbols && meant > scene::most_symbols)
            note(fmt::format("--as symbols: {} incidents; where more than {} are in sight, a density is drawn",
                             core::grouped(meant), core::grouped(scene::most_symbols)));
        if (meant > most)
            return scene::compose_figure(
                basemap, taxonomy, fonts,
                std::make_shared<const scene::Crowd>(scene::make_crowd(rows, taxonomy, basemap)), style, options);
    }
    const auto incidents = store.find(query);
    if (!incidents) return tl::make_unexpected(incidents.error());
    return scene::compose_figure(basemap, taxonomy, fonts, *incidents, style, options);
}

image::PngNotes png_notes(const scene::Figure& figure, const basemap::Basemap& basemap, double dpi) {
    image::PngNotes notes;
    notes.dpi = dpi;
    notes.texts = {{"Title", figure.title},
                   {"Description", figure.counts.text()},
                   {"Copyright", basemap.credit()},
                   {"Software", "Whenabouts " WHENABOUTS_VERSION}};
    return notes;
}

core::Result<std::string> encode(const scene::Figure& figure, PictureKind kind, const lettering::Fonts& fonts,
                                 const basemap::Basemap& basemap, double dpi) {
    if (kind == PictureKind::png)
        return image::encode_png(render::picture(figure.scene, fonts), png_notes(figure, basemap, dpi));
    canvas::PageFormat about;
    about.kind = kind == PictureKind::svg ? canvas::PageKind::svg : canvas::PageKind::pdf;
    about.title = figure.title;
    about.description = figure.counts.text();
    about.credit = basemap.credit();
    about.program = "Whenabouts " WHENABOUTS_VERSION;
    return render::page(figure.scene, fonts, about);
}

core::Result<void> write_picture(const MapFlags& flags, const std::string& bytes) {
    if (flags.file != "-") return core::write_file(flags.file, bytes, flags.force);
    print(bytes);
    return {};
}

core::Result<void> draw_map(const MapFlags& flags) {
    const auto kind = picture_kind(flags.file);
    if (!kind) return tl::make_unexpected(kind.error());
    const auto asked = to_query(flags.query);
    if (!asked) return tl::make_unexpected(asked.error());
    const auto options = figure_options(flags, *asked);
    if (!options) return tl::make_unexpected(options.error());
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto style = scene::load_theme(folders->assets, flags.theme);
    if (!style) return tl::make_unexpected(style.error());
    const auto store = store::open(flags.store, store::Mode::read);
    if (!store) return tl::make_unexpected(store.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());
    const auto basemap = basemap::Basemap::open(folders->geodata, flags.viewpoint);
    if (!basemap) return tl::make_unexpected(basemap.error());
    const auto fonts = lettering::Fonts::open();
    if (!fonts) return tl::make_unexpected(fonts.error());
    const auto figure = compose(**store, asked->query, *basemap, *taxonomy, *fonts, *style, *options);
    if (!figure) return tl::make_unexpected(figure.error());
    const auto bytes = encode(*figure, *kind, *fonts, *basemap, options->px_per_mm * 25.4);
    if (!bytes) return tl::make_unexpected(bytes.error());
    const auto written = write_picture(flags, *bytes);
    if (written) note(figure->counts.text());
    return written;
}

} // namespace

void add_map(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand("map", "A picture for a report: map, dates, legend, scale and sources");
    const auto flags = std::make_shared<MapFlags>();
    command->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    command
        ->add_option("FILE", flags->file, "The picture (.png) or page (.svg, .pdf), or - for a PNG on standard output")
        ->required();
    add_query_flags(*command, flags->query);
    command->add_option("--size", flags->size, "240x160mm, or pixels: 1600x1000")
        ->type_name("WxH")
        ->capture_default_str();
    command->add_option("--dpi", flags->dpi, "Pixels per inch; 150 for millimetres, 120 for pixels")
        ->check(CLI::Range(36.0, 1200.0))
        ->type_name("N");
    command->add_option("--theme", flags->theme, "Colours: light or dark")->capture_default_str();
    command
        ->add_option(
            "--projection", flags->projection,
            "auto, laea, lcc, albers, transverse-mercator, polar-stereographic, globe, equal-earth, equirectangular, "
            "web-mercator, EPSG:… or WKT")
        ->capture_default_str();
    command->add_option("--title", flags->title, "Title; without it one is made from what is drawn");
    command->add_option("--subtitle", flags->subtitle, "Second line; without it the dates and their zone");
    command->add_option("--viewpoint", flags->viewpoint, "Whose borders: un, de_facto, ua, …")->capture_default_str();
    command
        ->add_option("--as", flags->look, "How more incidents than a list can hold are drawn: auto, symbols or density")
        ->capture_default_str();
    command->add_option("--lang", flags->language, "Language of the names on the map")->capture_default_str();
    command->add_flag("--force", flags->force, "Replace an existing file");
    command->footer("\nExample:\n  whenabouts map case.gpkg map.png --when 2023-12-30/2024-01-02 --in Ukraine --size "
                    "165mmx110mm --dpi 300");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto done = draw_map(*flags);
            return done ? 0 : fail(done.error());
        };
    });
}

} // namespace whenabouts::cli

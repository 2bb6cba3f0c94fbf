#include "cli/command.hpp"
#include "cli/incident_words.hpp"
#include "cli/notes.hpp"
#include "cli/query_flags.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "core/output_file.hpp"
#include "exchange/csv_writer.hpp"
#include "exchange/geojson_writer.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace whenabouts::cli {

namespace {

struct ExportFlags {
    std::string store, file;
    QueryFlags query;
    bool force = false, all_digits = false, byte_order_mark = false;
};

enum class Form : std::uint8_t { geojson, geojson_lines, csv };

core::Result<Form> form_of(const std::string& file) {
    if (file == "-") return Form::geojson;
    std::string suffix = std::filesystem::path(file).extension().string();
    for (char& c : suffix) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (suffix == ".geojson" || suffix == ".json") return Form::geojson;
    if (suffix == ".geojsonl" || suffix == ".ndjson") return Form::geojson_lines;
    if (suffix == ".csv") return Form::csv;
    for (const char* later : {".kml", ".gpx", ".fgb", ".gpkg", ".shp", ".html"})
        if (suffix == later)
            return core::bad_usage(fmt::format("{}: {} files cannot be written yet", file, suffix),
                                   "write .geojson, .geojsonl or .csv");
    return core::bad_usage(fmt::format("{}: '{}' is no known kind of file", file, suffix),
                           "write .geojson, .geojsonl or .csv");
}

/// Whose data is in the file, in the words of the gazetteer's own attribution.
std::string attribution(const core::DataFolders& folders) {
    const auto version = core::read_file(folders.geodata / "places.version");
    const std::string places = version ? version->substr(0, version->find('\n')) : "GeoNames";
    return fmt::format("Places: {} (CC BY 4.0). Sources: see each feature.", places);
}

core::Result<void> write_all(const store::Store& store, const core::Query& query, exchange::IncidentWriter& writer) {
    core::Result<void> written;
    auto visited = store.visit(query, [&](const core::Incident& incident) {
        written = writer.write(incident);
        return written.has_value();
    });
    if (!visited) return visited;
    if (!written) return written;
    return writer.finish();
}

core::Result<void> export_store(const ExportFlags& flags) {
    const auto form = form_of(flags.file);
    if (!form) return tl::make_unexpected(form.error());
    if (flags.byte_order_mark && *form != Form::csv)
        return core::bad_usage("--bom is for .csv files: JSON must not begin with a byte-order mark", "leave it out");
    auto asked = to_query(flags.query);
    if (!asked) return tl::make_unexpected(asked.error());
    const auto store = store::open(flags.store, store::Mode::read);
    if (!store) return tl::make_unexpected(store.error());
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());

    std::optional<core::OutputFile> file;
    if (flags.file != "-") {
        auto created = core::OutputFile::create(flags.file, flags.force);
        if (!created) return tl::make_unexpected(created.error());
        file.emplace(std::move(*created));
    }
    const exchange::Sink sink = [&file](std::string_view bytes) -> core::Result<void> {
        if (file) return file->write(bytes);
        print(bytes);
        return {};
    };
    const auto digits = flags.all_digits ? exchange::Digits::all : exchange::Digits::honest;
    std::unique_ptr<exchange::IncidentWriter> writer;
    if (*form == Form::csv)
        writer = std::make_unique<exchange::CsvWriter>(sink, *taxonomy, digits);
    else
        writer = std::make_unique<exchange::GeoJsonWriter>(
            sink, *taxonomy,
            exchange::Collection{"incidents", "whenabouts " WHENABOUTS_VERSION, attribution(*folders), "un"},
            *form == Form::geojson_lines, digits);
    if (flags.byte_order_mark)
        if (auto done = sink("\xEF\xBB\xBF"); !done) return done;
    if (auto done = write_all(**store, asked->query, *writer); !done) return done;
    if (file)
        if (auto done = file->commit(); !done) return done;
    const auto tally = (*store)->tally(asked->query);
    if (!tally) return tl::make_unexpected(tally.error());
    note(written_words(writer->written(), *tally));
    return {};
}

} // namespace

void add_export(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand(
        "export", "Writes incidents as GeoJSON (.geojson, or .geojsonl: one feature a line) or .csv");
    const auto flags = std::make_shared<ExportFlags>();
    command->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    command->add_option("FILE", flags->file, "The file to write; - for standard output")->required();
    add_query_flags(*command, flags->query);
    flags->query.order = "id"; // as stored: a later export of more has the same beginning
    add_order_flags(*command, flags->query);
    command->add_flag("--force", flags->force, "Replace an existing file");
    command->add_flag("--all-digits", flags->all_digits,
                      "Coordinates as the store has them, not only as exactly as their radius allows");
    command->add_flag("--bom", flags->byte_order_mark, "Begin a .csv with a byte-order mark, for spreadsheets");
    command->footer("\nExample:\n  whenabouts export case.gpkg case.geojson --when 2024-01");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto done = export_store(*flags);
            return done ? 0 : fail(done.error());
        };
    });
}

} // namespace whenabouts::cli

#include "cli/command.hpp"
#include "cli/gazetteer_add.hpp"
#include "cli/notes.hpp"
#include "cli/pins.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "gazetteer/further.hpp"
#include "gazetteer/index.hpp"
#include "json/value.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <system_error>

namespace whenabouts::cli {

namespace fs = std::filesystem;

namespace {

struct InfoFlags {
    bool json = false;
    bool check = false; ///< read every byte
};

/// One gazetteer as info and list show it.
struct About {
    std::string name;
    std::string file;
    std::string edition, source, added;
    std::size_t places = 0, names = 0, keys = 0, bytes = 0;
    std::string problem; ///< empty = sound
};

About about(const std::string& name, const fs::path& file, bool check) {
    About out;
    out.name = name;
    out.file = file.string();
    const auto index = name == "built-in" ? gazetteer::Index::open(file)
                                          : gazetteer::Index::open(file, gazetteer::further_next_step(name));
    if (!index) {
        out.problem = index.error().message();
        return out;
    }
    out.edition = index->edition();
    out.source = index->note("source");
    out.added = index->note("added");
    out.places = index->size();
    out.names = index->name_count();
    out.keys = index->key_count();
    out.bytes = index->file_size();
    if (check)
        if (const auto sound = index->verify(); !sound) out.problem = sound.error().message();
    return out;
}

core::Result<std::vector<About>> all(bool check) {
    const auto folders = core::find_data_folders();
    if (!folders) return tl::unexpected(folders.error());
    std::vector<About> out{about("built-in", folders->geodata / "places.idx", check)};
    for (const gazetteer::FurtherFile& one : gazetteer::further_files(gazetteer::further_folder()))
        out.push_back(about(one.name, one.file, check));
    return out;
}

json::Value to_json(const About& one) {
    json::Value out;
    out.set("name", one.name);
    out.set("file", one.file);
    out.set("edition", one.edition);
    out.set("source", one.source);
    out.set("added", one.added);
    out.set("places", static_cast<std::int64_t>(one.places));
    out.set("names", static_cast<std::int64_t>(one.names));
    out.set("keys", static_cast<std::int64_t>(one.keys));
    out.set("bytes", static_cast<std::int64_t>(one.bytes));
    out.set("problem", one.problem.empty() ? json::Value(nullptr) : json::Value(one.problem));
    return out;
}

void print_text(const About& one) {
    print(fmt::format("{}\n", one.name));
    const auto line = [](std::string_view what, const std::string& value) {
        if (!value.empty()) print(fmt::format("  {:9}{}\n", what, value));
    };
    line("edition", one.edition);
    line("source", one.source);
    line("added", one.added);
    if (one.bytes > 0) line("holds", fmt::format("{} places, {} names, {} spellings", one.places, one.names, one.keys));
    line("file",
         one.bytes > 0 ? fmt::format("{} ({:.1f} MB)", one.file, static_cast<double>(one.bytes) / 1e6) : one.file);
    line("state", one.problem.empty() ? "sound" : one.problem);
}

int info(const InfoFlags& flags) {
    const auto found = all(flags.check);
    if (!found) return fail(found.error());
    const About* broken = nullptr;
    json::Value::Array array;
    for (const About& one : *found) {
        if (flags.json)
            array.push_back(to_json(one));
        else
            print_text(one);
        if (!one.problem.empty()) broken = &one;
    }
    if (flags.json) print(json::print_pretty(array) + "\n");
    if (broken == nullptr) return 0;
    return fail({core::Error::Kind::refused, "gazetteer " + broken->name, 0, "cannot be used", broken->problem});
}

int list(const InfoFlags& flags) {
    const auto found = all(false);
    if (!found) return fail(found.error());
    json::Value::Array array;
    for (const About& one : *found) {
        if (flags.json)
            array.push_back(to_json(one));
        else
            print(fmt::format("{}  {:>10} places  {}\n", padded(one.name, 24), one.places,
                              one.problem.empty() ? one.edition : "cannot be used: " + one.problem));
    }
    if (flags.json) print(json::print_pretty(array) + "\n");
    return 0;
}

int remove(const std::string& name) {
    const auto file = gazetteer::further_file(gazetteer::further_folder(), name);
    if (!file) return fail(file.error());
    std::error_code error;
    if (fs::remove(*file, error)) {
        note(fmt::format("{}: removed", name));
        return 0;
    }
    if (error)
        return fail({core::Error::Kind::unwritable, file->string(), 0, error.message(), "check its permissions"});
    std::string there;
    for (const gazetteer::FurtherFile& one : gazetteer::further_files(gazetteer::further_folder()))
        there += (there.empty() ? "" : ", ") + one.name;
    return fail({core::Error::Kind::refused,
                 {},
                 0,
                 fmt::format("no gazetteer '{}' was added", name),
                 there.empty() ? "none was added yet" : "there are: " + there});
}

void add_add_command(CLI::App& parent, Chosen& chosen) {
    auto flags = std::make_shared<GazetteerAddFlags>();
    CLI::App* command = parent.add_subcommand("add", "Add GeoNames dumps, or any layer that GDAL reads");
    command
        ->add_option("FILE", flags->files,
                     "GeoNames: UA.zip, allCountries.zip, cities500.zip, with alternateNamesV2.zip; or any layer")
        ->required();
    command->add_option("--name", flags->name, "Its name (otherwise that of the first file with places)");
    command->add_option("--name-column", flags->layer.name, "Of a layer: the column with the name");
    command->add_option("--names-column", flags->layer.names, "Columns with further names")->delimiter(',');
    command->add_option("--layer", flags->layer.layer, "Which layer of a file with several");
    command->add_option("--id-column", flags->layer.id, "Column with an id that stays the same");
    command->add_option("--kind-column", flags->layer.kind,
                        "Column with the kind: settlement, river, airport, village, P, H …");
    command->add_option("--population-column", flags->layer.population, "Column with the number of people");
    command->add_option("--country-column", flags->layer.country,
                        "Column with the ISO code of the country (otherwise by position)");
    command->add_option("--kind", flags->kind, "Kind of features whose kind no column tells")
        ->check(CLI::IsMember(
            {"settlement", "region", "district", "country", "area", "water", "physical", "airport", "facility"}))
        ->capture_default_str();
    command->add_option("--lang", flags->language, "Language of the names (uk, ar, …)");
    command->add_option("--on-error", flags->on_error, "What to do with a row that cannot be used: skip, stop")
        ->check(CLI::IsMember({"skip", "stop"}))
        ->capture_default_str();
    command->add_flag("--force", flags->force, "Replace a gazetteer of that name");
    command->footer("\nExamples:\n  whenabouts gazetteer add UA.zip alternateNamesV2.zip\n"
                    "  whenabouts gazetteer add villages.gpkg --name-column name_uk --kind settlement --lang uk\n\n"
                    "Exit status 1 when rows were skipped; the others are in.");
    command->callback([flags, &chosen] { chosen = [flags] { return run_gazetteer_add(*flags); }; });
}

} // namespace

void add_gazetteer(CLI::App& app, Chosen& chosen) {
    CLI::App* command = app.add_subcommand("gazetteer", "What places are known: show, add, remove gazetteers");
    command->require_subcommand(1);
    command->footer("\nExample:\n  whenabouts gazetteer info");
    auto flags = std::make_shared<InfoFlags>();
    CLI::App* show = command->add_subcommand("info", "What is installed, how much it holds, whether it is sound");
    show->add_flag("--json", flags->json, "One JSON document");
    show->footer("\nExample:\n  whenabouts gazetteer info --json");
    show->callback([flags, &chosen] {
        chosen = [flags] {
            flags->check = true;
            return info(*flags);
        };
    });
    CLI::App* names = command->add_subcommand("list", "Their names");
    names->add_flag("--json", flags->json, "One JSON document");
    names->footer("\nExample:\n  whenabouts gazetteer list");
    names->callback([flags, &chosen] { chosen = [flags] { return list(*flags); }; });
    add_add_command(*command, chosen);
    add_pin_commands(*command, chosen);
    auto name = std::make_shared<std::string>();
    CLI::App* drop = command->add_subcommand("remove", "Remove one that was added");
    drop->add_option("NAME", *name, "Its name")->required();
    drop->footer("\nExample:\n  whenabouts gazetteer remove UA");
    drop->callback([name, &chosen] { chosen = [name] { return remove(*name); }; });
}

} // namespace whenabouts::cli

#include "cli/command.hpp"
#include "cli/import_flags.hpp"
#include "cli/import_report.hpp"
#include "cli/import_run.hpp"
#include "cli/terminal.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

core::Result<void> check_flags(const ImportFlags& flags) {
    constexpr std::array later{"acled", "ucdp-ged", "gdelt", "gtd", "timemap"};
    if (std::find(later.begin(), later.end(), flags.profile) != later.end())
        return core::bad_usage(fmt::format("--profile: '{}' is not there yet", flags.profile),
                               "use --profile generic, with --map for columns that it does not know");
    if (flags.profile != "auto" && flags.profile != "generic")
        return core::bad_usage(fmt::format("--profile: '{}' is no profile", flags.profile), "use auto or generic");
    if (std::count(flags.files.begin(), flags.files.end(), "-") > 1)
        return core::bad_usage("standard input can be read once only", "give - once");
    const auto options = import_options(flags);
    return options ? core::Result<void>() : tl::make_unexpected(options.error());
}

core::Result<bool> import_files(const ImportFlags& flags) {
    if (auto sound = check_flags(flags); !sound) return tl::make_unexpected(sound.error());
    ImportRejects rejects;
    if (flags.dry_run) rejects.show_all();
    if (!flags.rejects.empty())
        if (auto made = rejects.write_to(flags.rejects, flags.force); !made) return tl::make_unexpected(made.error());
    std::vector<ImportedFile> files;
    const auto done = run_import(flags, rejects, files);
    if (done)
        if (auto kept = rejects.finish(); !kept) return tl::make_unexpected(kept.error());
    if (flags.json)
        report_import_json(flags, rejects, files);
    else
        report_import(flags, rejects, files);
    if (!done) return tl::make_unexpected(done.error());
    return rejects.count() == 0;
}

} // namespace

void add_import(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand("import", "Brings tables and GeoJSON into a store");
    const auto flags = std::make_shared<ImportFlags>();
    add_import_flags(*command, *flags);
    command->footer(
        "\nColumns are recognised by their usual names in several languages; all others are kept under their\n"
        "own names. Importing a file again adds nothing; a newer version of it changes what it changed.\n"
        "\nExample:\n  whenabouts import case.gpkg strikes.csv --dry-run\n"
        "  whenabouts import case.gpkg strikes.csv --map 'Oblast=adm1' --geocode --rejects rejects.csv");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto clean = import_files(*flags);
            if (!clean) return fail(clean.error());
            return *clean ? 0 : 1;
        };
    });
}

} // namespace whenabouts::cli

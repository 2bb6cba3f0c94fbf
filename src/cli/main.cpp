#include "cli/bracketed.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/version.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <string>
#include <vector>

namespace whenabouts::cli {
namespace {

constexpr const char* description = "Whenabouts turns reports into dated, sourced incidents on a map, offline.";

constexpr const char* footer = R"(
Examples:
  whenabouts geocode "Zaporizhzhia region"
  whenabouts read article.txt --into case.gpkg --accept
  whenabouts import case.gpkg strikes.csv --dry-run
  whenabouts list case.gpkg --when 2024-01
  whenabouts export case.gpkg case.geojson
  whenabouts map case.gpkg map.png
  whenabouts view case.gpkg

Exit status: 0 done; 1 the work could not be done; 2 wrong usage; 3 an input could not be
read; 4 the store or an output could not be written.
"whenabouts COMMAND --help" tells more about one command.)";

int run(int argc, char** argv) {
    CLI::App app{description, "whenabouts"};
    app.footer(footer);
    app.require_subcommand(0, 1);
    app.fallthrough(false);
    bool version = false;
    app.add_flag("--version", version, "Program, libraries and gazetteer with their versions");
    app.get_formatter()->column_width(34);

    Chosen chosen;
    for (const auto add :
         std::array{add_geocode, add_reverse, add_read, add_add, add_edit, add_remove, add_list, add_show, add_history,
                    add_undo, add_redo, add_import, add_export, add_map, add_view, add_check, add_gazetteer})
        add(app, chosen);

    try {
        std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
        shield_brackets(arguments);
        std::reverse(arguments.begin(), arguments.end()); // CLI11 takes the last first
        app.parse(arguments);
    } catch (const CLI::Success& asked) { // --help
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        const auto commands = app.get_subcommands();
        const std::string command = commands.empty() ? "" : " " + commands.front()->get_name();
        return fail({core::Error::Kind::usage, {}, 0, error.what(), "see 'whenabouts" + command + " --help'"});
    }
    if (version) {
        print(version_text());
        return 0;
    }
    if (!chosen) {
        print(app.help());
        return 2;
    }
    return chosen();
}

} // namespace
} // namespace whenabouts::cli

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_DFL); // a reader that stops reading ends the program quietly
    try {
        return whenabouts::cli::run(argc, argv);
    } catch (const std::exception& error) {
        return whenabouts::cli::fail({whenabouts::core::Error::Kind::refused,
                                      {},
                                      0,
                                      std::string("unexpected: ") + error.what(),
                                      "please report this with the command you gave"});
    }
}

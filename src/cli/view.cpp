#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "viewer/viewer.hpp"

#include <CLI/CLI.hpp>

namespace whenabouts::cli {

namespace {

struct Flags {
    viewer::Options options;
    std::string within;
};

int run(Flags& flags) {
    if (!flags.within.empty()) {
        const auto box = core::parse_box(flags.within);
        if (!box) return fail(box.error());
        flags.options.within = *box;
    }
    const auto shown = viewer::view(flags.options);
    return shown ? 0 : fail(shown.error());
}

} // namespace

void add_view(CLI::App& app, Chosen& chosen) {
    const auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("view", "The window: map, time line, list and sources");
    command->add_option("store", flags->options.store, "The store to show (.gpkg or postgresql://); none: an empty map")
        ->type_name("STORE");
    command
        ->add_option("--when", flags->options.when,
                     "Open the time line at these dates (EDTF: 2024-01, 2023-12-30/2024-01-02)")
        ->type_name("EDTF");
    command->add_option("--within", flags->within, "Open the map here, degrees")->type_name("W,S,E,N");
    command->add_option("--theme", flags->options.theme, "Colours")->check(CLI::IsMember({"light", "dark"}));
    command
        ->add_option("--renderer", flags->options.renderer,
                     "Who puts the map together: the processor (cpu) or OpenGL (gl); without it whichever is faster")
        ->check(CLI::IsMember({"cpu", "gl"}));
    command->add_option("--replay", flags->options.replay, "Play a file of user actions without a display")
        ->type_name("FILE");
    command->add_option("--shots", flags->options.shots, "Folder for the pictures of --replay (its action 'shot NAME')")
        ->type_name("DIR")
        ->needs("--replay");
    command->add_option("--frame-log", flags->options.frame_log, "Write the milliseconds of each frame, for measuring")
        ->type_name("FILE");
    command->footer(R"(
Example:
  whenabouts view case.gpkg --when 2023-12/2024-01

Actions of --replay, one a line, positions in pixels from the top left:
  wait SECONDS · settle · move X Y · click X Y · right-click X Y · double-click X Y
  press X Y · release · drag X1 Y1 X2 Y2 · wheel N · key [Ctrl+][Shift+]NAME
  type TEXT · shot NAME · size W H · scale S)");
    command->callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

} // namespace whenabouts::cli

#pragma once
#include <functional>
#include <memory>

namespace CLI {
class App;
}

namespace whenabouts::cli {

/// Each command adds its subcommand to the program and, when chosen, runs and gives the exit status (cli.md).
/// `chosen` is set by the subcommand's callback; main() calls it after parsing.
using Chosen = std::function<int()>;

void add_geocode(CLI::App& app, Chosen& chosen);
void add_reverse(CLI::App& app, Chosen& chosen);
void add_read(CLI::App& app, Chosen& chosen);
void add_add(CLI::App& app, Chosen& chosen);
void add_edit(CLI::App& app, Chosen& chosen);
void add_remove(CLI::App& app, Chosen& chosen);
void add_history(CLI::App& app, Chosen& chosen);
void add_undo(CLI::App& app, Chosen& chosen);
void add_redo(CLI::App& app, Chosen& chosen);
void add_list(CLI::App& app, Chosen& chosen);
void add_show(CLI::App& app, Chosen& chosen);
void add_import(CLI::App& app, Chosen& chosen);
void add_export(CLI::App& app, Chosen& chosen);
void add_check(CLI::App& app, Chosen& chosen);
void add_map(CLI::App& app, Chosen& chosen);
void add_gazetteer(CLI::App& app, Chosen& chosen);
void add_view(CLI::App& app, Chosen& chosen);

} // namespace whenabouts::cli

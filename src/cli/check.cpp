#include "cli/command.hpp"
#include "cli/incident_words.hpp"
#include "cli/notes.hpp"
#include "cli/terminal.hpp"
#include "store/backup.hpp"
#include "store/opening.hpp"
#include "store/repair.hpp"
#include "store/store.hpp"
#include "json/value.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

struct CheckFlags {
    std::string store;
    bool json = false;
    bool backup = false;
    bool repair = false;
};

core::Result<void> check(const CheckFlags& flags) {
    const auto store = store::open(flags.store, store::Mode::read);
    if (!store) return tl::make_unexpected(store.error());
    const auto findings = (*store)->check();
    if (!findings) return tl::make_unexpected(findings.error());
    if (flags.json) {
        json::Value::Array array;
        for (const store::CheckFinding& finding : *findings)
            array.push_back(json::Value::Object{{"subject", finding.subject}, {"problem", finding.problem}});
        print(json::print_pretty(array) + "\n");
    } else {
        for (const store::CheckFinding& finding : *findings)
            print(fmt::format("{}: {}\n", finding.subject, finding.problem));
    }
    if (!findings->empty())
        return core::refused(flags.store,
                             counted(static_cast<std::int64_t>(findings->size()), "problem found", "problems found"),
                             "'whenabouts check --repair' mends what the history or a backup knows");
    const auto counts = (*store)->counts();
    if (!counts) return tl::make_unexpected(counts.error());
    note(fmt::format("{}: sound: {}, {}; file, schema, geometry, indices and history agree", flags.store,
                     counted(counts->incidents, "incident", "incidents"),
                     counted(counts->sources, "source", "sources")));
    if (counts->waiting > 0)
        note(fmt::format("{} by other programs will enter the history at the next change",
                         counted(counts->waiting, "edit", "edits")));
    return {};
}

core::Result<void> repair(const CheckFlags& flags) {
    const auto done = store::repair(flags.store, {user_name(), "whenabouts check --repair", {}});
    if (!done) return tl::make_unexpected(done.error());
    if (done->found.empty()) {
        note(fmt::format("{}: sound: there is nothing to repair", flags.store));
        return {};
    }
    for (const store::CheckFinding& finding : done->found)
        print(fmt::format("found: {}: {}\n", finding.subject, finding.problem));
    for (const std::string& line : done->mended) print(fmt::format("mended: {}\n", line));
    for (const std::string& line : done->left) print(fmt::format("left out: {}\n", line));
    for (const store::CheckFinding& finding : done->lost)
        print(fmt::format("still wrong: {}: {}\n", finding.subject, finding.problem));
    note(fmt::format("{}: the file as it was is kept as {}", flags.store, done->kept.string()));
    if (!done->lost.empty())
        return core::refused(
            flags.store, counted(static_cast<std::int64_t>(done->lost.size()), "problem is left", "problems are left"),
            "neither the history nor a backup knows better; see what is 'still wrong'");
    note(fmt::format("{}: sound again", flags.store));
    return {};
}

/// Only of a store that was just found sound.
core::Result<void> back_up(const std::string& path) {
    const auto opened = store::open_file(path, store::Mode::read);
    if (!opened) return tl::make_unexpected(opened.error());
    const auto made = store::back_up(opened->database, path);
    if (!made) return tl::make_unexpected(made.error());
    note(fmt::format("{}: backup written", made->string()));
    return {};
}

} // namespace

void add_check(CLI::App& app, Chosen& chosen) {
    auto* const command =
        app.add_subcommand("check", "Whether a store is sound: file, schema, geometry, indices, history");
    const auto flags = std::make_shared<CheckFlags>();
    command->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    command->add_flag("--json", flags->json, "The problems as a JSON array");
    command->add_flag(
        "--backup", flags->backup,
        "When it is sound, write a backup beside it (STORE.bak-REVISION; the newest 5 and 7 daily ones stay)");
    command->add_flag("--repair", flags->repair,
                      "Mend what is wrong from the history and the backups; the file as it was is kept beside it");
    command->footer("\nExample:\n  whenabouts check case.gpkg --repair");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            if (flags->repair && (flags->json || flags->backup))
                return fail(core::bad_usage("--repair goes alone", "run 'check' again afterwards").value());
            auto done = flags->repair ? repair(*flags) : check(*flags);
            if (done && flags->backup) done = back_up(flags->store);
            return done ? 0 : fail(done.error());
        };
    });
}

} // namespace whenabouts::cli

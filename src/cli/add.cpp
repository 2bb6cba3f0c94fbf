#include "cli/add_flags.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "core/status_words.hpp"
#include "exchange/members.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

core::Result<void> add(const AddFlags& flags) {
    // A store that cannot be written is said before any other work.
    auto store = store::open(flags.store, store::Mode::write);
    if (!store) return tl::make_unexpected(store.error());
    if (const std::string notice = (*store)->notice(); !notice.empty())
        return core::unwritable(flags.store, "is read-only here: " + notice, "update Whenabouts, or work on a copy");
    auto incident = incident_of(flags);
    if (!incident) return tl::make_unexpected(incident.error());
    const auto ids = (*store)->add({&*incident, 1}, {user_name(), "whenabouts add", flags.why});
    if (!ids) return tl::make_unexpected(ids.error());
    const auto stored = (*store)->incident(ids->front());
    if (!stored) return tl::make_unexpected(stored.error());
    if (!flags.json) {
        print(stored->code + "\n");
        return {};
    }
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());
    print(json::print_pretty(exchange::flat_object(*stored, (*taxonomy)[stored->category])) + "\n");
    return {};
}

void add_options(CLI::App& command, AddFlags& flags) {
    command.add_option("STORE", flags.store, "The store (.gpkg); made when it is missing")->required();
    command.add_option("--title", flags.title, "What happened, in one sentence")->required();
    command.add_option("--when", flags.when, "When: EDTF (2023-12-30, 2023-12, 2024-01-02~) or a date in words")
        ->type_name("DATE");
    command.add_option("--place", flags.place, "Where, by name; looked up in the gazetteer")->type_name("NAME");
    command.add_option("--at", flags.at, "Where, by position (then --place is only kept as words)")
        ->type_name("LON,LAT");
    command.add_option("--radius", flags.radius_m, "How far, in metres, the true spot may lie from there")
        ->check(CLI::NonNegativeNumber)
        ->type_name("METRES");
    command.add_option("--category", flags.category, "Kind of incident, such as missile_strike, shelling, flood")
        ->type_name("CODE");
    command.add_option("--summary", flags.summary, "More about it")->type_name("TEXT");
    command.add_option("--source", flags.sources, "Address or title of a source; may be repeated")->type_name("URL");
    command.add_option("--source-title", flags.source_title, "Title of the source")->type_name("TEXT");
    command.add_option("--publisher", flags.publisher, "Who published the source")->type_name("TEXT");
    command.add_option("--published", flags.published, "When the source was published (EDTF)")->type_name("DATE");
    command.add_option("--quote", flags.quotes, "The source's words; may be repeated")->type_name("TEXT");
    command
        .add_option(
            "--actor", flags.actors,
            "A party, with its role: side_a, side_b, alleged_perpetrator, target, victim, claimant, supplier, reporter")
        ->type_name("NAME[:ROLE]");
    command.add_option("--killed", flags.killed, "People killed: 3, or 2-5")->type_name("N");
    command.add_option("--injured", flags.injured, "People injured: 3, or 2-5")->type_name("N");
    command.add_option("--confidence", flags.confidence, "How sure, 0 to 100")
        ->check(CLI::Range(0, 100))
        ->type_name("N");
    command.add_option("--tag", flags.tags, "A tag; may be repeated")->delimiter(',')->type_name("WORD");
    command.add_option("--status", flags.status, "State of work")
        ->check(CLI::IsMember(core::as_list(core::workflow_words)))
        ->type_name("WORD");
    command.add_option("--verification", flags.verification, "How far it is confirmed")
        ->check(CLI::IsMember(core::as_list(core::verification_words)))
        ->type_name("WORD");
    command.add_option("--zone", flags.zone, "Time zone of the dates (the place's, when not given)")->type_name("IANA");
    command.add_option("--origin", flags.origin, "Where the record comes from")->type_name("NAME");
    command.add_option("--origin-id", flags.origin_id, "Its id there: adding the same one again changes nothing")
        ->type_name("ID");
    command.add_option("--why", flags.why, "A reason, for the history")->type_name("TEXT");
    command.add_flag("--json", flags.json, "Print the whole incident instead of its id");
}

} // namespace

void add_add(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand("add", "Puts one incident into a store and prints its id");
    const auto flags = std::make_shared<AddFlags>();
    add_options(*command, *flags);
    command->footer(
        "\nExample:\n  whenabouts add case.gpkg --title \"Missile lands in a field\" --when 2023-12-30 \\\n"
        "    --place \"Zaporizhzhia region\" --category missile_strike --source https://example.org/report");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto done = add(*flags);
            return done ? 0 : fail(done.error());
        };
    });
}

} // namespace whenabouts::cli

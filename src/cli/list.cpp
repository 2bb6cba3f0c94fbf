#include "cli/command.hpp"
#include "cli/incident_words.hpp"
#include "cli/notes.hpp"
#include "cli/query_flags.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "exchange/csv_writer.hpp"
#include "exchange/members.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

struct ListFlags {
    std::string store;
    QueryFlags query;
    bool json = false, jsonl = false, csv = false, count = false;
};

std::vector<std::string> row_of(const core::Incident& incident, const taxonomy::Taxonomy& taxonomy) {
    return {incident.code,
            core::describe(incident.when.span),
            std::string(core::to_string(incident.when.span.precision())),
            place_words(incident.where),
            taxonomy[incident.category].label,
            incident.workflow,
            incident.title};
}

core::Result<void> list_table(const store::Store& store, const core::Query& query, const taxonomy::Taxonomy& taxonomy) {
    std::vector<std::vector<std::string>> rows{{"ID", "WHEN", "EXACT TO", "WHERE", "CATEGORY", "STATUS", "TITLE"}};
    auto done = store.visit(query, [&](const core::Incident& incident) {
        rows.push_back(row_of(incident, taxonomy));
        return true;
    });
    if (done && rows.size() > 1) print_table(std::move(rows), {14, 30, 9, 40, 22, 12, 0});
    return done;
}

core::Result<void> list_json(const store::Store& store, const core::Query& query, const taxonomy::Taxonomy& taxonomy,
                             bool lines) {
    bool first = true;
    auto done = store.visit(query, [&](const core::Incident& incident) {
        if (!lines) print(first ? "[\n" : ",\n");
        first = false;
        print(json::print(exchange::flat_object(incident, taxonomy[incident.category])));
        if (lines) print("\n");
        return true;
    });
    if (done && !lines) print(first ? "[]\n" : "\n]\n");
    return done;
}

core::Result<void> list_csv(const store::Store& store, const core::Query& query, const taxonomy::Taxonomy& taxonomy) {
    exchange::CsvWriter writer(
        [](std::string_view bytes) -> core::Result<void> {
            print(bytes);
            return {};
        },
        taxonomy);
    core::Result<void> written;
    auto done = store.visit(query, [&](const core::Incident& incident) {
        written = writer.write(incident);
        return written.has_value();
    });
    if (done && written) written = writer.finish();
    return done ? written : done;
}

core::Result<void> list(const ListFlags& flags) {
    if (flags.json + flags.jsonl + flags.csv + flags.count > 1)
        return core::bad_usage("--json, --jsonl, --csv and --count exclude each other", "choose one");
    auto asked = to_query(flags.query);
    if (!asked) return tl::make_unexpected(asked.error());
    auto store = store::open(flags.store, store::Mode::read);
    if (!store) return tl::make_unexpected(store.error());
    auto tally = (*store)->tally(asked->query);
    if (!tally) return tl::make_unexpected(tally.error());
    if (flags.count) {
        print(fmt::format("{}\n", std::min(tally->found, asked->query.limit.value_or(tally->found))));
        return {};
    }
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());

    if (asked->in) note(fmt::format("inside {}", asked->in->name));
    auto done = flags.json || flags.jsonl ? list_json(**store, asked->query, *taxonomy, flags.jsonl)
                : flags.csv               ? list_csv(**store, asked->query, *taxonomy)
                                          : list_table(**store, asked->query, *taxonomy);
    if (done) note(tally_words(*tally));
    return done;
}

} // namespace

void add_list(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand("list", "Incidents of a store, by time, place, kind and words");
    const auto flags = std::make_shared<ListFlags>();
    command->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    add_query_flags(*command, flags->query);
    add_order_flags(*command, flags->query);
    command->add_flag("--json", flags->json, "One JSON array");
    command->add_flag("--jsonl", flags->jsonl, "One JSON object a line");
    command->add_flag("--csv", flags->csv, "Comma-separated values with a header");
    command->add_flag("--count", flags->count, "Only how many");
    command->footer(
        "\nExample:\n  whenabouts list case.gpkg --when 2023-12-30/2024-01-02 --in Ukraine --category conflict");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto done = list(*flags);
            return done ? 0 : fail(done.error());
        };
    });
}

} // namespace whenabouts::cli

#include "cli/change_words.hpp"
#include "cli/command.hpp"
#include "cli/edit.hpp"
#include "cli/notes.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

struct HistoryFlags {
    std::string store, id;
    std::int64_t limit = 50;
    bool json = false;
};

core::Result<void> history_of_store(const store::Store& store, const HistoryFlags& flags) {
    const auto sets = store.changes(flags.limit);
    if (!sets) return tl::make_unexpected(sets.error());
    if (flags.json) {
        json::Value::Array array;
        for (const store::ChangeSet& set : *sets) array.push_back(change_json(set));
        print(json::print_pretty(array) + "\n");
        return {};
    }
    std::vector<std::vector<std::string>> rows{{"CHANGE", "AT", "WHO", "WHAT", "WHY"}};
    for (const store::ChangeSet& set : *sets)
        rows.push_back({fmt::format("{}", set.number), set.at, set.who,
                        change_words(store, set) + (set.undone ? " (undone)" : ""), set.why});
    print_table(std::move(rows), {7, 24, 16, 60, 0});
    if (static_cast<std::int64_t>(sets->size()) == flags.limit)
        note(fmt::format("the newest {} changes; --limit N shows more", flags.limit));
    return {};
}

core::Result<void> history_of_incident(const store::Store& store, const HistoryFlags& flags) {
    const auto incident = store.incident(std::string_view(flags.id));
    if (!incident) return tl::make_unexpected(incident.error());
    const auto revisions = store.history(incident->id);
    if (!revisions) return tl::make_unexpected(revisions.error());
    if (flags.json) {
        json::Value::Array array;
        for (const store::Revision& revision : *revisions) array.push_back(revision_json(revision));
        print(json::print_pretty(array) + "\n");
        return {};
    }
    print(revisions_text(*incident, *revisions));
    return {};
}

core::Result<void> history(const HistoryFlags& flags) {
    if (flags.limit < 1) return core::bad_usage("--limit must be at least 1", "give how many changes to show");
    const auto store = store::open(flags.store, store::Mode::read);
    if (!store) return tl::make_unexpected(store.error());
    return flags.id.empty() ? history_of_store(**store, flags) : history_of_incident(**store, flags);
}

struct UndoFlags {
    std::string store, why;
    std::int64_t count = 1;
    bool json = false;
};

using Turn = core::Result<store::ChangeSet> (store::Store::*)(const store::Author&);

core::Result<void> turn(const UndoFlags& flags, std::string_view word, Turn turn_one) {
    if (flags.count < 1) return core::bad_usage("--count must be at least 1", "give how many changes");
    const auto store = open_for_change(flags.store);
    if (!store) return tl::make_unexpected(store.error());
    json::Value::Array array;
    for (std::int64_t i = 0; i < flags.count; ++i) {
        auto set = ((**store).*turn_one)({user_name(), fmt::format("whenabouts {}", word), flags.why});
        if (!set && i > 0 && set.error().kind == core::Error::Kind::refused) {
            note(fmt::format("only {} of {} could be done: {}", i, flags.count, set.error().what));
            break;
        }
        if (!set) return tl::make_unexpected(set.error());
        if (set->unknown_before > 0)
            warn(fmt::format("{} still what the other program wrote: what stood there before came in bulk and was not "
                             "kept; 'edit' it, or take it from a backup",
                             set->unknown_before == 1 ? "one incident holds"
                                                      : fmt::format("{} incidents hold", set->unknown_before)));
        if (flags.json)
            array.push_back(change_json(*set));
        else
            print(fmt::format("{}: {}, {} by {}\n", word == "undo" ? "undone" : "done again",
                              change_words(**store, *set), set->at, set->who));
    }
    if (flags.json) print(json::print_pretty(array) + "\n");
    return {};
}

void add_turn(CLI::App& app, Chosen& chosen, const char* word, const char* description, const char* example,
              Turn turn_one) {
    auto* const command = app.add_subcommand(word, description);
    const auto flags = std::make_shared<UndoFlags>();
    command->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    command->add_option("--count", flags->count, "How many changes (1)")->type_name("N");
    command->add_option("--why", flags->why, "A reason, for the history")->type_name("TEXT");
    command->add_flag("--json", flags->json, "What was turned round, as a JSON array");
    command->footer(example);
    command->callback([flags, &chosen, word, turn_one] {
        chosen = [flags, word, turn_one] {
            const auto done = turn(*flags, word, turn_one);
            return done ? 0 : fail(done.error());
        };
    });
}

} // namespace

void add_history(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand("history", "Who changed what, when and why");
    const auto flags = std::make_shared<HistoryFlags>();
    command->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    command->add_option("ID", flags->id, "One incident, field by field; without it all changes, newest first");
    command->add_option("--limit", flags->limit, "At most so many changes (50)")->type_name("N");
    command->add_flag("--json", flags->json, "A JSON array");
    command->footer("\nExample:\n  whenabouts history case.gpkg UKR-7F3K2Q");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto done = history(*flags);
            return done ? 0 : fail(done.error());
        };
    });
}

void add_undo(CLI::App& app, Chosen& chosen) {
    add_turn(app, chosen, "undo", "Takes the last change back, also one that another program made",
             "\nExample:\n  whenabouts undo case.gpkg", &store::Store::undo);
}

void add_redo(CLI::App& app, Chosen& chosen) {
    add_turn(app, chosen, "redo", "Brings the last undone change again", "\nExample:\n  whenabouts redo case.gpkg",
             &store::Store::redo);
}

} // namespace whenabouts::cli

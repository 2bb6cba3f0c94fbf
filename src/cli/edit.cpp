#include "cli/edit.hpp"
#include "cli/command.hpp"
#include "cli/edit_flags.hpp"
#include "cli/notes.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "exchange/members.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

/// The members that differ, for people; bookkeeping left out.
std::string changed_members(const core::Incident& before, const core::Incident& after) {
    const taxonomy::Category none;
    const json::Value former = exchange::flat_object(before, none);
    const json::Value present = exchange::flat_object(after, none);
    std::string names;
    for (const auto& [name, value] : *present.object())
        if (name != "rev" && name != "updated_at" && value != former[name])
            names.append(names.empty() ? "" : ", ").append(name);
    if (before.deleted != after.deleted) names.append(names.empty() ? "" : ", ").append("restored");
    return names;
}

core::Result<std::vector<core::Incident>> load(const store::Store& store, const std::vector<std::string>& ids) {
    std::vector<core::Incident> incidents;
    for (const std::string& id : ids) {
        auto incident = store.incident(std::string_view(id));
        if (!incident) return tl::make_unexpected(incident.error());
        incidents.push_back(std::move(*incident));
    }
    return incidents;
}

core::Result<void> tell(const EditFlags& flags, const std::vector<core::Incident>& before,
                        const std::vector<core::Incident>& after) {
    if (flags.json) {
        const auto folders = core::find_data_folders();
        if (!folders) return tl::make_unexpected(folders.error());
        const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
        if (!taxonomy) return tl::make_unexpected(taxonomy.error());
        json::Value::Array array;
        for (const core::Incident& incident : after)
            array.push_back(exchange::flat_object(incident, (*taxonomy)[incident.category]));
        print(json::print_pretty(array.size() == 1 ? std::move(array.front()) : json::Value(std::move(array))) + "\n");
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        const std::string names = changed_members(before[i], after[i]);
        if (!flags.json) print(after[i].code + "\n");
        note(names.empty() ? fmt::format("{}: nothing changed", after[i].code)
                           : fmt::format("{}: changed {}", after[i].code, names));
    }
    return {};
}

core::Result<void> edit(const EditFlags& flags) {
    const auto store = open_for_change(flags.store);
    if (!store) return tl::make_unexpected(store.error());
    const auto before = load(**store, flags.ids);
    if (!before) return tl::make_unexpected(before.error());
    std::vector<core::Incident> wanted = *before;
    for (core::Incident& incident : wanted) {
        if (incident.deleted && !flags.restore)
            return core::refused(flags.store, fmt::format("{} was removed", incident.code),
                                 "bring it back with --restore");
        if (flags.revision && *flags.revision != incident.revision)
            return core::refused(
                flags.store,
                fmt::format("{} is at revision {}, not {}", incident.code, incident.revision, *flags.revision),
                "look at it again and repeat your change");
        if (auto done = apply(flags, incident); !done) return done;
    }
    if (auto done = (*store)->change(wanted, {user_name(), "whenabouts edit", flags.why}); !done) return done;
    const auto after = load(**store, flags.ids);
    if (!after) return tl::make_unexpected(after.error());
    return tell(flags, *before, *after);
}

struct RemoveFlags {
    std::string store, why;
    std::vector<std::string> ids;
};

core::Result<void> remove(const RemoveFlags& flags) {
    const auto store = open_for_change(flags.store);
    if (!store) return tl::make_unexpected(store.error());
    const auto incidents = load(**store, flags.ids);
    if (!incidents) return tl::make_unexpected(incidents.error());
    std::vector<std::int64_t> ids;
    for (const core::Incident& incident : *incidents)
        if (incident.deleted)
            note(fmt::format("{} was removed before", incident.code));
        else
            ids.push_back(incident.id);
    if (auto done = (*store)->remove(ids, {user_name(), "whenabouts remove", flags.why}); !done) return done;
    for (const core::Incident& incident : *incidents)
        if (!incident.deleted) {
            print(incident.code + "\n");
            note(fmt::format("{}: removed; 'whenabouts undo' or 'edit --restore' brings it back", incident.code));
        }
    return {};
}

} // namespace

core::Result<std::unique_ptr<store::Store>> open_for_change(const std::string& location) {
    // Opening for writing would promise to make a missing store; here there must be one.
    if (auto there = store::open(location, store::Mode::read); !there) return there;
    auto store = store::open(location, store::Mode::write);
    if (!store) return store;
    if (const std::string notice = (*store)->notice(); !notice.empty())
        return core::unwritable(location, "is read-only here: " + notice, "update Whenabouts, or work on a copy");
    return store;
}

void add_edit(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand("edit", "Changes fields of an incident; the history keeps what was");
    const auto flags = std::make_shared<EditFlags>();
    add_edit_options(*command, *flags);
    command->footer("\nExample:\n  whenabouts edit case.gpkg UKR-7F3K2Q --when 2023-12-30 --status done --why \"video "
                    "geolocated\"");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto done = edit(*flags);
            return done ? 0 : fail(done.error());
        };
    });
}

void add_remove(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand("remove", "Takes incidents out; they stay in the history");
    const auto flags = std::make_shared<RemoveFlags>();
    command->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    command->add_option("ID", flags->ids, "Its id; several are removed as one change")->required();
    command->add_option("--why", flags->why, "A reason, for the history")->type_name("TEXT");
    command->footer("\nExample:\n  whenabouts remove case.gpkg UKR-7F3K2Q --why \"the same as UKR-9A1B2C\"");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto done = remove(*flags);
            return done ? 0 : fail(done.error());
        };
    });
}

} // namespace whenabouts::cli

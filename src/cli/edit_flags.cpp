#include "cli/edit_flags.hpp"

#include "cli/query_flags.hpp"
#include "cli/typed_fields.hpp"
#include "cli/typed_place.hpp"
#include "core/data_folder.hpp"
#include "core/status_words.hpp"
#include "taxonomy/taxonomy.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

core::Result<void> clear(const std::string& field, core::Incident& incident) {
    if (field == "summary")
        incident.summary.clear();
    else if (field == "when")
        incident.when = {};
    else if (field == "place")
        incident.where = {};
    else if (field == "killed")
        incident.killed = {};
    else if (field == "injured")
        incident.injured = {};
    else if (field == "confidence")
        incident.confidence.reset();
    else if (field == "tags")
        incident.tags.clear();
    else if (field == "actors")
        incident.actors.clear();
    else if (field == "zone")
        incident.when.zone.clear();
    else
        return core::bad_usage(fmt::format("--clear: '{}' cannot be emptied", field),
                               "use summary, when, place, killed, injured, confidence, tags, actors or zone");
    return {};
}

core::Result<void> apply_time(const EditFlags& flags, core::Incident& incident) {
    if (flags.when) {
        auto span = span_of(*flags.when);
        if (!span) return tl::make_unexpected(span.error());
        incident.when.span = std::move(*span);
        incident.when.method = "manual";
    }
    return {};
}

core::Result<void> apply_place(const EditFlags& flags, core::Incident& incident) {
    if (flags.place || flags.at) {
        const std::string zone = incident.when.zone;
        core::Where former = std::move(incident.where);
        incident.where = {};
        // A position typed for a place whose words are known keeps the words: that is what it was looked up for.
        const std::string words = flags.place.value_or(former.text);
        if (auto done = locate({flags.store, words, flags.at.value_or(""), flags.radius_m}, incident); !done)
            return done;
        if (incident.when.zone.empty()) incident.when.zone = zone;
        return {};
    }
    if (!flags.radius_m) return {};
    core::Where& where = incident.where;
    if (!where.position)
        return core::bad_usage("--radius needs a position: the incident has none", "give one with --place or --at");
    where.radius_m = flags.radius_m;
    if (!core::is_area(where.precision)) where.precision = core::precision_within(*flags.radius_m);
    return {};
}

core::Result<void> apply_category(const EditFlags& flags, core::Incident& incident) {
    if (!flags.category) return {};
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());
    if (!taxonomy->knows(*flags.category)) return unknown_category(*flags.category, *taxonomy);
    incident.category = *flags.category;
    return {};
}

core::Result<void> apply_people(const EditFlags& flags, core::Incident& incident) {
    if (flags.killed) {
        auto killed = people_of("--killed", *flags.killed);
        if (!killed) return tl::make_unexpected(killed.error());
        incident.killed = *killed;
    }
    if (flags.injured) {
        auto injured = people_of("--injured", *flags.injured);
        if (!injured) return tl::make_unexpected(injured.error());
        incident.injured = *injured;
    }
    if (flags.actors.empty()) return {};
    auto actors = actors_of(flags.actors);
    if (!actors) return tl::make_unexpected(actors.error());
    incident.actors = std::move(*actors);
    return {};
}

void apply_tags(const EditFlags& flags, core::Incident& incident) {
    if (!flags.tags.empty()) incident.tags = flags.tags;
    for (const std::string& tag : flags.added_tags)
        if (std::find(incident.tags.begin(), incident.tags.end(), tag) == incident.tags.end())
            incident.tags.push_back(tag);
    for (const std::string& tag : flags.removed_tags) std::erase(incident.tags, tag);
}

core::Result<void> apply_sources(const EditFlags& flags, core::Incident& incident) {
    for (const std::string& named : flags.removed_sources) {
        const auto meant = std::find_if(incident.sources.begin(), incident.sources.end(), [&](const core::Source& s) {
            return s.url == named || s.title == named || s.uid == named;
        });
        if (meant == incident.sources.end())
            return core::refused({}, fmt::format("--remove-source: the incident has no source '{}'", named),
                                 "give its address or title as 'whenabouts show' prints it");
        std::erase_if(incident.evidence, [&](const core::Evidence& e) { return e.source_uid == meant->uid; });
        incident.sources.erase(meant);
    }
    return append_sources({flags.sources, flags.quotes, flags.source_title, flags.publisher, flags.published},
                          incident);
}

} // namespace

void add_edit_options(CLI::App& command, EditFlags& flags) {
    command.add_option("STORE", flags.store, "The store (.gpkg)")->required();
    command.add_option("ID", flags.ids, "Its id; several are changed alike, as one change")->required();
    command.add_option("--title", flags.title, "What happened, in one sentence");
    command.add_option("--summary", flags.summary, "More about it")->type_name("TEXT");
    command.add_option("--when", flags.when, "When: EDTF (2023-12-30, 2023-12, 2024-01-02~) or a date in words")
        ->type_name("DATE");
    command.add_option("--zone", flags.zone, "Time zone of the dates")->type_name("IANA");
    command.add_option("--place", flags.place, "Where, by name; looked up in the gazetteer")->type_name("NAME");
    command.add_option("--at", flags.at, "Where, by position (then --place is only kept as words)")
        ->type_name("LON,LAT");
    command.add_option("--radius", flags.radius_m, "How far, in metres, the true spot may lie from there")
        ->check(CLI::NonNegativeNumber)
        ->type_name("METRES");
    command.add_option("--category", flags.category, "Kind of incident")->type_name("CODE");
    command.add_option("--status", flags.status, "State of work")
        ->check(CLI::IsMember(core::as_list(core::workflow_words)))
        ->type_name("WORD");
    command.add_option("--verification", flags.verification, "How far it is confirmed")
        ->check(CLI::IsMember(core::as_list(core::verification_words)))
        ->type_name("WORD");
    command.add_option("--publish", flags.publish, "Who may see it")
        ->check(CLI::IsMember(core::as_list(core::publish_words)))
        ->type_name("WORD");
    command.add_option("--confidence", flags.confidence, "How sure, 0 to 100")
        ->check(CLI::Range(0, 100))
        ->type_name("N");
    command.add_option("--killed", flags.killed, "People killed: 3, or 2-5")->type_name("N");
    command.add_option("--injured", flags.injured, "People injured: 3, or 2-5")->type_name("N");
    command.add_option("--actor", flags.actors, "A party with its role; those given replace all")
        ->type_name("NAME[:ROLE]");
    command.add_option("--tag", flags.tags, "Tags; those given replace all")->delimiter(',')->type_name("WORD");
    command.add_option("--add-tag", flags.added_tags, "A further tag")->delimiter(',')->type_name("WORD");
    command.add_option("--remove-tag", flags.removed_tags, "A tag to take off")->delimiter(',')->type_name("WORD");
    command.add_option("--source", flags.sources, "Address or title of a further source")->type_name("URL");
    command.add_option("--source-title", flags.source_title, "Title of that source")->type_name("TEXT");
    command.add_option("--publisher", flags.publisher, "Who published it")->type_name("TEXT");
    command.add_option("--published", flags.published, "When it was published (EDTF)")->type_name("DATE");
    command.add_option("--quote", flags.quotes, "The source's words; may be repeated")->type_name("TEXT");
    command.add_option("--remove-source", flags.removed_sources, "A source that does not belong to it")
        ->type_name("URL");
    command.add_option("--clear", flags.cleared, "Empty a field: summary, when, place, killed, injured …")
        ->delimiter(',')
        ->type_name("FIELD");
    command.add_flag("--restore", flags.restore, "Bring a removed incident back");
    command.add_option("--revision", flags.revision, "Only when it still is at this revision (rev in --json)")
        ->type_name("N");
    command.add_option("--why", flags.why, "A reason, for the history")->type_name("TEXT");
    command.add_flag("--json", flags.json, "Print the whole incident afterwards");
}

core::Result<void> apply(const EditFlags& flags, core::Incident& incident) {
    for (const std::string& field : flags.cleared)
        if (auto done = clear(field, incident); !done) return done;
    if (flags.title) incident.title = *flags.title;
    if (flags.summary) incident.summary = *flags.summary;
    if (auto done = apply_time(flags, incident); !done) return done;
    if (auto done = apply_place(flags, incident); !done) return done;
    if (auto done = apply_category(flags, incident); !done) return done;
    if (auto done = apply_people(flags, incident); !done) return done;
    if (flags.zone) incident.when.zone = *flags.zone;
    if (flags.status) incident.workflow = *flags.status;
    if (flags.verification) incident.verification = *flags.verification;
    if (flags.publish) incident.publish = *flags.publish;
    if (flags.confidence) incident.confidence = flags.confidence;
    apply_tags(flags, incident);
    if (flags.restore) incident.deleted = false;
    return apply_sources(flags, incident);
}

} // namespace whenabouts::cli

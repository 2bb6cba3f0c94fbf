#include "cli/change_words.hpp"
#include "cli/command.hpp"
#include "cli/incident_words.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "exchange/members.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

struct ShowFlags {
    std::string store, id;
    bool json = false;
};

constexpr std::size_t label_width = 14;

std::string line(std::string_view label, const std::string& text) {
    return text.empty() ? "" : fmt::format("  {}{}\n", padded(label, label_width), text);
}

std::string when_words(const core::When& when) {
    const core::TimeSpan& span = when.span;
    if (span.is_unknown()) return "unknown";
    std::string words = core::describe(span);
    if (words != span.edtf()) words += fmt::format("  ({})", span.edtf());
    words += fmt::format("; exact to {}", core::to_string(span.precision()));
    if (span.kind() == core::TimeKind::throughout) words += "; during all of it";
    if (!when.zone.empty()) words += fmt::format("; {}", when.zone);
    return words;
}

std::string_view precision_words(core::PlacePrecision precision) {
    switch (precision) {
    case core::PlacePrecision::exact:
        return "the spot";
    case core::PlacePrecision::near:
        return "near a settlement";
    case core::PlacePrecision::adm1:
        return "a first-order region";
    case core::PlacePrecision::adm2:
        return "a second-order region";
    case core::PlacePrecision::adm3:
        return "a third-order region";
    default:
        return core::to_string(precision);
    }
}

std::string where_words(const core::Where& where) {
    std::string words = place_words(where);
    if (where.position) {
        const core::LonLat at = exchange::rounded_position(where);
        words += fmt::format("; {} {},{}; exact to {}",
                             core::is_area(where.precision) ? "point that stands for it" : "point", at.lon, at.lat,
                             precision_words(where.precision));
    }
    if (core::is_area(where.precision) && where.radius_m)
        words += fmt::format("; as large as a circle of {} radius", distance_words(*where.radius_m));
    if (!where.country.empty()) words += fmt::format("; {}", where.country);
    return words;
}

std::string range_words(const core::Casualties& people) {
    std::string words = people.best ? fmt::format("{}", *people.best) : "";
    if (people.low || people.high)
        words += fmt::format("{}{} to {}", words.empty() ? "" : ", ", people.low ? fmt::format("{}", *people.low) : "?",
                             people.high ? fmt::format("{}", *people.high) : "?");
    return words;
}

std::string list_words(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string head_text(const core::Incident& incident, const taxonomy::Taxonomy& taxonomy) {
    std::string out = fmt::format("{}  {}\n", incident.code, incident.title);
    if (incident.deleted) out += "  (removed; kept in the history)\n";
    out += line("when", when_words(incident.when));
    out += line("where", where_words(incident.where));
    if (!incident.where.text.empty() && incident.where.text != incident.where.name)
        out += line("as written", fmt::format("“{}”", incident.where.text));
    const taxonomy::Category& category = taxonomy[incident.category];
    out += line("category", fmt::format("{} ({})", category.label, incident.category));
    for (const core::Actor& actor : incident.actors)
        out += line("party", fmt::format("{} ({}{})", actor.name, actor.role, actor.allegation ? ", alleged" : ""));
    out += line("killed", range_words(incident.killed));
    out += line("injured", range_words(incident.injured));
    out += line("status", fmt::format("{}, {}", incident.workflow, incident.verification));
    out += line("confidence", incident.confidence ? fmt::format("{} of 100", *incident.confidence) : "");
    out += line("tags", list_words(incident.tags));
    out += line("quality", list_words(incident.quality));
    out += line("sensitivity", list_words(incident.sensitivity));
    out += line("summary", incident.summary);
    out += line("further", incident.extra);
    out += line("origin", incident.origin_id.empty() ? incident.origin
                                                     : fmt::format("{} {}", incident.origin, incident.origin_id));
    return out + line("uid", incident.uid);
}

std::string sources_text(const core::Incident& incident) {
    if (incident.sources.empty()) return "\nno sources\n";
    std::string out = "\nsources\n";
    for (const core::Source& source : incident.sources) {
        std::string title = !source.title.empty() ? source.title : !source.url.empty() ? source.url : "untitled";
        if (!source.publisher.empty()) title += " · " + source.publisher;
        if (!source.published.empty()) title += " · " + source.published;
        out += fmt::format("  {}\n", title);
        if (!source.url.empty() && !source.title.empty()) out += fmt::format("    {}\n", source.url);
        for (const core::Evidence& evidence : incident.evidence)
            if (evidence.source_uid == source.uid && !evidence.quote.empty())
                out += fmt::format("    “{}”  {} {}\n", evidence.quote, evidence.stance, evidence.supports);
    }
    return out;
}

std::string history_text(const std::vector<store::Revision>& history) {
    std::string out = "\nhistory\n";
    std::int64_t change_set = 0;
    for (const store::Revision& revision : history) {
        // One line a change set: what belongs to the incident changed along with it.
        if (revision.change_set == change_set) continue;
        change_set = revision.change_set;
        out += fmt::format("  {}  {} by {} with {}{}\n", revision.at, revision.op, revision.who, revision.tool,
                           revision.why.empty() ? "" : fmt::format(": {}", revision.why));
    }
    return out;
}

core::Result<void> show(const ShowFlags& flags) {
    const auto store = store::open(flags.store, store::Mode::read);
    if (!store) return tl::make_unexpected(store.error());
    const auto incident = (*store)->incident(std::string_view(flags.id));
    if (!incident) return tl::make_unexpected(incident.error());
    const auto history = (*store)->history(incident->id);
    if (!history) return tl::make_unexpected(history.error());
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());
    if (flags.json) {
        json::Value object = exchange::flat_object(*incident, (*taxonomy)[incident->category]);
        json::Value::Array revisions;
        for (const store::Revision& revision : *history) revisions.push_back(revision_json(revision));
        object.set("history", std::move(revisions));
        print(json::print_pretty(object) + "\n");
        return {};
    }
    print(without_controls(head_text(*incident, *taxonomy) + sources_text(*incident) + history_text(*history)));
    return {};
}

} // namespace

void add_show(CLI::App& app, Chosen& chosen) {
    auto* const command = app.add_subcommand("show", "One incident with its sources, quotations and history");
    const auto flags = std::make_shared<ShowFlags>();
    command->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    command->add_option("ID", flags->id, "Its id as 'list' shows it, row number, or uid (the beginning is enough)")
        ->required();
    command->add_flag("--json", flags->json, "One JSON object");
    command->footer("\nExample:\n  whenabouts show case.gpkg UKR-7F3K2Q");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            const auto done = show(*flags);
            return done ? 0 : fail(done.error());
        };
    });
}

} // namespace whenabouts::cli

#include "cli/change_words.hpp"

#include "cli/incident_words.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

std::string verb_of(const std::string& op) {
    if (op == "insert") return "added";
    if (op == "update" || op == "merge") return "changed";
    if (op == "delete") return "removed";
    if (op == "undelete") return "brought back";
    if (op == "adopt") return "took over from another program";
    return op;
}

/// A value of an image as people read it; long texts cut.
std::string shown(const json::Value& value) {
    constexpr std::size_t longest = 80;
    if (value.is_null()) return "–";
    std::string text;
    if (const auto* const string = value.string())
        text = *string;
    else if (!value["blob"].is_null())
        text = "a geometry";
    else
        text = json::print(value);
    if (text.size() <= longest) return text.empty() ? "–" : text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

bool is_bookkeeping(std::string_view column) {
    return column == "rev" || column == "updated_at" || column == "d_begin" || column == "d_end" || column == "fid" ||
           column == "id";
}

std::string of_whom(const store::Revision& revision) {
    if (revision.table == "evidence") return "evidence";
    if (revision.table == "incident_actors") return "party";
    return {};
}

std::string revision_lines(const store::Revision& revision) {
    const auto after = json::parse(revision.after, "history");
    const auto before = json::parse(revision.before.empty() ? "null" : revision.before, "history");
    if (!after || !before) return "    (unreadable; see 'whenabouts check')\n";
    const std::string whose = of_whom(revision);
    if (before->is_null()) {
        if (whose.empty()) return {};
        const json::Value& words = whose == "party" ? (*after)["as_written"] : (*after)["quote"];
        return fmt::format("    {} added: {}\n", whose, shown(words));
    }
    std::string out;
    for (const auto& [column, value] : *before->object())
        if (!is_bookkeeping(column))
            out += fmt::format("    {}{}: {} → {}\n", whose.empty() ? "" : whose + " ", column, shown(value),
                               shown((*after)[column]));
    return out;
}

} // namespace

std::string change_words(const store::Store& store, const store::ChangeSet& set) {
    if (set.op == "undo") return fmt::format("undid change {}", set.reverts);
    if (set.op == "redo") return fmt::format("did change {} again", set.reverts);
    if (set.op == "create") return "made the store";
    if (set.op == "repair") return "repaired the store";
    if (set.op == "migrate") return "brought the store up to date";
    if (set.op == "note")
        return without_controls(set.file.empty() ? "noted a file that held nothing new"
                                                 : fmt::format("imported {}: nothing new in it", set.file));
    const std::string verb =
        set.file.empty() ? verb_of(set.op) : without_controls(fmt::format("imported {}:", set.file));
    if (set.incident_count == 0) return fmt::format("{} {}", verb, counted(set.rows, "row", "rows"));
    if (set.incident_count > 1) return fmt::format("{} {}", verb, counted(set.incident_count, "incident", "incidents"));
    const auto incident = store.incident(set.incidents.front());
    if (!incident) return fmt::format("{} incident {}", verb, set.incidents.front());
    return without_controls(fmt::format("{} {} ({})", verb, incident->code, incident->title));
}

std::string revisions_text(const core::Incident& incident, const std::vector<store::Revision>& revisions) {
    std::string out = fmt::format("{}  {}\n", incident.code, incident.title);
    std::int64_t change_set = 0;
    for (const store::Revision& revision : revisions) {
        if (revision.change_set != change_set) {
            change_set = revision.change_set;
            out += fmt::format("\n  {}  change {}  {} by {} with {}{}\n", revision.at, revision.change_set,
                               verb_of(revision.op), revision.who, revision.tool,
                               revision.why.empty() ? "" : fmt::format(": {}", revision.why));
        }
        out += revision_lines(revision);
    }
    return without_controls(std::move(out));
}

json::Value change_json(const store::ChangeSet& set) {
    json::Value::Array incidents;
    for (const std::int64_t id : set.incidents) incidents.push_back(id);
    return json::Value::Object{{"change", set.number},
                               {"at", set.at},
                               {"who", set.who},
                               {"tool", set.tool},
                               {"why", set.why},
                               {"op", set.op},
                               {"file", set.file.empty() ? json::Value() : json::Value(set.file)},
                               {"rows", set.rows},
                               {"incidents", std::move(incidents)},
                               {"incident_count", set.incident_count},
                               {"reverts", set.reverts == 0 ? json::Value() : json::Value(set.reverts)},
                               {"undone", set.undone},
                               {"unknown_before", set.unknown_before}};
}

json::Value revision_json(const store::Revision& r) {
    auto before = json::parse(r.before.empty() ? "null" : r.before, "history");
    auto after = json::parse(r.after.empty() ? "null" : r.after, "history");
    return json::Value::Object{{"rev", r.rev},
                               {"change_set", r.change_set},
                               {"at", r.at},
                               {"who", r.who},
                               {"tool", r.tool},
                               {"table", r.table},
                               {"row", r.row_id},
                               {"op", r.op},
                               {"why", r.why},
                               {"undoes", r.undoes ? json::Value(*r.undoes) : json::Value()},
                               {"before", before ? std::move(*before) : json::Value()},
                               {"after", after ? std::move(*after) : json::Value()}};
}

} // namespace whenabouts::cli

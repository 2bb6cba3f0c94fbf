#include "store/merging.hpp"

#include "store/belongings.hpp"
#include "store/incident_row.hpp"
#include "store/row_blocks.hpp"
#include "store/table.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace whenabouts::store {

namespace {

using Columns = std::map<std::string, json::Value, std::less<>>;

/// A row's columns now, and as the last import that still stands left them.
struct Row {
    Columns now, imported;
    bool import_undone = false;
};

core::Result<Row> read_row(const sql::Database& database, RowWriter& rows, std::int64_t id) {
    Row row;
    auto image = rows.image(incidents_table, id);
    if (!image) return tl::make_unexpected(image.error());
    if (!*image) return core::refused(database.name(), fmt::format("incidents row {} is gone", id));
    for (std::size_t i = 0; i < (*image)->columns.size(); ++i) {
        auto value = json::parse((*image)->values[i], database.name());
        if (!value) return tl::make_unexpected(value.error());
        row.now[(*image)->columns[i]] = std::move(*value);
    }
    row.imported = row.now;
    // From now backwards, each revision says how it was before it. Blocks of rows know digests only: they say that the
    // row came or was undone.
    auto select = database.prepare(fmt::format("SELECT rev,op,coalesce(before,''),undoes FROM im_revisions "
                                               "WHERE (tbl='incidents' AND row_id=?1) OR {} ORDER BY rev DESC",
                                               block_condition));
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, id);
    std::set<std::int64_t> turned;
    std::set<std::string> settled;
    bool brought_back = false; // by a later file
    while (true) {
        auto more = select->step();
        if (!more) return tl::make_unexpected(more.error());
        if (!*more) return row;
        const bool stands = !turned.contains(select->integer(0));
        if (stands && !select->is_null(3)) turned.insert(select->integer(3)); // an undo that was undone turns nothing
        const std::string_view op = select->text(1);
        if (op == "insert") {
            row.import_undone = !stands && !brought_back;
            return row;
        }
        auto before = json::parse(select->text(2).empty() ? "{}" : select->text(2), database.name());
        if (!before) return tl::make_unexpected(before.error());
        if (before->object() == nullptr) continue;
        // What a later file wrote is what the file said last; what it left alone was said by an earlier one.
        const bool said_by_file = op == "merge" && stands;
        brought_back = brought_back || (said_by_file && (*before)["deleted"] == json::Value(1));
        for (const auto& [column, value] : *before->object())
            if (said_by_file)
                settled.insert(column);
            else if (!settled.contains(column))
                row.imported[column] = value;
    }
}

/// What belongs together: half a place of one and half of the other would be a lie.
std::string_view thing_of(std::string_view column) {
    if (column.starts_with("t_") || column.starts_with("d_")) return "time";
    if (column == "geom" || column == "country" || column.starts_with("place_") || column.starts_with("geo_") ||
        column.starts_with("adm"))
        return "place";
    if (column.starts_with("killed_")) return "killed";
    if (column.starts_with("injured_")) return "injured";
    return column;
}

bool is_ours(std::string_view column) {
    return column == "updated_at" || column == "deleted" || column == "n_sources" || column == "origin" ||
           column == "origin_id" || column == "workflow" || column == "actor_a" || column == "actor_b";
}

/// The columns to be written.
core::Result<Fields> decide(const Row& row, const core::Incident& incoming, std::string_view now,
                            const std::string& store) {
    std::set<std::string_view> by_file, by_people;
    Fields fields = fields_of(incoming, now);
    for (const auto& [column, value] : fields) {
        if (is_ours(column)) continue;
        auto said = json::parse(image_text(value), store);
        if (!said) return tl::make_unexpected(said.error());
        const auto imported = row.imported.find(column);
        const auto present = row.now.find(column);
        if (imported == row.imported.end() || present == row.now.end()) continue;
        if (*said != imported->second) by_file.insert(thing_of(column));
        if (present->second != imported->second) by_people.insert(thing_of(column));
    }
    Fields wanted;
    bool conflict = false;
    for (auto& field : fields) {
        const std::string_view thing = thing_of(field.first);
        const bool meant = by_file.contains(thing) && !is_ours(field.first) && field.first != "quality";
        if (meant && by_people.contains(thing)) conflict = true;
        if (meant && !by_people.contains(thing)) wanted.push_back(std::move(field));
    }
    const auto quality = row.now.find("quality");
    std::vector<std::string> flags = split_list(quality == row.now.end() ? std::string_view() : quality->second.text());
    for (const std::string& flag : incoming.quality)
        if (std::find(flags.begin(), flags.end(), flag) == flags.end()) flags.push_back(flag);
    if (conflict && std::find(flags.begin(), flags.end(), "import_conflict") == flags.end())
        flags.emplace_back("import_conflict");
    if (join_list(flags) != (quality == row.now.end() ? std::string_view() : quality->second.text()))
        wanted.emplace_back("quality", join_list(flags));
    if (!wanted.empty()) wanted.emplace_back("updated_at", std::string(now));
    return wanted;
}

bool same_source(const core::Source& a, const core::Source& b) {
    if (!a.uid.empty() && a.uid == b.uid) return true;
    if (!a.url.empty() || !b.url.empty()) return a.url == b.url;
    return a.title == b.title && a.publisher == b.publisher;
}

/// Sources, quotations and parties that the row does not have yet.
core::Result<bool> add_belongings(const sql::Database& database, Filing& filing, std::int64_t id,
                                  const core::Incident& incoming) {
    if (incoming.sources.empty() && incoming.actors.empty()) return false;
    core::Incident there;
    there.id = id;
    if (auto done = load_belongings(database, {&there, 1}, false); !done) return tl::make_unexpected(done.error());
    bool changed = false;
    std::map<std::string, std::string> names; // of the file's sources among the row's
    for (const core::Source& source : incoming.sources) {
        const auto known = std::find_if(there.sources.begin(), there.sources.end(),
                                        [&source](const core::Source& s) { return same_source(s, source); });
        if (known != there.sources.end()) {
            names[source.uid] = known->uid;
            continue;
        }
        core::Source added = source;
        if (added.uid.empty()) added.uid = fmt::format("new {}", there.sources.size());
        names[source.uid] = added.uid;
        there.sources.push_back(std::move(added));
        changed = true;
    }
    for (core::Evidence evidence : incoming.evidence) {
        const auto name = names.find(evidence.source_uid);
        if (name != names.end()) evidence.source_uid = name->second;
        const bool known = std::any_of(there.evidence.begin(), there.evidence.end(), [&](const core::Evidence& e) {
            return e.quote == evidence.quote && e.supports == evidence.supports && e.source_uid == evidence.source_uid;
        });
        if (known) continue;
        there.evidence.push_back(std::move(evidence));
        changed = true;
    }
    for (const core::Actor& actor : incoming.actors)
        if (std::find(there.actors.begin(), there.actors.end(), actor) == there.actors.end()) {
            there.actors.push_back(actor);
            changed = true;
        }
    if (!changed) return false;
    if (auto done = filing.file_belongings(id, there); !done) return tl::make_unexpected(done.error());
    return true;
}

} // namespace

core::Result<bool> merge_known(const sql::Database& database, Filing& filing, RowWriter& rows, std::int64_t id,
                               const core::Incident& incoming) {
    auto row = read_row(database, rows, id);
    if (!row) return tl::make_unexpected(row.error());
    const bool removed = row->now.contains("deleted") && row->now.at("deleted") == json::Value(std::int64_t{1});
    if (removed && !row->import_undone) return false;
    if (auto done = filing.ensure_category(incoming.category); !done) return tl::make_unexpected(done.error());
    Fields fields;
    if (row->import_undone && removed) {
        fields = fields_of(incoming, rows.now());
    } else {
        auto wanted = decide(*row, incoming, rows.now(), database.name());
        if (!wanted) return tl::make_unexpected(wanted.error());
        fields = std::move(*wanted);
    }
    auto added = add_belongings(database, filing, id, incoming);
    if (!added) return added;
    if (fields.empty()) return *added;
    if (auto done = rows.update(incidents_table, id, fields, "merge"); !done) return tl::make_unexpected(done.error());
    filing.note_span(incoming.when.span);
    return true;
}

} // namespace whenabouts::store

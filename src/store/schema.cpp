#include "store/schema.hpp"

#include "store/embedded.hpp"
#include "store/migration.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <regex>
#include <string_view>

namespace whenabouts::store {

namespace {

std::string filled(std::string_view form, const Table& table) {
    std::string out;
    while (!form.empty()) {
        const std::size_t at = form.find('{');
        out.append(form.substr(0, at));
        if (at == std::string_view::npos) break;
        form.remove_prefix(at);
        const std::size_t end = form.find('}');
        const std::string_view name = form.substr(1, end - 1);
        out.append(name == "table" ? table.name : table.id);
        form.remove_prefix(end + 1);
    }
    return out;
}

/// Columns that another program appended to a table of ours: names and types, no expression.
bool is_harmless_addition(const std::string& ours, const std::string& theirs) {
    const auto mismatch = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end());
    const auto head = static_cast<std::size_t>(mismatch.first - ours.begin());
    const std::size_t tail = ours.size() - head;
    if (theirs.size() < ours.size() || theirs.compare(theirs.size() - tail, tail, ours, head, tail) != 0) return false;
    const std::string added = theirs.substr(head, theirs.size() - ours.size());
    static const std::regex plain(
        R"re((\s*,?\s*("[^"]+"|\w+)\s+[A-Za-z]+(\s*\(\s*\d+\s*(,\s*\d+)?\s*\))?\s*,?\s*)+)re");
    return added.size() < 4096 && std::regex_match(added, plain);
}

/// GDAL counts features by triggers of exactly this text.
bool is_feature_counter(const SchemaObject& object) {
    const bool insertion = object.name == "trigger_insert_feature_count_" + object.table;
    if (!insertion && object.name != "trigger_delete_feature_count_" + object.table) return false;
    return object.sql ==
           fmt::format("CREATE TRIGGER \"{}\" AFTER {} ON \"{}\" BEGIN UPDATE gpkg_ogr_contents SET feature_count = "
                       "feature_count {} 1 WHERE lower(table_name) = lower('{}'); END",
                       object.name, insertion ? "INSERT" : "DELETE", object.table, insertion ? "+" : "-", object.table);
}

bool is_data(const SchemaObject& object) {
    return object.type == "table" || object.type == "index";
}

} // namespace

std::string schema_script(int version) {
    std::string script(embedded::geopackage_sql);
    script += embedded::schema_sql;
    for (const Table& table : tables) {
        script += filled(embedded::guards_sql, table);
        if (table.has_geometry) script += filled(embedded::rtree_sql, table);
    }
    const auto steps = migrations();
    for (auto step = steps.rbegin(); step != steps.rend() && step->from >= version; ++step)
        script = step->former(std::move(script));
    return script;
}

std::string pins_script() {
    return std::string(embedded::pins_sql) + filled(embedded::guards_sql, pinned_names_table);
}

core::Result<std::vector<SchemaObject>> schema_of(const sql::Database& database) {
    auto select = database.prepare("SELECT type,name,tbl_name,coalesce(sql,'') FROM sqlite_master "
                                   "WHERE name NOT LIKE 'sqlite_%' ORDER BY name,type");
    if (!select) return tl::make_unexpected(select.error());
    std::vector<SchemaObject> objects;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return objects;
        objects.push_back({select->string(0), select->string(1), select->string(2), select->string(3)});
    }
}

core::Result<sql::Database> reference_database(int version, bool with_pins) {
    auto database = sql::Database::in_memory("reference schema");
    if (!database) return database;
    std::string script = schema_script(version);
    if (with_pins) script += pins_script();
    if (auto made = database->execute(script); !made) return tl::make_unexpected(made.error());
    return database;
}

core::Result<sql::Database> reference_for(const sql::Database& database) {
    auto version = stated_version(database);
    if (!version) return tl::make_unexpected(version.error());
    auto pinned = database.integer("SELECT count(*) FROM sqlite_master WHERE type='table' AND name='pinned_names'");
    if (!pinned) return tl::make_unexpected(pinned.error());
    const bool older = *version > 0 && *version < schema_version;
    return reference_database(older ? *version : schema_version, *pinned > 0);
}

core::Result<SchemaDifferences> compare_schema(const sql::Database& database) {
    const auto reference = reference_for(database);
    if (!reference) return tl::make_unexpected(reference.error());
    auto ours = schema_of(*reference);
    if (!ours) return tl::make_unexpected(ours.error());
    auto theirs = schema_of(database);
    if (!theirs) return tl::make_unexpected(theirs.error());

    std::map<std::string, SchemaObject> known;
    for (SchemaObject& object : *ours) known.emplace(object.name, std::move(object));
    SchemaDifferences out;
    for (const SchemaObject& object : *theirs) {
        const auto at = known.find(object.name);
        if (at == known.end()) {
            if (!is_data(object) && !is_feature_counter(object))
                out.unsafe.push_back(fmt::format("{} {} is not ours", object.type, object.name));
            continue;
        }
        if (object != at->second && !(object.type == at->second.type && object.type == "table" &&
                                      is_harmless_addition(at->second.sql, object.sql)))
            out.unsafe.push_back(fmt::format("{} {} was changed", object.type, object.name));
        known.erase(at);
    }
    for (const auto& [name, object] : known)
        out.missing_or_changed.push_back(fmt::format("{} {} is missing", object.type, name));
    return out;
}

} // namespace whenabouts::store

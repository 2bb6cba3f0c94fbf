#include "store/soundness.hpp"

#include "core/time_span.hpp"
#include "sql/geometry.hpp"
#include "store/history.hpp"
#include "store/migration.hpp"
#include "store/pins.hpp"
#include "store/row_image.hpp"
#include "store/row_soundness.hpp"
#include "store/schema.hpp"
#include "store/table.hpp"
#include "json/value.hpp"

#include <fmt/format.h>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace whenabouts::store {

namespace {

void check_pages(const sql::Database& database, Findings& findings) {
    for_each_row(database, "PRAGMA integrity_check(100)", findings, "file", [&](const sql::Statement& row) {
        if (row.text(0) != "ok") findings.push_back({"file", row.string(0)});
    });
    for_each_row(database, "PRAGMA foreign_key_check", findings, "references", [&](const sql::Statement& row) {
        findings.push_back({fmt::format("{} row {}", row.text(0), row.integer(1)),
                            fmt::format("names a row of {} that is not there", row.text(2))});
    });
}

void check_registers(const sql::Database& database, Findings& findings) {
    const auto expect = [&](const char* script, std::int64_t wanted, const char* what) {
        const auto got = database.integer(script);
        if (!got || *got != wanted) findings.push_back({"file header", fmt::format("{} is not GeoPackage's", what)});
    };
    expect("PRAGMA application_id", 1196444487, "application_id");
    expect("PRAGMA user_version", 10300, "user_version");
    const auto reference = reference_for(database);
    if (!reference) return findings.push_back({"registers", reference.error().what});
    // Other programs may add rows of their own (styles, layers, extents); ours must stand as we wrote them.
    for (const char* table : {"SELECT * FROM gpkg_spatial_ref_sys", "SELECT * FROM gpkg_geometry_columns",
                              "SELECT * FROM gpkg_extensions", "SELECT * FROM gpkgext_relations",
                              "SELECT * FROM gpkg_data_columns", "SELECT * FROM gpkg_data_column_constraints",
                              "SELECT table_name,data_type,identifier,description,srs_id FROM gpkg_contents"}) {
        std::set<std::string> theirs;
        for_each_row(database, table, findings, "registers",
                     [&](const sql::Statement& row) { theirs.insert(image_of(row).json()); });
        for_each_row(*reference, table, findings, "registers", [&](const sql::Statement& row) {
            const std::string ours = image_of(row).json();
            if (!theirs.contains(ours))
                findings.push_back({"registers", fmt::format("a row is missing or changed: {}", ours)});
        });
    }
}

/// The registers' times are those of changes in the history, unless another program just wrote.
void check_register_times(const sql::Database& database, Findings& findings) {
    const auto version = stated_version(database);
    if (!version || *version < 2) return; // before, the registers kept a time of their own
    for_each_row(database,
                 "SELECT table_name,typeof(last_change)<>'text' OR NOT last_change GLOB "
                 "'[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' FROM "
                 "gpkg_contents c WHERE NOT EXISTS(SELECT 1 FROM im_revisions r WHERE r.at=c.last_change)",
                 findings, "registers", [&](const sql::Statement& row) {
                     if (find_table(row.text(0)) == nullptr) return; // a layer of another program
                     const auto waiting = database.integer("SELECT count(*) FROM im_foreign_edits");
                     if (row.integer(1) != 0 || (waiting && *waiting == 0))
                         findings.push_back({fmt::format("registers, {}", row.text(0)),
                                             "its last_change is the time of no change in the history"});
                 });
}

/// Hashes cover what a field says; that it is text at all, only this does.
void check_types(const sql::Database& database, Findings& findings) {
    for_each_row(
        database,
        "SELECT rev FROM im_revisions WHERE typeof(at)||typeof(who)||typeof(tool)||typeof(tbl)||typeof(op)||"
        "typeof(after)||typeof(prev_hash)||typeof(hash)<>'texttexttexttexttexttexttexttext' OR typeof(row_uid) "
        "NOT IN('null','text') OR typeof(before) NOT IN('null','text') OR typeof(why) NOT IN('null','text') OR "
        "typeof(change_set)||typeof(row_id)<>'integerinteger' OR typeof(undoes) NOT IN('null','integer')",
        findings, "history", [&](const sql::Statement& row) {
            findings.push_back({fmt::format("history revision {}", row.integer(0)),
                                "was changed after it was written: a field has another type"});
        });
    for_each_row(database, "SELECT rowid FROM im_meta WHERE typeof(key)||typeof(value)<>'texttext'", findings,
                 "im_meta", [&](const sql::Statement& row) {
                     findings.push_back({fmt::format("im_meta row {}", row.integer(0)), "is no text"});
                 });
}

/// A number that was given must not be given again.
void check_sequences(const sql::Database& database, Findings& findings) {
    const auto check = [&](std::string_view table, std::string_view id) {
        const auto behind = database.integer(
            fmt::format("SELECT (SELECT coalesce(max({0}),0) FROM {1})>coalesce((SELECT max(seq) FROM sqlite_sequence "
                        "WHERE name='{1}'),0)",
                        id, table));
        if (!behind || *behind != 0)
            findings.push_back({fmt::format("sqlite_sequence, {}", table), "lies behind the last row of the table"});
    };
    for (const Table& table : tables) check(table.name, table.id);
    check("im_revisions", "rev");
}

void check_waiting(const sql::Database& database, Findings& findings) {
    for_each_row(database, "SELECT id,tbl FROM im_foreign_edits", findings, "im_foreign_edits",
                 [&](const sql::Statement& row) {
                     if (find_table(row.text(1)) == nullptr)
                         findings.push_back({fmt::format("im_foreign_edits row {}", row.integer(0)),
                                             fmt::format("names no table: '{}'", row.text(1))});
                 });
}

void check_schema(const sql::Database& database, Findings& findings) {
    const auto differences = compare_schema(database);
    if (!differences) return findings.push_back({"schema", differences.error().what});
    for (const std::string& problem : differences->unsafe) findings.push_back({"schema", problem});
    for (const std::string& problem : differences->missing_or_changed) findings.push_back({"schema", problem});
}

void check_index(const sql::Database& database, const Table& table, Findings& findings) {
    const std::string index = fmt::format("rtree_{}_geom", table.name);
    for_each_row(database, fmt::format("SELECT rtreecheck('{}')", index), findings, index,
                 [&](const sql::Statement& row) {
                     if (row.text(0) != "ok") findings.push_back({index, row.string(0)});
                 });
    for_each_row(database,
                 fmt::format("SELECT t.{0},t.geom,r.minx,r.maxx,r.miny,r.maxy FROM {1} t LEFT JOIN {2} r ON r.id=t.{0} "
                             "WHERE t.geom IS NOT NULL",
                             table.id, table.name, index),
                 findings, index, [&](const sql::Statement& row) {
                     const std::string subject = fmt::format("{} row {}", table.name, row.integer(0));
                     const auto bounds = sql::bounds_of(row.blob(1));
                     if (!bounds) {
                         if (!sql::is_geometry_blob(row.blob(1)))
                             findings.push_back({subject, "its geometry is no GeoPackage geometry"});
                         return;
                     }
                     if (row.is_null(2)) return findings.push_back({subject, "is missing in the spatial index"});
                     const bool inside = row.real(2) <= bounds->min_x && row.real(3) >= bounds->max_x &&
                                         row.real(4) <= bounds->min_y && row.real(5) >= bounds->max_y;
                     constexpr double widest_rounding = 1e-4; // 32-bit floats near 180
                     const bool tight = bounds->min_x - row.real(2) < widest_rounding &&
                                        row.real(3) - bounds->max_x < widest_rounding &&
                                        bounds->min_y - row.real(4) < widest_rounding &&
                                        row.real(5) - bounds->max_y < widest_rounding;
                     if (!inside || !tight)
                         findings.push_back({subject, "lies elsewhere in the spatial index than in its row"});
                 });
    for_each_row(database,
                 fmt::format("SELECT r.id FROM {0} r LEFT JOIN {1} t ON t.{2}=r.id WHERE t.geom IS NULL", index,
                             table.name, table.id),
                 findings, index, [&](const sql::Statement& row) {
                     findings.push_back({fmt::format("{} row {}", table.name, row.integer(0)),
                                         "is in the spatial index without a geometry"});
                 });
}

void check_meta(const sql::Database& database, Findings& findings) {
    const auto recorded = database.text("SELECT after FROM im_revisions WHERE tbl='im_meta' ORDER BY rev DESC LIMIT 1");
    const auto fixed = recorded ? json::parse(*recorded, "history") : tl::make_unexpected(recorded.error());
    if (!fixed || fixed->object() == nullptr) return findings.push_back({"im_meta", "has no state in the history"});
    std::set<std::string> seen;
    for_each_row(database, "SELECT key,value FROM im_meta", findings, "im_meta", [&](const sql::Statement& row) {
        const std::string key = row.string(0);
        seen.insert(key);
        if (key != "longest_span_ms" && (*fixed)[key].text() != row.text(1))
            findings.push_back({"im_meta " + key, "differs from its last state in the history"});
    });
    for (const auto& [key, value] : *fixed->object())
        if (!seen.contains(key)) findings.push_back({"im_meta " + key, "is missing"});
    const auto too_long =
        database.integer("SELECT count(*) FROM incidents WHERE (julianday(t_end)-julianday(t_begin))*86400000-1>"
                         "(SELECT CAST(value AS INTEGER) FROM im_meta WHERE key='longest_span_ms') "
                         "AND NOT EXISTS(SELECT 1 FROM im_foreign_edits)");
    if (!too_long || *too_long > 0)
        findings.push_back(
            {"im_meta longest_span_ms", "is smaller than the longest stretch of time: queries by time would miss it"});
}

void check_times(const sql::Database& database, Findings& findings) {
    for_each_row(database, "SELECT fid,t_edtf FROM incidents", findings, "incidents", [&](const sql::Statement& row) {
        if (!core::TimeSpan::parse(row.text(1)))
            findings.push_back({fmt::format("incidents row {}", row.integer(0)),
                                fmt::format("its time '{}' is no EDTF", row.text(1))});
    });
}

} // namespace

core::Result<std::vector<CheckFinding>> check_soundness(const sql::Database& database) {
    Findings findings;
    check_pages(database, findings);
    check_registers(database, findings);
    check_register_times(database, findings);
    check_types(database, findings);
    check_sequences(database, findings);
    check_waiting(database, findings);
    check_schema(database, findings);
    for (const Table& table : tables)
        if (table.has_geometry) check_index(database, table, findings);
    if (auto chain = check_chain(database))
        findings.insert(findings.end(), chain->begin(), chain->end());
    else
        findings.push_back({"history", chain.error().what});
    for (const Table& table : tables) check_rows(database, table, findings);
    if (const auto pinned = has_pins_table(database); pinned && *pinned)
        check_rows(database, pinned_names_table, findings);
    check_meta(database, findings);
    check_times(database, findings);
    return findings;
}

} // namespace whenabouts::store

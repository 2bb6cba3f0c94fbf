#include "store/row_soundness.hpp"

#include "store/row_image.hpp"
#include "json/value.hpp"

#include <fmt/format.h>
#include <set>

namespace whenabouts::store {

namespace {

/// The columns in which two images differ, for people.
std::string differing(std::string_view recorded, const RowImage& now) {
    const auto former = json::parse(recorded, "history");
    if (!former) return "everything";
    std::string names;
    for (std::size_t i = 0; i < now.columns.size(); ++i) {
        const auto present = json::parse(now.values[i], "row");
        if (present && *present == (*former)[now.columns[i]]) continue;
        names.append(names.empty() ? "" : ", ").append(now.columns[i]);
    }
    return names.empty() ? "the form of a value" : names;
}

} // namespace

/// Calls `use` for every row; an unreadable page becomes a finding instead of the end of the check.
void for_each_row(const sql::Database& database, const std::string& script, Findings& findings,
                  std::string_view subject, const std::function<void(const sql::Statement&)>& use) {
    auto select = database.prepare(script);
    if (!select) return findings.push_back({std::string(subject), select.error().what});
    while (true) {
        auto row = select->step();
        if (!row) return findings.push_back({std::string(subject), row.error().what});
        if (!*row) return;
        use(*select);
    }
}

void check_rows(const sql::Database& database, const Table& table, Findings& findings) {
    std::set<std::int64_t> waiting; // other programs' edits that are not adopted yet are no damage
    for_each_row(database, fmt::format("SELECT DISTINCT row_id FROM im_foreign_edits WHERE tbl='{}'", table.name),
                 findings, table.name, [&](const sql::Statement& row) { waiting.insert(row.integer(0)); });
    auto last = database.prepare("SELECT after FROM im_revisions WHERE tbl=?1 AND row_id=?2 ORDER BY rev DESC LIMIT 1");
    if (!last) return findings.push_back({"history", last.error().what});
    for_each_row(database, fmt::format("SELECT * FROM {} ORDER BY {}", table.name, table.id), findings, table.name,
                 [&](const sql::Statement& row) {
                     const std::int64_t id =
                         row.integer(0); // the row number is the first column of every table of ours
                     if (waiting.contains(id)) return;
                     const RowImage now = image_of(row);
                     const std::string subject = fmt::format("{} row {}", table.name, id);
                     last->bind(1, table.name).bind(2, id);
                     auto found = last->step();
                     if (!found)
                         findings.push_back({subject, found.error().what});
                     else if (!*found)
                         findings.push_back({subject, "is not in the history"});
                     else if (last->text(0) != now.json())
                         findings.push_back({subject, fmt::format("differs from its last state in the history: {}",
                                                                  differing(last->text(0), now))});
                     last->reset();
                 });
    for_each_row(database,
                 fmt::format("SELECT DISTINCT r.row_id FROM im_revisions r WHERE r.tbl='{0}' AND NOT EXISTS(SELECT 1 "
                             "FROM {0} t WHERE t.{1}=r.row_id)",
                             table.name, table.id),
                 findings, table.name, [&](const sql::Statement& row) {
                     findings.push_back({fmt::format("{} row {}", table.name, row.integer(0)),
                                         "is gone, though rows are never removed"});
                 });
}

} // namespace whenabouts::store

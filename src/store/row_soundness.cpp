#include "store/row_soundness.hpp"

#include "store/row_blocks.hpp"
#include "store/row_digest.hpp"
#include "store/row_image.hpp"
#include "json/value.hpp"

#include <fmt/format.h>
#include <optional>
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

namespace {

/// Compares rows with the last state that the history holds of them.
class RowJudge {
  public:
    RowJudge(const Table& table, sql::Statement last, std::optional<BlockFinder> blocks, Findings& findings)
        : m_table(&table), m_last(std::move(last)), m_blocks(std::move(blocks)), m_findings(&findings) {}

    void judge(const sql::Statement& row) {
        const std::int64_t id = row.integer(0); // the row number is the first column of every table of ours
        m_last.bind(1, m_table->name).bind(2, id);
        auto found = m_last.step();
        if (!found) return say(id, found.error().what);
        if (m_blocks) {
            auto block = m_blocks->find(id);
            if (!block) return say(id, block.error().what);
            if (*block != nullptr && (!*found || m_last.integer(0) < (*block)->rev)) {
                m_last.reset();
                if (hex_of(m_digester.of(row)) != (*block)->digest(id))
                    say(id, fmt::format("differs from the digest that revision {} keeps of it", (*block)->rev));
                return;
            }
        }
        if (!*found) {
            say(id, "is not in the history");
        } else {
            const RowImage now = image_of(row);
            if (m_last.text(1) != now.json())
                say(id, fmt::format("differs from its last state in the history: {}", differing(m_last.text(1), now)));
        }
        m_last.reset();
    }

  private:
    void say(std::int64_t id, std::string problem) {
        m_findings->push_back({fmt::format("{} row {}", m_table->name, id), std::move(problem)});
    }
    const Table* m_table;
    sql::Statement m_last;
    std::optional<BlockFinder> m_blocks;
    RowDigester m_digester;
    Findings* m_findings;
};

/// Rows of blocks that are not there any more.
void check_blocks(const sql::Database& database, Findings& findings) {
    for_each_row(
        database,
        fmt::format("SELECT row_id,json_extract(after,'$.last') FROM im_revisions WHERE tbl='{}' AND op='insert' "
                    "AND json_extract(after,'$.last')-row_id+1<>(SELECT count(*) FROM incidents WHERE "
                    "fid>=row_id AND fid<=json_extract(after,'$.last'))",
                    blocks_name),
        findings, "incidents", [&](const sql::Statement& row) {
            for (std::int64_t id = row.integer(0); id <= row.integer(1); ++id) {
                const auto there = database.integer(fmt::format("SELECT count(*) FROM incidents WHERE fid={}", id));
                if (there && *there == 0)
                    findings.push_back({fmt::format("incidents row {}", id), "is gone, though rows are never removed"});
            }
        });
}

} // namespace

void check_rows(const sql::Database& database, const Table& table, Findings& findings) {
    std::set<std::int64_t> waiting; // other programs' edits that are not adopted yet are no damage
    for_each_row(database, fmt::format("SELECT DISTINCT row_id FROM im_foreign_edits WHERE tbl='{}'", table.name),
                 findings, table.name, [&](const sql::Statement& row) { waiting.insert(row.integer(0)); });
    auto last =
        database.prepare("SELECT rev,after FROM im_revisions WHERE tbl=?1 AND row_id=?2 ORDER BY rev DESC LIMIT 1");
    if (!last) return findings.push_back({"history", last.error().what});
    std::optional<BlockFinder> blocks;
    if (table.name == incidents_table.name) {
        auto finder = BlockFinder::make(database);
        if (!finder) return findings.push_back({"history", finder.error().what});
        blocks = std::move(*finder);
        check_blocks(database, findings);
    }
    RowJudge judge(table, std::move(*last), std::move(blocks), findings);
    for_each_row(database, fmt::format("SELECT * FROM {} ORDER BY {}", table.name, table.id), findings, table.name,
                 [&](const sql::Statement& row) {
                     if (!waiting.contains(row.integer(0))) judge.judge(row);
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

#include "store/change_sets.hpp"

#include "store/row_blocks.hpp"

#include <fmt/format.h>
#include <functional>
#include <limits>
#include <map>
#include <set>

namespace whenabouts::store {

namespace {

constexpr std::int64_t named_incidents = 5;

/// What kind of change set it is, told by its first revision that is no by-product.
struct Head {
    std::int64_t number = 0;
    std::string op;
    std::int64_t reverts = 0;
};

bool is_reversible(const Head& head) {
    return head.op == "insert" || head.op == "update" || head.op == "delete" || head.op == "undelete" ||
           head.op == "adopt" || head.op == "merge" || head.op == "redo";
}

core::Result<Head> read_head(const sql::Database& database, std::int64_t number) {
    // Categories and list entries that a change brings along stay when it is taken back: they do not make its kind, and
    // a set of nothing else (an import of what was there already) is only a note.
    auto select =
        database.prepare("SELECT op,(SELECT u.change_set FROM im_revisions u WHERE u.rev=r.undoes) FROM im_revisions r "
                         "WHERE change_set=?1 AND tbl NOT IN('taxonomy','im_imports','actors') ORDER BY rev LIMIT 1");
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->bind(1, number).step();
    if (!row) return tl::make_unexpected(row.error());
    Head head{number, "note", 0};
    if (*row) head = {number, select->string(0), select->integer(1)};
    return head;
}

/// The change that an undo or redo is about in the end: an undo of a redo of an undo of it is about it too.
core::Result<Head> original_of(const sql::Database& database, Head head) {
    while (head.reverts != 0) {
        auto turned = read_head(database, head.reverts);
        if (!turned) return turned;
        if (turned->number >= head.number) return core::refused(database.name(), "the history runs in a circle");
        head = std::move(*turned);
    }
    return head;
}

/// Calls `use` with each change set, newest first, until it answers false.
core::Result<void> walk(const sql::Database& database, const std::function<bool(const Head&)>& use) {
    auto next = database.prepare("SELECT max(change_set) FROM im_revisions WHERE change_set<?1");
    if (!next) return tl::make_unexpected(next.error());
    std::int64_t number = std::numeric_limits<std::int64_t>::max();
    while (true) {
        auto row = next->bind(1, number).step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row || next->is_null(0)) return {};
        number = next->integer(0);
        next->reset();
        auto head = read_head(database, number);
        if (!head) return tl::make_unexpected(head.error());
        if (!use(*head)) return {};
    }
}

/// The sets that an undo or redo turned round, without a later one that turned that round again.
class Turned {
  public:
    /// To be told of each set, newest first. Whether this one still stands.
    bool stands(const Head& head) {
        const bool standing = !m_turned.contains(head.number);
        if (head.reverts != 0) m_turned.insert(head.reverts);
        return standing;
    }

  private:
    std::set<std::int64_t> m_turned;
};

/// What a bulk import brought, or an undo of one took back.
core::Result<void> count_blocks(const sql::Database& database, ChangeSet& set) {
    auto select = database.prepare("SELECT sum(json_extract(after,'$.last')-row_id+1),min(row_id) FROM im_revisions "
                                   "WHERE change_set=?1 AND tbl='incident_blocks'");
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->bind(1, set.number).step();
    if (!row) return tl::make_unexpected(row.error());
    const std::int64_t count = *row ? select->integer(0) : 0;
    set.incident_count += count;
    for (std::int64_t i = 0; i < count && static_cast<std::int64_t>(set.incidents.size()) < named_incidents; ++i)
        set.incidents.push_back(select->integer(1) + i);
    return {};
}

core::Result<ChangeSet> describe(const sql::Database& database, const Head& head) {
    ChangeSet set;
    set.number = head.number;
    set.op = head.op;
    set.reverts = head.reverts;
    auto first = database.prepare("SELECT at,who,tool,coalesce(why,'') FROM im_revisions WHERE change_set=?1 LIMIT 1");
    if (!first) return tl::make_unexpected(first.error());
    auto row = first->bind(1, head.number).step();
    if (!row) return tl::make_unexpected(row.error());
    if (!*row) return core::refused(database.name(), fmt::format("there is no change {}", head.number));
    set.at = first->string(0);
    set.who = first->string(1);
    set.tool = first->string(2);
    set.why = first->string(3);
    auto file = database.prepare("SELECT coalesce(json_extract(after,'$.file_name'),'') FROM im_revisions "
                                 "WHERE tbl='im_imports' AND +change_set=?1 LIMIT 1");
    if (!file) return tl::make_unexpected(file.error());
    row = file->bind(1, head.number).step();
    if (!row) return tl::make_unexpected(row.error());
    if (*row) set.file = file->string(0);
    auto unknown =
        database.prepare("SELECT count(*) FROM im_revisions WHERE change_set=?1 AND op='adopt' AND before='{}'");
    if (!unknown) return tl::make_unexpected(unknown.error());
    row = unknown->bind(1, head.number).step();
    if (!row) return tl::make_unexpected(row.error());
    set.unknown_before = unknown->integer(0);
    auto touched = database.prepare(
        "WITH touched(fid) AS(SELECT DISTINCT CASE r.tbl WHEN 'incidents' THEN r.row_id "
        "WHEN 'evidence' THEN (SELECT e.incident_id FROM evidence e WHERE e.id=r.row_id) "
        "WHEN 'incident_actors' THEN (SELECT a.incident_id FROM incident_actors a WHERE a.id=r.row_id) END "
        "FROM im_revisions r WHERE r.change_set=?1) "
        "SELECT fid,(SELECT count(fid) FROM touched),(SELECT count(*) FROM im_revisions WHERE change_set=?1) "
        "FROM touched ORDER BY fid IS NULL,fid LIMIT ?2");
    if (!touched) return tl::make_unexpected(touched.error());
    touched->bind(1, head.number).bind(2, named_incidents);
    while (true) {
        row = touched->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) break;
        set.incident_count = touched->integer(1);
        set.rows = touched->integer(2);
        if (!touched->is_null(0)) set.incidents.push_back(touched->integer(0));
    }
    if (auto done = count_blocks(database, set); !done) return tl::make_unexpected(done.error());
    return set;
}

core::Result<std::set<std::int64_t>> sets_of(const sql::Database& database, std::int64_t incident_id) {
    auto select = database.prepare(
        "SELECT DISTINCT change_set FROM im_revisions WHERE (tbl='incidents' AND row_id=?1) OR " +
        std::string(block_condition) +
        " OR (tbl='evidence' AND row_id IN(SELECT id FROM evidence WHERE incident_id=?1))"
        " OR (tbl='incident_actors' AND row_id IN(SELECT id FROM incident_actors WHERE incident_id=?1))");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, incident_id);
    std::set<std::int64_t> sets;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return sets;
        sets.insert(select->integer(0));
    }
}

} // namespace

core::Result<std::vector<ChangeSet>> change_sets(const sql::Database& database, std::int64_t limit,
                                                 std::optional<std::int64_t> incident_id) {
    std::set<std::int64_t> wanted;
    if (incident_id) {
        auto sets = sets_of(database, *incident_id);
        if (!sets) return tl::make_unexpected(sets.error());
        wanted = std::move(*sets);
    }
    std::vector<ChangeSet> out;
    core::Result<void> described;
    std::map<std::int64_t, bool> undone; // by the newest undo or redo about each change
    auto walked = walk(database, [&](const Head& head) {
        const auto original = original_of(database, head);
        if (!original) {
            described = tl::make_unexpected(original.error());
            return false;
        }
        if (head.reverts != 0) undone.try_emplace(original->number, head.op == "undo");
        if (incident_id && !wanted.contains(head.number)) return true;
        if (static_cast<std::int64_t>(out.size()) >= limit) return false;
        auto set = describe(database, head);
        if (!set) {
            described = tl::make_unexpected(set.error());
            return false;
        }
        if (head.reverts != 0) set->reverts = original->number;
        const auto state = undone.find(head.number);
        set->undone = state != undone.end() && state->second;
        out.push_back(std::move(*set));
        return true;
    });
    if (!walked) return tl::make_unexpected(walked.error());
    if (!described) return tl::make_unexpected(described.error());
    return out;
}

core::Result<ChangeSet> original_change(const sql::Database& database, std::int64_t number) {
    auto head = read_head(database, number);
    if (head) head = original_of(database, *head);
    if (!head) return tl::make_unexpected(head.error());
    return describe(database, *head);
}

core::Result<std::optional<std::int64_t>> newest_undoable(const sql::Database& database) {
    std::optional<std::int64_t> found;
    Turned turned;
    auto walked = walk(database, [&](const Head& head) {
        const bool stands = turned.stands(head);
        if (stands && is_reversible(head)) found = head.number;
        return !found;
    });
    if (!walked) return tl::make_unexpected(walked.error());
    return found;
}

core::Result<std::optional<std::int64_t>> newest_redoable(const sql::Database& database) {
    std::optional<std::int64_t> found;
    Turned turned;
    auto walked = walk(database, [&](const Head& head) {
        const bool stands = turned.stands(head);
        if (head.op == "undo") {
            if (stands) found = head.number;
            return !found;
        }
        return head.op == "redo" || !is_reversible(head); // anything newly done ends what can be brought again
    });
    if (!walked) return tl::make_unexpected(walked.error());
    return found;
}

} // namespace whenabouts::store

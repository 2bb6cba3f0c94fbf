#include "store/history.hpp"

#include "digest/sha256.hpp"
#include "store/row_blocks.hpp"
#include "json/value.hpp"

#include <fmt/format.h>
#include <utility>

namespace whenabouts::store {

namespace {

constexpr std::string_view columns =
    "rev,change_set,at,who,tool,tbl,row_id,row_uid,op,before,after,why,undoes,prev_hash,hash";

void add_field(digest::Sha256& sha, std::string_view text) {
    sha.update(fmt::format("{}:", text.size())).update(text).update("\n");
}

void add_field(digest::Sha256& sha, std::int64_t number) {
    add_field(sha, fmt::format("{}", number));
}

void add_field(digest::Sha256& sha, bool present, std::string_view text) {
    if (present)
        add_field(sha, text);
    else
        sha.update("-\n");
}

Link read_link(const sql::Statement& row) {
    Link link;
    Revision& r = link.revision;
    r.rev = row.integer(0);
    r.change_set = row.integer(1);
    r.at = row.string(2);
    r.who = row.string(3);
    r.tool = row.string(4);
    r.table = row.string(5);
    r.row_id = row.integer(6);
    r.row_uid = row.string(7);
    r.op = row.string(8);
    r.before = row.string(9);
    r.after = row.string(10);
    r.why = row.string(11);
    r.undoes = row.optional_integer(12);
    link.prev_hash = row.string(13);
    link.has_uid = !row.is_null(7);
    link.has_before = !row.is_null(9);
    link.has_why = !row.is_null(11);
    return link;
}

/// The uid inside an image is a JSON string of plain characters.
std::string uid_in(const RowImage& image) {
    const std::string_view quoted = image.value("uid");
    return quoted.size() > 2 && quoted.front() == '"' ? std::string(quoted.substr(1, quoted.size() - 2))
                                                      : std::string();
}

} // namespace

std::string hash_of(const Link& link) {
    const Revision& r = link.revision;
    digest::Sha256 sha;
    add_field(sha, link.prev_hash);
    add_field(sha, r.rev);
    add_field(sha, r.change_set);
    add_field(sha, r.at);
    add_field(sha, r.who);
    add_field(sha, r.tool);
    add_field(sha, r.table);
    add_field(sha, r.row_id);
    add_field(sha, link.has_uid, r.row_uid);
    add_field(sha, r.op);
    add_field(sha, link.has_before, r.before);
    add_field(sha, r.after);
    add_field(sha, link.has_why, r.why);
    if (r.undoes)
        add_field(sha, *r.undoes);
    else
        add_field(sha, false, {});
    return sha.finish_hex();
}

Ledger::Ledger(const sql::Database& database, sql::Statement insert, Author author, std::string now)
    : m_database(&database), m_insert(std::move(insert)), m_author(std::move(author)), m_now(std::move(now)) {}

core::Result<Ledger> Ledger::open(const sql::Database& database, const Author& author, std::string now) {
    auto insert = database.prepare(fmt::format(
        "INSERT INTO im_revisions({}) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)", columns));
    if (!insert) return tl::make_unexpected(insert.error());
    Ledger ledger(database, std::move(*insert), author, std::move(now));
    auto head = database.prepare("SELECT rev,change_set,hash FROM im_revisions ORDER BY rev DESC LIMIT 1");
    if (!head) return tl::make_unexpected(head.error());
    auto row = head->step();
    if (!row) return tl::make_unexpected(row.error());
    ledger.m_rev = *row ? head->integer(0) : 0;
    ledger.m_change_set = (*row ? head->integer(1) : 0) + 1;
    ledger.m_head = *row ? head->string(2) : std::string(first_hash);
    return ledger;
}

core::Result<std::optional<RowImage>> Ledger::image(const Table& table, std::int64_t id) {
    auto at = m_imagers.find(table.name);
    if (at == m_imagers.end()) {
        auto imager = RowImager::make(*m_database, table);
        if (!imager) return tl::make_unexpected(imager.error());
        at = m_imagers.emplace(table.name, std::move(*imager)).first;
    }
    return at->second.image(id);
}

core::Result<void> Ledger::record(const Table& table, std::int64_t id, std::string_view op, const RowImage* before,
                                  std::optional<std::int64_t> undoes) {
    auto after = image(table, id);
    if (!after) return tl::make_unexpected(after.error());
    if (!*after) return core::refused(m_database->name(), fmt::format("{} has no row {}", table.name, id));
    Link link;
    link.revision.table = table.name;
    link.revision.row_id = id;
    link.revision.row_uid = uid_in(**after);
    link.revision.op = op;
    link.revision.undoes = undoes;
    if (before != nullptr) link.revision.before = changed_columns(*before, **after).json();
    link.revision.after = (*after)->json();
    return write(std::move(link));
}

core::Result<void> Ledger::record(std::string_view table, std::int64_t id, std::string_view op, std::string after,
                                  std::optional<std::int64_t> undoes) {
    Link link;
    link.revision.table = table;
    link.revision.row_id = id;
    link.revision.op = op;
    link.revision.after = std::move(after);
    link.revision.undoes = undoes;
    return write(std::move(link));
}

core::Result<void> Ledger::write(Link link) {
    Revision& r = link.revision;
    r.rev = m_rev + 1;
    r.change_set = m_change_set;
    r.at = m_now;
    r.who = m_author.who.empty() ? "unknown" : m_author.who;
    r.tool = m_author.tool;
    r.why = m_author.why;
    link.has_uid = !r.row_uid.empty();
    link.has_before = !r.before.empty();
    link.has_why = !r.why.empty();
    link.prev_hash = m_head;
    std::string hash = hash_of(link);
    m_insert.bind(1, r.rev).bind(2, r.change_set).bind(3, r.at).bind(4, r.who).bind(5, r.tool).bind(6, r.table);
    m_insert.bind(7, r.row_id).bind_or_null(8, r.row_uid).bind(9, r.op).bind_or_null(10, r.before).bind(11, r.after);
    m_insert.bind_or_null(12, r.why).bind(13, r.undoes).bind(14, link.prev_hash).bind(15, hash);
    if (auto done = m_insert.run(); !done) return done;
    m_rev = r.rev;
    m_written = true;
    m_head = std::move(hash);
    return {};
}

core::Result<bool> is_as_written(const sql::Database& database, std::int64_t rev) {
    auto select = database.prepare(fmt::format("SELECT {} FROM im_revisions WHERE rev=?1", columns));
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->bind(1, rev).step();
    if (!row) return tl::make_unexpected(row.error());
    return *row && hash_of(read_link(*select)) == select->text(14);
}

core::Result<std::vector<CheckFinding>> check_chain(const sql::Database& database) {
    auto select = database.prepare(fmt::format("SELECT {} FROM im_revisions ORDER BY rev", columns));
    if (!select) return tl::make_unexpected(select.error());
    std::vector<CheckFinding> findings;
    std::string head(first_hash);
    std::int64_t rev = 0;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) break;
        const Link link = read_link(*select);
        const std::string subject = fmt::format("history revision {}", link.revision.rev);
        if (link.revision.rev != rev + 1)
            findings.push_back({subject, fmt::format("follows revision {}: some are missing", rev)});
        if (link.prev_hash != head) findings.push_back({subject, "does not continue the revision before it"});
        if (hash_of(link) != select->text(14)) findings.push_back({subject, "was changed after it was written"});
        head = select->string(14);
        rev = link.revision.rev;
    }
    if (rev == 0) findings.push_back({"history", "is empty"});
    return findings;
}

core::Result<std::vector<Revision>> history_of(const sql::Database& database, std::int64_t incident_id) {
    auto select = database.prepare(fmt::format(
        "SELECT {} FROM im_revisions WHERE (tbl='incidents' AND row_id=?1) OR {}"
        " OR (tbl='evidence' AND row_id IN(SELECT id FROM evidence WHERE incident_id=?1))"
        " OR (tbl='incident_actors' AND row_id IN(SELECT id FROM incident_actors WHERE incident_id=?1)) ORDER BY rev",
        columns, block_condition));
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, incident_id);
    std::vector<Revision> out;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return out;
        Revision revision = read_link(*select).revision;
        if (revision.table == blocks_name) { // of the thousand rows only this one
            const auto block = read_block(revision.rev, revision.op, revision.after);
            if (!block || !block->covers(incident_id)) continue;
            revision.table = "incidents";
            revision.row_id = incident_id;
            revision.after = fmt::format(R"({{"digest":"{}"}})", block->digest(incident_id));
        }
        out.push_back(std::move(revision));
    }
}

} // namespace whenabouts::store

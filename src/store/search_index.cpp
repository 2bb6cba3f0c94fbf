#include "store/search_index.hpp"

#include "core/incident.hpp"
#include "sql/transaction.hpp"
#include "store/column_loading.hpp"
#include "store/finding.hpp"
#include "store/search_words.hpp"

#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>

namespace whenabouts::store {

namespace fs = std::filesystem;
using timeline::ColumnKey;

namespace {

constexpr std::int64_t index_version = 1;
/// Documents of changed incidents get numbers of their own from here: FTS5 cannot forget a text that it does not keep.
constexpr std::int64_t first_moved = std::int64_t{1} << 40;

constexpr const char* schema =
    "CREATE TABLE state(version INTEGER, store TEXT, revision INTEGER, head TEXT);"
    "CREATE TABLE moved(document INTEGER PRIMARY KEY, incident INTEGER NOT NULL);"
    "CREATE TABLE stale(document INTEGER PRIMARY KEY);"
    // Words are folded and told apart by blanks already; all but ASCII counts as letters to this tokenizer.
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, tokenize='ascii', prefix='2 3 4');";

std::optional<ColumnKey> state_of(const sql::Database& index) {
    auto select = index.prepare("SELECT store,revision,head FROM state WHERE version=?1");
    if (!select) return std::nullopt;
    auto row = select->bind(1, index_version).step();
    if (!row || !*row) return std::nullopt;
    return ColumnKey{select->string(0), select->integer(1), select->string(2)};
}

core::Result<void> set_state(const sql::Database& index, const ColumnKey& key) {
    if (auto done = index.execute("DELETE FROM state"); !done) return done;
    auto insert = index.prepare("INSERT INTO state VALUES(?1,?2,?3,?4)");
    if (!insert) return tl::make_unexpected(insert.error());
    return insert->bind(1, index_version).bind(2, key.store).bind(3, key.revision).bind(4, key.head).run();
}

core::Result<void> fill(const sql::Database& store, const sql::Database& index, const ColumnKey& key) {
    if (auto done = index.execute(schema); !done) return done;
    auto insert = index.prepare("INSERT INTO words(rowid,text) VALUES(?1,?2)");
    if (!insert) return tl::make_unexpected(insert.error());
    core::Query all;
    all.order = "id";
    core::Result<void> written;
    auto visited = visit(store, all, std::nullopt, {}, Detail::all, [&](const core::Incident& incident) {
        written = insert->bind(1, incident.id).bind(2, searched_words(incident)).run();
        return written.has_value();
    });
    if (!visited) return visited;
    if (!written) return written;
    if (auto done = index.execute("INSERT INTO words(words) VALUES('optimize')"); !done) return done;
    return set_state(index, key);
}

/// Written beside and renamed: another program may be making the same one.
core::Result<void> make(const sql::Database& store, const ColumnKey& key, const fs::path& file) {
    const fs::path beside = fmt::format("{}.{}", file.string(), ::getpid());
    std::error_code error;
    fs::remove(beside, error);
    auto made = [&]() -> core::Result<void> {
        auto index = sql::Database::open(beside, sql::Access::create);
        if (!index) return tl::make_unexpected(index.error());
        if (auto done = index->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"); !done) return done;
        auto transaction = sql::Transaction::begin(*index);
        if (!transaction) return tl::make_unexpected(transaction.error());
        if (auto done = fill(store, *index, key); !done) return done;
        return transaction->commit();
    }();
    if (made) fs::rename(beside, file, error);
    if (!made || error) fs::remove(beside, error);
    return made;
}

struct Changed {
    std::vector<std::int64_t> incidents;
};

/// The incidents whose words may have changed since; none when the history does not continue that state or says too
/// much.
core::Result<std::optional<Changed>> changed_since(const sql::Database& store, const ColumnKey& former) {
    auto same = store.prepare("SELECT 1 FROM im_revisions WHERE rev=?1 AND hash=?2");
    if (!same) return tl::make_unexpected(same.error());
    auto row = same->bind(1, former.revision).bind(2, former.head).step();
    if (!row) return tl::make_unexpected(row.error());
    if (!*row) return std::optional<Changed>();
    auto select = store.prepare("SELECT DISTINCT CASE tbl WHEN 'incidents' THEN row_id WHEN 'evidence' THEN "
                                "(SELECT incident_id FROM evidence WHERE id=row_id) WHEN 'incident_blocks' THEN -1 "
                                "WHEN 'evidence_blocks' THEN -1 "
                                "END AS incident FROM im_revisions WHERE rev>?1 AND incident IS NOT NULL LIMIT 5001");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, former.revision);
    Changed changed;
    while (true) {
        row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return std::optional(std::move(changed));
        changed.incidents.push_back(select->integer(0));
        if (changed.incidents.back() < 0 || changed.incidents.size() > 5000) return std::optional<Changed>();
    }
}

core::Result<void> update(const sql::Database& store, const sql::Database& index, const Changed& changed,
                          const ColumnKey& key) {
    auto transaction = sql::Transaction::begin(index);
    if (!transaction) return tl::make_unexpected(transaction.error());
    auto stale =
        index.prepare("INSERT OR IGNORE INTO stale SELECT ?1 UNION SELECT document FROM moved WHERE incident=?1");
    auto moved = index.prepare(fmt::format(
        "INSERT INTO moved VALUES((SELECT max({},coalesce(max(document)+1,0)) FROM moved),?1)", first_moved));
    auto words = index.prepare("INSERT INTO words(rowid,text) VALUES(?1,?2)");
    if (!stale) return tl::make_unexpected(stale.error());
    if (!moved) return tl::make_unexpected(moved.error());
    if (!words) return tl::make_unexpected(words.error());
    for (const std::int64_t id : changed.incidents) {
        if (auto done = stale->bind(1, id).run(); !done) return done;
        auto incident = incident_by_number(store, id);
        if (!incident) return tl::make_unexpected(incident.error());
        if (!*incident || (*incident)->deleted) continue;
        if (auto done = moved->bind(1, id).run(); !done) return done;
        if (auto done = words->bind(1, index.last_id()).bind(2, searched_words(**incident)).run(); !done) return done;
    }
    if (auto done = set_state(index, key); !done) return done;
    return transaction->commit();
}

/// Many stale documents make every search slower.
bool is_worn(const sql::Database& index) {
    const auto stale = index.integer("SELECT count(*) FROM stale");
    return !stale || *stale > 50'000;
}

bool bring_up_to_date(const sql::Database& store, const ColumnKey& key, const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error)) return false;
    auto index = sql::Database::open(file, sql::Access::write);
    if (!index) return false;
    const auto former = state_of(*index);
    if (!former || former->store != key.store || is_worn(*index)) return false;
    if (*former == key) return true;
    auto changed = changed_since(store, *former);
    return changed && *changed && update(store, *index, **changed, key);
}

} // namespace

core::Result<SearchIndex> SearchIndex::open(const sql::Database& store, const ColumnKey& key, const fs::path& file) {
    if (!bring_up_to_date(store, key, file))
        if (auto made = make(store, key, file); !made) return tl::make_unexpected(made.error());
    auto index = sql::Database::open(file, sql::Access::read);
    if (!index) return tl::make_unexpected(index.error());
    const auto state = state_of(*index);
    if (!state || *state != key) return core::unreadable(file.string(), "is of another state of the store");
    return SearchIndex(std::move(*index));
}

core::Result<RowSet> SearchIndex::find(const std::vector<std::string>& phrases) const {
    std::string match;
    for (const std::string& phrase : phrases) // folded words hold no quotation mark
        match += fmt::format("{}\"{}\" *", match.empty() ? "" : " AND ", phrase.substr(1));
    RowSet found;
    // Those whose text is an old one, taken out again afterwards; those with a text of their own.
    std::unordered_set<std::int64_t> stale;
    std::unordered_map<std::int64_t, std::int64_t> moved;
    auto notes = m_database.prepare("SELECT document,NULL FROM stale UNION ALL SELECT document,incident FROM moved");
    if (!notes) return tl::make_unexpected(notes.error());
    while (true) {
        auto row = notes->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) break;
        if (notes->is_null(1))
            stale.insert(notes->integer(0));
        else
            moved.emplace(notes->integer(0), notes->integer(1));
    }
    auto select = m_database.prepare("SELECT rowid FROM words WHERE words MATCH ?1");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, match);
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return found;
        const std::int64_t document = select->integer(0);
        if (!stale.empty() && stale.contains(document)) continue;
        if (document < first_moved)
            found.add(document);
        else if (const auto at = moved.find(document); at != moved.end())
            found.add(at->second);
    }
}

} // namespace whenabouts::store

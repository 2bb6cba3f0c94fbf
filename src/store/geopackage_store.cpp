#include "store/geopackage_store.hpp"

#include "core/data_folder.hpp"
#include "sql/transaction.hpp"
#include "store/adoption.hpp"
#include "store/backup.hpp"
#include "store/belongings.hpp"
#include "store/change_sets.hpp"
#include "store/column_answers.hpp"
#include "store/column_cache.hpp"
#include "store/column_loading.hpp"
#include "store/filing.hpp"
#include "store/finding.hpp"
#include "store/history.hpp"
#include "store/identity.hpp"
#include "store/importing.hpp"
#include "store/incident_row.hpp"
#include "store/migration.hpp"
#include "store/opening.hpp"
#include "store/pins.hpp"
#include "store/reverting.hpp"
#include "store/row_writer.hpp"
#include "store/search_index.hpp"
#include "store/search_words.hpp"
#include "store/soundness.hpp"
#include "store/tallying.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <fmt/format.h>
#include <limits>
#include <utility>

namespace whenabouts::store {

namespace fs = std::filesystem;

namespace {

std::optional<taxonomy::Taxonomy> load_taxonomy(const taxonomy::Taxonomy* given) {
    if (given != nullptr) return *given;
    const auto folders = core::find_data_folders();
    if (!folders) return std::nullopt; // a store works without the program's assets
    auto loaded = taxonomy::Taxonomy::load(folders->assets);
    if (!loaded) return std::nullopt;
    return std::move(*loaded);
}

core::Result<void> keep_longest_span(const sql::Database& database, std::int64_t candidate) {
    auto update =
        database.prepare("UPDATE im_meta SET value=?1 WHERE key='longest_span_ms' AND CAST(value AS INTEGER)<?1");
    if (!update) return tl::make_unexpected(update.error());
    return update->bind(1, candidate).run();
}

core::Result<void> note_change(const sql::Database& database, const std::string& now) {
    // All of them: what other programs wrote there belongs to no revision.
    auto update = database.prepare("UPDATE gpkg_contents SET last_change=?1");
    if (!update) return tl::make_unexpected(update.error());
    return update->bind(1, now).run();
}

/// All rows' longest stretch, rounded up; julianday() is exact to a few hundredths of a millisecond.
core::Result<std::int64_t> measure_longest_span(const sql::Database& database) {
    return database.integer(
        "SELECT CAST(max((julianday(t_end)-julianday(t_begin))*86400000)+1 AS INTEGER) FROM incidents "
        "WHERE t_begin IS NOT NULL AND t_end IS NOT NULL");
}

core::Result<void> adopt(const sql::Database& database) {
    auto waiting = count_foreign_edits(database);
    if (!waiting) return tl::make_unexpected(waiting.error());
    if (*waiting == 0) return {};
    // Nothing is lost by adopting, so a full disk must not keep people from their store.
    static_cast<void>(back_up(database, database.name()));
    auto transaction = sql::Transaction::begin(database);
    if (!transaction) return tl::make_unexpected(transaction.error());
    const std::string now = core::now_iso();
    if (auto done = adopt_foreign_edits(database, now); !done) return tl::make_unexpected(done.error());
    auto longest = measure_longest_span(database);
    if (!longest) return tl::make_unexpected(longest.error());
    if (auto done = keep_longest_span(database, *longest); !done) return done;
    if (auto done = note_change(database, now); !done) return done;
    return transaction->commit();
}

} // namespace

GeopackageStore::GeopackageStore(fs::path path, Mode mode, std::optional<taxonomy::Taxonomy> taxonomy, Journal journal)
    : m_path(std::move(path)), m_mode(mode), m_journal(journal), m_taxonomy(std::move(taxonomy)) {}

GeopackageStore::~GeopackageStore() {
    if (m_writable) leave_live_mode(*m_database);
}

core::Result<std::unique_ptr<Store>> GeopackageStore::open(const fs::path& path, Mode mode,
                                                           const taxonomy::Taxonomy* taxonomy, Journal journal) {
    std::unique_ptr<GeopackageStore> store(
        new GeopackageStore(path, mode, mode == Mode::write ? load_taxonomy(taxonomy) : std::nullopt, journal));
    std::error_code error;
    if (mode == Mode::write && fs::symlink_status(path, error).type() == fs::file_type::not_found) {
        if (path.extension() != ".gpkg")
            return core::bad_usage(path.string() + ": a new store is a file ending in .gpkg", "name it so");
        const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
        if (!fs::is_directory(folder, error))
            return core::unwritable(path.string(), "its folder does not exist", "make the folder first");
        return store;
    }
    if (auto attached = store->attach(); !attached) return tl::make_unexpected(attached.error());
    return store;
}

core::Result<void> GeopackageStore::attach() {
    auto opened = open_file(m_path, m_mode, m_journal);
    if (!opened) return tl::make_unexpected(opened.error());
    m_database = std::move(opened->database);
    m_writable = opened->writable;
    m_notice = opened->notice;
    if (!m_writable) return {};
    if (auto done = bring_up_to_date(*m_database, core::now_iso()); !done) return done;
    return adopt(*m_database);
}

core::Result<void> GeopackageStore::ready_to_write(const Author& author) {
    if (m_mode == Mode::read) return core::unwritable(m_path.string(), "was opened for reading only");
    if (!m_database) {
        if (auto made = create_file(m_path, m_taxonomy ? &*m_taxonomy : nullptr, author, core::now_iso()); !made)
            return made;
        if (auto attached = attach(); !attached) return attached;
    }
    if (!m_writable)
        return core::unwritable(m_path.string(), "is read-only here: " + m_notice,
                                "update Whenabouts, or work on a copy");
    return {};
}

core::Result<void> GeopackageStore::write(const Author& author,
                                          const std::function<core::Result<void>(Filing&, RowWriter&)>& work,
                                          bool take_back) {
    if (auto ready = ready_to_write(author); !ready) return ready;
    auto transaction = sql::Transaction::begin(*m_database);
    if (!transaction) return tl::make_unexpected(transaction.error());
    const std::string now = core::now_iso();
    auto ledger = Ledger::open(*m_database, author, now);
    if (!ledger) return tl::make_unexpected(ledger.error());
    RowWriter rows(*m_database, *ledger);
    Filing filing(*m_database, rows, m_taxonomy ? &*m_taxonomy : nullptr);
    if (auto done = work(filing, rows); !done) return done;
    if (take_back || !ledger->has_written()) return {}; // the transaction ends without commit()
    if (auto done = keep_longest_span(*m_database, filing.longest_span_ms()); !done) return done;
    if (auto done = note_change(*m_database, now); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    ++m_own_commits;
    return {};
}

core::Result<void> GeopackageStore::write_rows(const Author& author,
                                               const std::function<core::Result<void>(RowWriter&)>& work) {
    if (auto ready = ready_to_write(author); !ready) return ready;
    auto transaction = sql::Transaction::begin(*m_database);
    if (!transaction) return tl::make_unexpected(transaction.error());
    auto ledger = Ledger::open(*m_database, author, core::now_iso());
    if (!ledger) return tl::make_unexpected(ledger.error());
    RowWriter rows(*m_database, *ledger);
    if (auto done = work(rows); !done) return done;
    if (auto done = note_change(*m_database, rows.now()); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    ++m_own_commits;
    return {};
}

core::Result<std::vector<Pin>> GeopackageStore::pins() const {
    if (!m_database) return std::vector<Pin>{};
    return read_pins(*m_database);
}

core::Result<std::int64_t> GeopackageStore::pin(const Pin& pin, const Author& author) {
    std::int64_t id = 0;
    auto done = write_rows(author, [&](RowWriter& rows) -> core::Result<void> {
        auto written = write_pin(*m_database, rows, pin);
        if (!written) return tl::make_unexpected(written.error());
        id = *written;
        return {};
    });
    if (!done) return tl::make_unexpected(done.error());
    return id;
}

core::Result<void> GeopackageStore::unpin(std::string_view name, const Author& author) {
    return write_rows(author, [&](RowWriter& rows) { return take_pin_away(*m_database, rows, name); });
}

core::Result<std::vector<std::int64_t>> GeopackageStore::add(std::span<const core::Incident> incidents,
                                                             const Author& author) {
    // Nothing is made on disk for input that will be refused anyway.
    for (const core::Incident& incident : incidents)
        if (auto sound = check_incident(incident); !sound) return tl::make_unexpected(sound.error());
    std::vector<std::int64_t> ids;
    if (incidents.empty()) return ids;
    auto done = write(author, [&](Filing& filing, RowWriter& /*rows*/) -> core::Result<void> {
        for (const core::Incident& incident : incidents) {
            auto id = filing.add(incident);
            if (!id) return tl::make_unexpected(id.error());
            ids.push_back(*id);
        }
        return {};
    });
    if (!done) return tl::make_unexpected(done.error());
    return ids;
}

core::Result<ImportCounts> GeopackageStore::import(const ImportRecord& record, const IncidentStream& rows,
                                                   const Author& author, bool dry_run) {
    ImportCounts counts;
    auto done = write(
        author,
        [&](Filing& filing, RowWriter& writer) {
            return import_rows(*m_database, filing, writer, record, rows, author.tool, counts);
        },
        dry_run);
    if (!done) return tl::make_unexpected(done.error());
    return counts;
}

core::Result<void> GeopackageStore::require_version(std::int64_t id, std::int64_t revision) const {
    auto select = m_database->prepare("SELECT rev FROM incidents WHERE fid=?1");
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->bind(1, id).step();
    if (!row) return tl::make_unexpected(row.error());
    if (!*row) return core::refused(m_path.string(), fmt::format("there is no incident {}", id));
    if (select->integer(0) != revision)
        return core::refused(m_path.string(), fmt::format("incident {} was changed by someone else meanwhile", id),
                             "look at it again and repeat your change");
    return {};
}

core::Result<void> GeopackageStore::change(std::span<const core::Incident> incidents, const Author& author) {
    if (incidents.empty()) return {};
    return write(author, [&](Filing& filing, RowWriter& /*rows*/) -> core::Result<void> {
        for (const core::Incident& incident : incidents) {
            if (auto same = require_version(incident.id, incident.revision); !same) return same;
            if (auto done = filing.change(incident); !done) return done;
        }
        return {};
    });
}

core::Result<void> GeopackageStore::remove(std::span<const std::int64_t> ids, const Author& author) {
    if (ids.empty()) return {};
    return write(author, [&](Filing& filing, RowWriter& /*rows*/) -> core::Result<void> {
        for (const std::int64_t id : ids)
            if (auto done = filing.remove(id); !done) return done;
        return {};
    });
}

core::Result<ChangeSet> GeopackageStore::turn_round(std::string_view op, const Author& author) {
    if (m_mode == Mode::write && !m_database)
        return core::refused(m_path.string(), fmt::format("there is nothing to {}", op));
    ChangeSet turned;
    auto done = write(author, [&](Filing& /*filing*/, RowWriter& rows) -> core::Result<void> {
        auto number = op == "undo" ? newest_undoable(*m_database) : newest_redoable(*m_database);
        if (!number) return tl::make_unexpected(number.error());
        if (!*number) return core::refused(m_path.string(), fmt::format("there is nothing to {}", op));
        auto set = original_change(*m_database, **number);
        if (!set) return tl::make_unexpected(set.error());
        turned = std::move(*set);
        return revert_change_set(*m_database, rows, **number, op);
    });
    if (!done) return tl::make_unexpected(done.error());
    return turned;
}

core::Result<ChangeSet> GeopackageStore::undo(const Author& author) {
    return turn_round("undo", author);
}

core::Result<ChangeSet> GeopackageStore::redo(const Author& author) {
    return turn_round("redo", author);
}

core::Result<std::vector<ChangeSet>> GeopackageStore::changes(std::int64_t limit,
                                                              std::optional<std::int64_t> incident_id) const {
    if (!m_database) return std::vector<ChangeSet>();
    auto view = sql::Transaction::begin_reading(*m_database);
    if (!view) return tl::make_unexpected(view.error());
    return change_sets(*m_database, limit, incident_id);
}

std::optional<std::int64_t> GeopackageStore::longest_span_ms() const {
    // Edits that still wait for adoption may be longer than anything we know of.
    const auto waiting = count_foreign_edits(*m_database);
    if (!waiting || *waiting > 0) return std::nullopt;
    const auto longest = m_database->integer("SELECT CAST(value AS INTEGER) FROM im_meta WHERE key='longest_span_ms'");
    if (!longest) return std::nullopt;
    return *longest;
}

core::Result<void> GeopackageStore::visit(const core::Query& query,
                                          const std::function<bool(const core::Incident&)>& visitor) const {
    if (!m_database) return {};
    auto view = sql::Transaction::begin_reading(*m_database);
    if (!view) return tl::make_unexpected(view.error());
    auto known = known_about(query);
    if (!known) return tl::make_unexpected(known.error());
    return store::visit(*m_database, query, longest_span_ms(), known->hints(), Detail::all, visitor);
}

core::Result<std::vector<std::int64_t>> GeopackageStore::ids(const core::Query& query) const {
    std::vector<std::int64_t> ids;
    if (!m_database) return ids;
    auto view = sql::Transaction::begin_reading(*m_database);
    if (!view) return tl::make_unexpected(view.error());
    auto known = known_about(query);
    if (!known) return tl::make_unexpected(known.error());
    const Hints hints = known->hints();
    // Columns round positions: whether one lies in a box is for the table to say.
    if (hints.columns != nullptr && !query.within && columns_can_count(query, hints.matches))
        return ids_from_columns(*m_database, query, *hints.columns, hints.matches);
    auto done = store::visit(*m_database, query, longest_span_ms(), hints, Detail::outline,
                             [&ids](const core::Incident& incident) {
                                 ids.push_back(incident.id);
                                 return true;
                             });
    if (!done) return tl::make_unexpected(done.error());
    return ids;
}

core::Result<std::shared_ptr<const timeline::Columns>> GeopackageStore::columns() const {
    if (!m_database) return std::make_shared<const timeline::Columns>();
    std::optional<sql::Transaction> view;
    if (!m_database->in_transaction()) {
        auto begun = sql::Transaction::begin_reading(*m_database);
        if (!begun) return tl::make_unexpected(begun.error());
        view.emplace(std::move(*begun));
    }
    auto version = data_version();
    if (!version) return tl::make_unexpected(version.error());
    if (m_columns && m_columns_version == *version) return m_columns;
    auto columns = cached_columns(*m_database, m_path);
    if (!columns) return tl::make_unexpected(columns.error());
    m_columns = std::make_shared<const timeline::Columns>(std::move(*columns));
    m_columns_version = *version;
    return m_columns;
}

/// Columns and an index of words where they are worth their making; neither for a small store or a question they know
/// nothing of.
core::Result<GeopackageStore::Known> GeopackageStore::known_about(const core::Query& query) const {
    constexpr std::int64_t worth_columns = 100'000;
    constexpr std::int64_t worth_an_index = 20'000;
    Known known;
    auto last = m_database->integer("SELECT coalesce(max(fid),0) FROM incidents");
    if (!last) return tl::make_unexpected(last.error());
    if (!query.text.empty() && *last >= worth_an_index) known.matches = matches_of(query.text);
    if (*last < worth_columns || !columns_can_find(query, known.matches ? &*known.matches : nullptr)) return known;
    auto all = columns();
    if (!all) return tl::make_unexpected(all.error());
    known.columns = std::move(*all);
    return known;
}

/// None where the index cannot be had: then texts are read.
std::optional<RowSet> GeopackageStore::matches_of(const std::string& text) const {
    const auto phrases = asked_phrases(text);
    const auto waiting = count_foreign_edits(*m_database);
    const auto key = column_key(*m_database);
    if (phrases.empty() || !waiting || *waiting > 0 || !key || !is_uid(key->store)) return std::nullopt;
    const fs::path folder = cache_folder();
    std::error_code error;
    if (folder.empty() || (fs::create_directories(folder, error), error)) return std::nullopt;
    const auto index = SearchIndex::open(*m_database, *key, folder / (key->store + ".words"));
    if (!index) return std::nullopt;
    auto found = index->find(phrases);
    if (!found) return std::nullopt;
    return std::move(*found);
}

core::Result<Tally> GeopackageStore::tally(const core::Query& query) const {
    if (!m_database) return Tally();
    auto view = sql::Transaction::begin_reading(*m_database);
    if (!view) return tl::make_unexpected(view.error());
    auto known = known_about(query);
    if (!known) return tl::make_unexpected(known.error());
    return tally_up(*m_database, query, longest_span_ms(), known->hints());
}

core::Result<core::Incident> GeopackageStore::load(std::string_view condition, std::string_view key) const {
    const auto unknown = [&] {
        return core::refused(m_path.string(), fmt::format("there is no incident '{}'", key),
                             "'whenabouts list' shows the ids");
    };
    if (!m_database) return unknown();
    auto select = m_database->prepare(
        fmt::format("SELECT {} FROM incidents i WHERE {} ORDER BY i.fid LIMIT 2", incident_columns(), condition));
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->bind(1, key).step();
    if (!row) return tl::make_unexpected(row.error());
    if (!*row) return unknown();
    core::Incident incident = read_incident(*select);
    row = select->step();
    if (!row) return tl::make_unexpected(row.error());
    if (*row)
        return core::refused(m_path.string(), fmt::format("'{}' begins more than one id", key), "give more of it");
    select->reset();
    if (auto done = load_belongings(*m_database, {&incident, 1}, true); !done) return tl::make_unexpected(done.error());
    return incident;
}

core::Result<core::Incident> GeopackageStore::incident(std::int64_t id) const {
    return load("i.fid=CAST(?1 AS INTEGER)", std::to_string(id));
}

core::Result<core::Incident> GeopackageStore::incident(std::string_view key) const {
    const bool digits = !key.empty() && key.size() < 18 &&
                        std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    if (digits) {
        auto by_row = load("i.fid=CAST(?1 AS INTEGER)", key);
        if (by_row) return by_row;
    }
    auto by_code = load("i.code=upper(?1) OR i.uid=lower(?1)", key);
    const bool prefix = key.size() >= 4 && key.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
    if (by_code || !prefix) return by_code;
    return load("substr(i.uid,1,length(?1))=lower(?1)", key);
}

core::Result<Counts> GeopackageStore::counts() const {
    Counts counts;
    if (!m_database) return counts;
    auto select = m_database->prepare(
        "SELECT count(*),coalesce(sum(geom IS NULL),0),coalesce(sum(t_begin IS NULL AND t_end IS NULL),0),"
        "coalesce(sum(workflow='proposed'),0),(SELECT count(*) FROM sources WHERE deleted=0) "
        "FROM incidents WHERE deleted=0");
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->step();
    if (!row) return tl::make_unexpected(row.error());
    counts = {select->integer(0), select->integer(1), select->integer(2), select->integer(3), select->integer(4)};
    auto waiting = count_foreign_edits(*m_database);
    if (!waiting) return tl::make_unexpected(waiting.error());
    counts.waiting = *waiting;
    return counts;
}

core::Result<std::vector<Revision>> GeopackageStore::history(std::int64_t incident_id) const {
    if (!m_database) return std::vector<Revision>();
    return history_of(*m_database, incident_id);
}

core::Result<std::int64_t> GeopackageStore::data_version() const {
    if (!m_database) {
        std::error_code error;
        return fs::exists(m_path, error) ? 1 : 0;
    }
    auto others = m_database->integer("PRAGMA data_version");
    if (!others) return others;
    constexpr std::int64_t own_commits_range = std::int64_t{1} << 32;
    return *others * own_commits_range + m_own_commits;
}

core::Result<std::vector<CheckFinding>> GeopackageStore::check() const {
    if (!m_database) return core::unreadable(m_path.string(), "there is no such file");
    return check_soundness(*m_database);
}

} // namespace whenabouts::store

#include "store/bulk_import.hpp"

#include "store/bulk_row.hpp"
#include "store/bulk_tables.hpp"
#include "store/handover.hpp"
#include "store/row_blocks.hpp"
#include "store/seen_keys.hpp"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>

namespace whenabouts::store {

namespace {

constexpr std::size_t most_left = 20'000;

/// Up to a thousand rows on their way to the writing thread.
struct Batch {
    std::int64_t first = 0;
    sql::RowBlock rows{incident_table_columns().size()};
    std::vector<RowDigester::Digest> digests;
    std::vector<std::string> categories; ///< that no earlier batch had
    std::vector<std::pair<std::int64_t, core::Incident>> with_belongings;
};

std::uint64_t key_hash(std::string_view origin, std::string_view origin_id) {
    std::string key(origin);
    key.append("\n").append(origin_id);
    return std::hash<std::string>{}(key);
}

core::Result<void> note_known(const sql::Database& database, SeenKeys& seen) {
    auto select = database.prepare("SELECT origin,origin_id FROM incidents WHERE origin_id IS NOT NULL");
    if (!select) return tl::make_unexpected(select.error());
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return {};
        seen.add(key_hash(select->text(0), select->text(1)));
    }
}

/// The thread that writes. Ends, with what it was given written, when finish() or the destructor says so.
class Writer {
  public:
    Writer(BulkTables& bulk, Filing& filing)
        : m_batches(3), m_thread([this, &bulk, &filing] {
              while (auto batch = m_batches.take()) {
                  m_done = write(bulk, filing, **batch);
                  if (!m_done) return m_batches.close();
              }
          }) {}
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() { end(); }
    /// False when writing failed: finish() says why.
    bool put(std::unique_ptr<Batch> batch) { return m_batches.put(std::move(batch)); }
    core::Result<void> finish() {
        end();
        return m_done;
    }

  private:
    static core::Result<void> write(BulkTables& bulk, Filing& filing, const Batch& batch) {
        for (const std::string& category : batch.categories)
            if (auto done = filing.ensure_category(category); !done) return done;
        if (auto done = bulk.add(batch.rows, batch.first, batch.digests); !done) return done;
        for (const auto& [id, incident] : batch.with_belongings)
            if (auto done = filing.file_belongings(id, incident); !done) return done;
        return {};
    }
    void end() {
        m_batches.close();
        if (m_thread.joinable()) m_thread.join();
    }
    core::Result<void> m_done; ///< read after the thread has ended
    Handover<std::unique_ptr<Batch>> m_batches;
    std::thread m_thread;
};

/// Makes batches out of incidents.
class Loader {
  public:
    Loader(Writer& writer, BulkRows rows, SeenKeys seen, std::int64_t first_id)
        : m_writer(&writer), m_rows(std::move(rows)), m_seen(std::move(seen)), m_next(first_id) {}

    /// False when nothing more can be taken.
    core::Result<bool> take(core::Incident& incident) {
        auto taken = lay_out(incident);
        if (!taken) return taken;
        if (!*taken) {
            m_left.push_back(std::move(incident));
            return m_left.size() < most_left;
        }
        return m_batch->digests.size() < static_cast<std::size_t>(block_rows) || flush();
    }
    bool flush() { return m_batch == nullptr || m_writer->put(std::move(m_batch)); }
    [[nodiscard]] std::int64_t added() const { return m_added; }
    [[nodiscard]] const core::TimeSpan& longest() const { return m_longest; }
    std::vector<core::Incident> left() { return std::move(m_left); }

  private:
    core::Result<bool> lay_out(const core::Incident& incident) {
        const bool own_names = !incident.uid.empty() || !incident.code.empty();
        if (own_names || (!incident.origin_id.empty() && m_seen.add(key_hash(incident.origin, incident.origin_id))))
            return false;
        if (!m_batch) {
            m_batch = std::make_unique<Batch>();
            m_batch->first = m_next;
        }
        auto done = m_rows.append(incident, m_next, m_uids.next(incident, m_added + 1), m_batch->rows);
        if (!done || !*done) return done;
        m_batch->digests.push_back(m_digester.of(m_batch->rows, m_batch->digests.size(), incident_table_columns()));
        if (m_last_category != incident.category && m_categories.insert(incident.category).second)
            m_batch->categories.push_back(incident.category);
        m_last_category = incident.category;
        if (!incident.sources.empty() || !incident.evidence.empty() || !incident.actors.empty())
            m_batch->with_belongings.emplace_back(m_next, incident);
        const core::TimeSpan& span = incident.when.span;
        if (span.begin() && span.end() && *span.end() - *span.begin() > m_longest_ms) {
            m_longest_ms = *span.end() - *span.begin();
            m_longest = span;
        }
        ++m_next;
        ++m_added;
        return true;
    }

    Writer* m_writer;
    BulkRows m_rows;
    BulkUids m_uids;
    SeenKeys m_seen;
    RowDigester m_digester;
    std::unique_ptr<Batch> m_batch;
    std::set<std::string> m_categories;
    std::string m_last_category;
    core::TimeSpan m_longest;
    std::chrono::milliseconds m_longest_ms{0};
    std::vector<core::Incident> m_left;
    std::int64_t m_next, m_added = 0;
};

/// True when the stream ended.
core::Result<bool> load(Loader& loader, std::vector<core::Incident> first, const IncidentStream& rows) {
    for (core::Incident& incident : first) {
        auto going = loader.take(incident);
        if (!going) return going;
        if (!*going) return core::refused({}, "writing failed"); // the writing thread says why
    }
    while (true) {
        core::Incident incident;
        auto more = rows(incident);
        if (!more) return more;
        if (!*more) {
            loader.flush();
            return true;
        }
        auto going = loader.take(incident);
        if (!going) return going;
        if (!*going) {
            loader.flush();
            return false;
        }
    }
}

} // namespace

core::Result<BulkOutcome> import_in_bulk(const sql::Database& database, Filing& filing, RowWriter& writer,
                                         std::int64_t import_id, std::vector<core::Incident> first,
                                         const IncidentStream& rows) {
    SeenKeys seen;
    if (auto done = note_known(database, seen); !done) return tl::make_unexpected(done.error());
    auto bulk = BulkTables::begin(database, writer);
    if (!bulk) return tl::make_unexpected(bulk.error());
    BulkOutcome outcome;
    {
        Writer thread(**bulk, filing);
        Loader loader(thread, BulkRows(writer.now(), import_id, database.name()), std::move(seen),
                      (*bulk)->first_new_id());
        auto ended = load(loader, std::move(first), rows);
        if (auto done = thread.finish(); !done) return tl::make_unexpected(done.error());
        if (!ended) return tl::make_unexpected(ended.error());
        outcome = {loader.added(), loader.left(), *ended};
        filing.note_span(loader.longest());
    }
    if (auto done = (*bulk)->finish(); !done) return tl::make_unexpected(done.error());
    return outcome;
}

} // namespace whenabouts::store

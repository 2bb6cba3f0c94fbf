#include "store/importing.hpp"

#include "store/bulk_import.hpp"
#include "store/merging.hpp"

#include <algorithm>
#include <vector>

namespace whenabouts::store {

namespace {

// Below it the ordinary way is quick enough, and keeps whole images of the rows.
constexpr std::int64_t fewest_in_bulk = 1000;

class Import {
  public:
    Import(const sql::Database& database, Filing& filing, RowWriter& writer, const IncidentStream& rows,
           ImportCounts& counts)
        : m_database(&database), m_filing(&filing), m_writer(&writer), m_rows(&rows), m_counts(&counts) {}

    /// The row of im_imports, so that incidents can name it; close_record() fills it in.
    core::Result<void> open_record(const ImportRecord& record, const std::string& tool) {
        auto insert = m_database->prepare("INSERT INTO im_imports(at,format,tool,rev) VALUES(?1,?2,?3,-1)");
        if (!insert) return tl::make_unexpected(insert.error());
        if (auto done = insert->bind(1, m_writer->now()).bind(2, record.format).bind(3, tool).run(); !done) return done;
        m_id = m_database->last_id();
        m_filing->set_import(m_id);
        return {};
    }

    core::Result<void> run() {
        auto there = m_database->integer("SELECT count(*) FROM incidents");
        if (!there) return tl::make_unexpected(there.error());
        // Bulk writing rebuilds indices of everything: worth it when much comes beside what is there.
        const std::int64_t enough = std::max(fewest_in_bulk, *there / 8);
        std::vector<core::Incident> first;
        if (enough == fewest_in_bulk) {
            if (auto done = hold_back(first); !done || m_ended) return done ? file_all(first) : done;
        } else {
            while (!m_ended && m_counts->added < enough)
                if (auto done = file_next(); !done) return done;
        }
        if (m_ended) return {};
        auto outcome = import_in_bulk(*m_database, *m_filing, *m_writer, m_id, std::move(first), *m_rows);
        if (!outcome) return tl::make_unexpected(outcome.error());
        m_counts->added += outcome->added;
        m_ended = outcome->ended;
        if (auto done = file_all(outcome->left); !done) return done;
        while (!m_ended)
            if (auto done = file_next(); !done) return done;
        return {};
    }

    core::Result<void> close_record(const ImportRecord& record) {
        auto update = m_database->prepare(
            "UPDATE im_imports SET file_name=?2,sha256=?3,mapping=?4,rows_read=?5,rows_added=?6,rows_updated=?7,"
            "rows_skipped=?8,rows_rejected=?9,licence=?10,citation=?11,format=?12,rev=1 WHERE id=?1");
        if (!update) return tl::make_unexpected(update.error());
        update->bind(1, m_id).bind_or_null(2, record.file_name).bind_or_null(3, record.sha256);
        update->bind_or_null(4, record.mapping).bind(5, record.rows_read).bind(6, m_counts->added);
        update->bind(7, m_counts->updated).bind(8, m_counts->unchanged).bind(9, record.rows_rejected);
        update->bind_or_null(10, record.licence).bind_or_null(11, record.citation).bind(12, record.format);
        if (auto done = update->run(); !done) return done;
        return m_writer->ledger().record(im_imports_table, m_id, "insert");
    }

  private:
    core::Result<void> hold_back(std::vector<core::Incident>& first) {
        while (static_cast<std::int64_t>(first.size()) < fewest_in_bulk) {
            core::Incident incident;
            auto more = (*m_rows)(incident);
            if (!more) return tl::make_unexpected(more.error());
            m_ended = !*more;
            if (m_ended) return {};
            first.push_back(std::move(incident));
        }
        return {};
    }

    core::Result<void> file_all(const std::vector<core::Incident>& incidents) {
        for (const core::Incident& incident : incidents)
            if (auto done = file(incident); !done) return done;
        return {};
    }

    core::Result<void> file_next() {
        core::Incident incident;
        auto more = (*m_rows)(incident);
        if (!more) return tl::make_unexpected(more.error());
        m_ended = !*more;
        return m_ended ? core::Result<void>() : file(incident);
    }

    core::Result<void> file(const core::Incident& incident) {
        auto known = m_filing->find_known(incident);
        if (!known) return tl::make_unexpected(known.error());
        if (*known) {
            auto changed = merge_known(*m_database, *m_filing, *m_writer, **known, incident);
            if (!changed) return tl::make_unexpected(changed.error());
            ++(*changed ? m_counts->updated : m_counts->unchanged);
            return {};
        }
        if (auto id = m_filing->add(incident); !id) return tl::make_unexpected(id.error());
        ++m_counts->added;
        return {};
    }

    const sql::Database* m_database;
    Filing* m_filing;
    RowWriter* m_writer;
    const IncidentStream* m_rows;
    ImportCounts* m_counts;
    std::int64_t m_id = 0; ///< of im_imports
    bool m_ended = false;
};

} // namespace

core::Result<void> import_rows(const sql::Database& database, Filing& filing, RowWriter& writer,
                               const ImportRecord& record, const IncidentStream& rows, const std::string& tool,
                               ImportCounts& counts) {
    Import import(database, filing, writer, rows, counts);
    if (auto done = import.open_record(record, tool); !done) return done;
    if (auto done = import.run(); !done) return done;
    return import.close_record(record);
}

} // namespace whenabouts::store

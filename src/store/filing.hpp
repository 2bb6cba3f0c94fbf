#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_writer.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace whenabouts::store {

/// Puts incidents with all that belongs to them into the tables. Lives inside one transaction.
class Filing {
  public:
    /// `taxonomy` may be null; then only categories that the store knows already are accepted.
    Filing(const sql::Database& database, RowWriter& rows, const taxonomy::Taxonomy* taxonomy)
        : m_database(&database), m_rows(&rows), m_taxonomy(taxonomy) {}

    /// The number of the new row, or of the one that is there already under the same uid, or origin and origin_id.
    [[nodiscard]] core::Result<std::int64_t> add(const core::Incident& incident);
    /// The row of the same uid, or origin and origin_id; none when it is new.
    [[nodiscard]] core::Result<std::optional<std::int64_t>> find_known(const core::Incident& incident);
    /// Evidence and parties that are no longer named are marked deleted.
    [[nodiscard]] core::Result<void> change(const core::Incident& incident);
    [[nodiscard]] core::Result<void> remove(std::int64_t id);
    /// Its sources, quotations and parties as given; those no longer named are marked deleted.
    [[nodiscard]] core::Result<void> file_belongings(std::int64_t id, const core::Incident& incident);
    /// Rows added from now on say that this row of im_imports brought them.
    void set_import(std::int64_t id) { m_import_id = id; }
    /// Keeps the longest stretch of time up to date.
    void note_span(const core::TimeSpan& span);
    /// Writes the category and its parents into the store's own table when they are missing there.
    [[nodiscard]] core::Result<void> ensure_category(const std::string& code);
    /// The longest stretch of time seen, for the bound that keeps interval queries fast.
    [[nodiscard]] std::int64_t longest_span_ms() const { return m_longest_span_ms; }

  private:
    using SourceIds = std::map<std::string, std::int64_t>; ///< by the uid that evidence names them with
    core::Result<std::string> free_code(const core::Incident& incident, const std::string& uid);
    core::Result<SourceIds> file_sources(const core::Incident& incident);
    core::Result<std::int64_t> file_source(const core::Source& source);
    core::Result<std::optional<std::int64_t>> find_source(const core::Source& source, const Fields& fields);
    core::Result<void> complete_source(std::int64_t id, const Fields& fields);
    core::Result<void> file_evidence(std::int64_t incident_id, const core::Incident& incident,
                                     const SourceIds& sources);
    core::Result<void> file_parties(std::int64_t incident_id, const core::Incident& incident);
    core::Result<std::int64_t> file_actor(const std::string& name);
    core::Result<void> update_children(const Table& table, std::int64_t incident_id, std::vector<Fields> wanted);
    core::Result<std::optional<std::int64_t>> look_up(const std::string& script,
                                                      std::initializer_list<std::string_view> texts);
    const sql::Database* m_database;
    RowWriter* m_rows;
    const taxonomy::Taxonomy* m_taxonomy;
    std::int64_t m_longest_span_ms = 0;
    std::optional<std::int64_t> m_import_id;
};

} // namespace whenabouts::store

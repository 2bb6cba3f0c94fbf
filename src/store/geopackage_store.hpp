#pragma once
#include "sql/database.hpp"
#include "store/finding.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace whenabouts::store {

class Filing;
class RowWriter;

/// A store in a GeoPackage file.
class GeopackageStore final : public Store {
  public:
    [[nodiscard]] static core::Result<std::unique_ptr<Store>> open(const std::filesystem::path& path, Mode mode,
                                                                   const taxonomy::Taxonomy* taxonomy, Journal journal);
    ~GeopackageStore() override;
    [[nodiscard]] core::Result<std::vector<std::int64_t>> add(std::span<const core::Incident> incidents,
                                                              const Author& author) override;
    [[nodiscard]] core::Result<ImportCounts> import(const ImportRecord& record, const IncidentStream& rows,
                                                    const Author& author, bool dry_run) override;
    using Store::change;
    using Store::remove;
    [[nodiscard]] core::Result<void> change(std::span<const core::Incident> incidents, const Author& author) override;
    [[nodiscard]] core::Result<void> remove(std::span<const std::int64_t> ids, const Author& author) override;
    [[nodiscard]] core::Result<ChangeSet> undo(const Author& author) override;
    [[nodiscard]] core::Result<ChangeSet> redo(const Author& author) override;
    [[nodiscard]] core::Result<std::vector<ChangeSet>> changes(std::int64_t limit,
                                                               std::optional<std::int64_t> incident_id) const override;
    [[nodiscard]] core::Result<void> visit(const core::Query& query,
                                           const std::function<bool(const core::Incident&)>& visitor) const override;
    [[nodiscard]] core::Result<std::vector<std::int64_t>> ids(const core::Query& query) const override;
    [[nodiscard]] core::Result<Tally> tally(const core::Query& query) const override;
    [[nodiscard]] core::Result<std::shared_ptr<const timeline::Columns>> columns() const override;
    [[nodiscard]] core::Result<core::Incident> incident(std::int64_t id) const override;
    [[nodiscard]] core::Result<core::Incident> incident(std::string_view key) const override;
    [[nodiscard]] core::Result<Counts> counts() const override;
    [[nodiscard]] core::Result<std::vector<Revision>> history(std::int64_t incident_id) const override;
    [[nodiscard]] core::Result<std::vector<Pin>> pins() const override;
    [[nodiscard]] core::Result<std::int64_t> pin(const Pin& pin, const Author& author) override;
    [[nodiscard]] core::Result<void> unpin(std::string_view name, const Author& author) override;
    [[nodiscard]] core::Result<std::int64_t> data_version() const override;
    [[nodiscard]] core::Result<std::vector<CheckFinding>> check() const override;
    [[nodiscard]] std::string notice() const override { return m_notice; }

  private:
    GeopackageStore(std::filesystem::path path, Mode mode, std::optional<taxonomy::Taxonomy> taxonomy, Journal journal);
    core::Result<void> attach();
    core::Result<void> ready_to_write(const Author& author);
    core::Result<void> write(const Author& author, const std::function<core::Result<void>(Filing&, RowWriter&)>& work,
                             bool take_back = false);
    core::Result<void> write_rows(const Author& author, const std::function<core::Result<void>(RowWriter&)>& work);
    struct Known {
        std::shared_ptr<const timeline::Columns> columns;
        std::optional<RowSet> matches;
        [[nodiscard]] Hints hints() const { return {columns.get(), matches ? &*matches : nullptr}; }
    };
    core::Result<Known> known_about(const core::Query& query) const;
    std::optional<RowSet> matches_of(const std::string& text) const;
    core::Result<ChangeSet> turn_round(std::string_view op, const Author& author);
    core::Result<void> require_version(std::int64_t id, std::int64_t revision) const;
    core::Result<core::Incident> load(std::string_view condition, std::string_view key) const;
    [[nodiscard]] std::optional<std::int64_t> longest_span_ms() const;

    std::filesystem::path m_path;
    Mode m_mode;
    Journal m_journal;
    std::optional<taxonomy::Taxonomy> m_taxonomy;
    std::optional<sql::Database> m_database; ///< none until the first write makes the file
    bool m_writable = false;
    std::string m_notice;
    std::int64_t m_own_commits = 0;
    mutable std::shared_ptr<const timeline::Columns> m_columns;
    mutable std::int64_t m_columns_version = 0;
};

} // namespace whenabouts::store

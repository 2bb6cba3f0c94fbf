#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "sql/row_feed.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace whenabouts::store {

/// The columns of `incidents` in the table's order.
[[nodiscard]] std::span<const std::string_view> incident_table_columns();

/// Lays incidents out as rows of the table, with the same values that Filing and fields_of() give, without SQL. It
/// takes only what surely passes every CHECK of the table, because bulk writing does not ask SQLite for them. Not
/// thread-safe.
class BulkRows {
  public:
    /// `now`: ISO 8601; `import_id`: of im_imports.
    BulkRows(std::string now, std::int64_t import_id, std::string store)
        : m_now(std::move(now)), m_import_id(import_id), m_store(std::move(store)) {}
    /// Appends the row `fid`; false = nothing was appended and the ordinary way has to decide. Refused is what no store
    /// takes.
    [[nodiscard]] core::Result<bool> append(const core::Incident& incident, std::int64_t fid, std::string_view uid,
                                            sql::RowBlock& block);

  private:
    struct Times {
        std::string begin, end, first_day, last_day;
    };
    const Times& times_of(const core::TimeSpan& span);
    bool passes(const core::Incident& incident, const Times& times) const;
    void add_time(const core::When& when, const Times& times, sql::RowBlock& block) const;
    std::string m_now;
    std::int64_t m_import_id;
    std::string m_store;
    std::unordered_map<std::string, Times> m_times; ///< a million incidents have a few thousand dates
    std::string m_key;
};

/// A UUID (version 8) for row `number` of an import: it begins with the origin's digest and the number, so that the
/// uids of an import grow and their index is appended to, and ends with the digest of origin and id. The same file
/// gives the same uids in every store.
class BulkUids {
  public:
    [[nodiscard]] std::string next(const core::Incident& incident, std::int64_t number);

  private:
    std::string m_origin, m_prefix, m_secret;
};

} // namespace whenabouts::store

#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/filing.hpp"
#include "store/row_writer.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <vector>

namespace whenabouts::store {

/// What a bulk import left for the ordinary way.
struct BulkOutcome {
    std::int64_t added = 0;
    std::vector<core::Incident>
        left;          ///< may be there already, bring a uid or code of their own, or need SQLite's checks
    bool ended = true; ///< false: too many were left, and the stream goes on
};

/// Files `first` and everything that `rows` gives, as long as it is certainly new: the caller's thread makes rows and
/// digests, another one writes them, so `rows` must not touch the store. Inside the caller's transaction.
[[nodiscard]] core::Result<BulkOutcome> import_in_bulk(const sql::Database& database, Filing& filing, RowWriter& writer,
                                                       std::int64_t import_id, std::vector<core::Incident> first,
                                                       const IncidentStream& rows);

} // namespace whenabouts::store

#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/filing.hpp"
#include "store/row_writer.hpp"
#include "store/store.hpp"

#include <string>

namespace whenabouts::store {

/// See Store::import(); inside the caller's transaction.
[[nodiscard]] core::Result<void> import_rows(const sql::Database& database, Filing& filing, RowWriter& writer,
                                             const ImportRecord& record, const IncidentStream& rows,
                                             const std::string& tool, ImportCounts& counts);

} // namespace whenabouts::store

#pragma once
#include "sql/database.hpp"
#include "store/store.hpp"
#include "store/table.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

using Findings = std::vector<CheckFinding>;

/// Calls `use` for every row; an unreadable page becomes a finding instead of the end of the check.
void for_each_row(const sql::Database& database, const std::string& script, Findings& findings,
                  std::string_view subject, const std::function<void(const sql::Statement&)>& use);

/// Every row of the table against its last state in the history, and the history's rows against the table.
void check_rows(const sql::Database& database, const Table& table, Findings& findings);

} // namespace whenabouts::store

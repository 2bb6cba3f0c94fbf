#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/row_set.hpp"
#include "timeline/columns.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace whenabouts::store {

/// The words of a store's incidents in a file of its own among the user's caches (FTS5; GeoPackage knows none), made
/// from the store as the connection sees it, brought up to date by what the history names, made anew when much changed.
/// Not thread-safe.
class SearchIndex {
  public:
    /// `columns_key` is column_key() of the state that the connection sees. Fails where the cache cannot be written;
    /// then search without it.
    [[nodiscard]] static core::Result<SearchIndex> open(const sql::Database& store, const timeline::ColumnKey& key,
                                                        const std::filesystem::path& file);
    /// Incidents that hold all phrases (search_words.hpp); exact but for removed rows, which are never among them.
    [[nodiscard]] core::Result<RowSet> find(const std::vector<std::string>& phrases) const;

  private:
    explicit SearchIndex(sql::Database database) : m_database(std::move(database)) {}
    sql::Database m_database;
};

} // namespace whenabouts::store

#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "sql/geometry.hpp"
#include "store/run_sorter.hpp"
#include "store/table.hpp"

#include <cstdint>
#include <vector>

namespace whenabouts::store {

/// Builds the whole spatial index of a table at once: boxes in Hilbert order fill nodes to seven eighths (full nodes
/// make the first edits slow), and the nodes are written straight into the R-tree's own tables (SQLite's documentation
/// of the R*Tree module, "shadow tables"). Bounded memory: boxes beyond two million are sorted through a temporary
/// file. Lives inside one transaction.
class RtreePacker {
  public:
    RtreePacker(const sql::Database& database, const Table& table);
    [[nodiscard]] core::Result<void> add(std::int64_t id, const sql::Bounds& bounds);
    /// Replaces the index's content by what was added.
    [[nodiscard]] core::Result<void> write();

  private:
    struct Entry {
        std::uint32_t place = 0; ///< along the Hilbert curve
        float min_x = 0, max_x = 0, min_y = 0, max_y = 0;
        std::int64_t id = 0;
        bool operator<(const Entry& other) const { return place != other.place ? place < other.place : id < other.id; }
    };
    struct Home {
        std::int64_t id = 0, node = 0;
        bool operator<(const Home& other) const { return id < other.id; }
    };
    core::Result<void> write_leaves(std::vector<Entry>& nodes);
    core::Result<void> write_level(std::vector<Entry>& nodes, int height);
    core::Result<void> write_node(std::int64_t number, int height, const Entry* first, std::size_t count);
    core::Result<void> write_homes();
    [[nodiscard]] std::string part(std::string_view name) const;

    const sql::Database* m_database;
    std::string m_index;
    RunSorter<Entry> m_entries;
    RunSorter<Home> m_homes;
    std::optional<sql::Statement> m_insert_node, m_insert_parent;
    std::size_t m_node_bytes = 0, m_capacity = 0, m_fill = 0;
    std::int64_t m_next_node = 2; ///< 1 is the root
};

} // namespace whenabouts::store

#pragma once
#include "core/result.hpp"
#include "sql/statement.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace whenabouts::sql {

enum class Access : std::uint8_t {
    read,      ///< changes no byte and leaves no side file
    immutable, ///< like read, for a file that certainly nobody writes to: needs no lock, no side file even in WAL mode
    write,     ///< the file must exist
    create     ///< made when missing
};

/// One connection to an SQLite file. Waits up to five seconds for another program's lock, asking again every few
/// milliseconds. Knows the five ST_ functions that GeoPackage's R-tree triggers call. Not thread-safe.
class Database {
  public:
    [[nodiscard]] static core::Result<Database> open(const std::filesystem::path& path, Access access);
    /// A private database in memory; `name` stands in messages.
    [[nodiscard]] static core::Result<Database> in_memory(std::string name = "memory");

    [[nodiscard]] core::Result<Statement> prepare(std::string_view sql) const;
    /// Runs all statements of a script, answers ignored.
    [[nodiscard]] core::Result<void> execute(const std::string& script) const;
    /// First column of the first row; empty when there is no row or it is NULL.
    [[nodiscard]] core::Result<std::string> text(std::string_view sql) const;
    [[nodiscard]] core::Result<std::int64_t> integer(std::string_view sql) const;

    [[nodiscard]] std::int64_t last_id() const;
    /// Rows changed by the last statement, without those that triggers changed.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] bool in_transaction() const;
    /// A consistent copy through SQLite's backup interface, written beside `target`, synced and renamed over it.
    [[nodiscard]] core::Result<void> back_up(const std::filesystem::path& target) const;
    /// Makes this a copy of `source`, in one transaction: other programs see the former content or the new one.
    [[nodiscard]] core::Result<void> overwrite_with(const Database& source) const;
    /// The whole file as bytes; of a database in memory, what its file would hold.
    [[nodiscard]] core::Result<std::string> bytes() const;
    [[nodiscard]] const std::string& name() const { return *m_name; }

  private:
    friend class RowFeed;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    Database(sqlite3* handle, std::shared_ptr<const std::string> name);
    std::unique_ptr<sqlite3, Close> m_handle;
    std::shared_ptr<const std::string> m_name;
};

} // namespace whenabouts::sql

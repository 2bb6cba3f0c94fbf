#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"

namespace whenabouts::sql {

/// All or nothing. Takes the write lock at once (BEGIN IMMEDIATE), so that what was read inside is what gets changed;
/// dropped without commit() it leaves the file as it was. Must not outlive its Database.
class Transaction {
  public:
    [[nodiscard]] static core::Result<Transaction> begin(const Database& database);
    /// A steady view for reading: all queries inside see one state.
    [[nodiscard]] static core::Result<Transaction> begin_reading(const Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    /// After it returns without error the change survives a crash and a power cut.
    [[nodiscard]] core::Result<void> commit();

  private:
    explicit Transaction(const Database& database) : m_database(&database) {}
    const Database* m_database;
};

} // namespace whenabouts::sql

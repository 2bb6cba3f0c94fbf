#include "sql/transaction.hpp"

#include <utility>

namespace whenabouts::sql {

core::Result<Transaction> Transaction::begin(const Database& database) {
    if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return tl::make_unexpected(begun.error());
    return Transaction(database);
}

core::Result<Transaction> Transaction::begin_reading(const Database& database) {
    if (auto begun = database.execute("BEGIN"); !begun) return tl::make_unexpected(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction() {
    // After an error SQLite may have rolled back by itself; then there is nothing left to take back.
    if (m_database != nullptr && m_database->in_transaction()) static_cast<void>(m_database->execute("ROLLBACK"));
}

core::Result<void> Transaction::commit() {
    auto done = m_database->execute("COMMIT");
    if (done) m_database = nullptr;
    return done;
}

} // namespace whenabouts::sql

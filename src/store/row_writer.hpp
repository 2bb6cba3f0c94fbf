#pragma once
#include "core/result.hpp"
#include "sql/database.hpp"
#include "store/history.hpp"
#include "json/value.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace whenabouts::store {

struct Blob {
    std::string bytes;
};
/// What goes into one column; std::monostate is NULL.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;
using Fields = std::vector<std::pair<std::string_view, Value>>;

/// NULL for empty text: "not stated".
[[nodiscard]] Value text_or_null(std::string_view text);
template <class T>
[[nodiscard]] Value value_or_null(const std::optional<T>& value) {
    if (!value) return std::monostate{};
    return Value(std::in_place_type<std::conditional_t<std::is_integral_v<T>, std::int64_t, T>>, *value);
}
/// The value as a row's image has it once it is stored (row_image.hpp).
[[nodiscard]] std::string image_text(const Value& value);
/// What an image wrote, back (row_image.hpp says how it writes); none for a long blob, of which only the digest is
/// there.
[[nodiscard]] std::optional<Value> value_from_image(const json::Value& image);
void bind_value(sql::Statement& statement, int parameter, const Value& value);

/// The only way rows are written: each change becomes a revision of the same change set. Lives inside one transaction.
class RowWriter {
  public:
    RowWriter(const sql::Database& database, Ledger& ledger) : m_database(&database), m_ledger(&ledger) {}
    /// Gives the new row's number; its row version is 1.
    [[nodiscard]] core::Result<std::int64_t> insert(const Table& table, const Fields& fields);
    /// Raises the row version by one. Nothing is written, not even a revision, when no column but `updated_at` would
    /// differ. `undoes`: the revision that this one turns round.
    [[nodiscard]] core::Result<void> update(const Table& table, std::int64_t id, const Fields& fields,
                                            std::string_view op = "update",
                                            std::optional<std::int64_t> undoes = std::nullopt);
    /// The row as it is; none when there is no such row.
    [[nodiscard]] core::Result<std::optional<RowImage>> image(const Table& table, std::int64_t id) {
        return m_ledger->image(table, id);
    }
    [[nodiscard]] const std::string& now() const { return m_ledger->now(); }
    /// For revisions of what was written in another way than row by row.
    [[nodiscard]] Ledger& ledger() { return *m_ledger; }

  private:
    core::Result<bool> holds_already(const Table& table, std::int64_t id, const Fields& fields);
    core::Result<sql::Statement*> prepared(const std::string& script);
    const sql::Database* m_database;
    Ledger* m_ledger;
    std::map<std::string, sql::Statement> m_statements;
};

} // namespace whenabouts::store

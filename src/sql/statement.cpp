#include "sql/statement.hpp"

#include "sql/failure.hpp"

#include <sqlite3.h>
#include <utility>

namespace whenabouts::sql {

void Statement::Finalise::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3_stmt* statement, std::shared_ptr<const std::string> name)
    : m_statement(statement), m_name(std::move(name)) {}

void Statement::note(int code) {
    if (code != SQLITE_OK && m_failure == 0) m_failure = code;
}

Statement& Statement::bind(int parameter, std::nullptr_t) {
    note(sqlite3_bind_null(m_statement.get(), parameter));
    return *this;
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    note(sqlite3_bind_int64(m_statement.get(), parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, double value) {
    note(sqlite3_bind_double(m_statement.get(), parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
    // A null data pointer would bind NULL instead of the empty text.
    const char* const data = text.data() != nullptr ? text.data() : "";
    note(sqlite3_bind_text64(m_statement.get(), parameter, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
    const char* const data = bytes.data() != nullptr ? bytes.data() : "";
    note(sqlite3_bind_blob64(m_statement.get(), parameter, data, bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind_or_null(int parameter, std::string_view text) {
    return text.empty() ? bind(parameter, nullptr) : bind(parameter, text);
}

int Statement::parameter(const char* name) const {
    return sqlite3_bind_parameter_index(m_statement.get(), name);
}

core::Result<bool> Statement::step() {
    sqlite3* const handle = sqlite3_db_handle(m_statement.get());
    if (const int code = std::exchange(m_failure, 0); code != 0) return failure(code, nullptr, *m_name);
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    auto error = failure(code, handle, *m_name);
    sqlite3_reset(m_statement.get());
    return error;
}

core::Result<void> Statement::run() {
    while (true) {
        const auto more = step();
        if (!more) {
            sqlite3_clear_bindings(m_statement.get());
            return tl::make_unexpected(more.error());
        }
        if (!*more) break;
    }
    reset();
    return {};
}

Statement& Statement::bind_column(int parameter, const Statement& row, int column) {
    note(sqlite3_bind_value(m_statement.get(), parameter, sqlite3_column_value(row.m_statement.get(), column)));
    return *this;
}

std::string quoted_name(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out.append(c == '"' ? 2 : 1, c);
    return out += '"';
}

void Statement::rewind() {
    sqlite3_reset(m_statement.get());
    m_failure = 0;
}

void Statement::reset() {
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    m_failure = 0;
}

int Statement::columns() const {
    return sqlite3_column_count(m_statement.get());
}

std::string_view Statement::name(int column) const {
    const char* const name = sqlite3_column_name(m_statement.get(), column);
    return name != nullptr ? name : "";
}

Type Statement::type(int column) const {
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return Type::integer;
    case SQLITE_FLOAT:
        return Type::real;
    case SQLITE_TEXT:
        return Type::text;
    case SQLITE_BLOB:
        return Type::blob;
    default:
        return Type::null;
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::text(int column) const {
    const auto* const data = sqlite3_column_text(m_statement.get(), column);
    if (data == nullptr) return {};
    return {reinterpret_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::string_view Statement::blob(int column) const {
    const void* const data = sqlite3_column_blob(m_statement.get(), column);
    if (data == nullptr) return {};
    return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<double> Statement::optional_real(int column) const {
    if (is_null(column)) return std::nullopt;
    return real(column);
}

} // namespace whenabouts::sql

#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace whenabouts::sql {

enum class Type : std::uint8_t { null, integer, real, text, blob };

/// A table's or column's name as SQL takes it, whatever it holds.
[[nodiscard]] std::string quoted_name(std::string_view name);

/// A prepared statement. Values go in by binding only; the first failed binding is reported by the next step().
/// Columns count from 0, parameters from 1. Views into a row are valid until the next step() or reset().
/// Must not outlive its Database.
class Statement {
  public:
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) noexcept = default;

    Statement& bind(int parameter, std::nullptr_t);
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, int value) { return bind(parameter, std::int64_t{value}); }
    Statement& bind(int parameter, bool value) { return bind(parameter, std::int64_t{value}); }
    Statement& bind(int parameter, double value);
    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, const std::string& text) { return bind(parameter, std::string_view(text)); }
    Statement& bind(int parameter, const char* text) { return bind(parameter, std::string_view(text)); }
    Statement& bind_blob(int parameter, std::string_view bytes);
    /// The value in a column of another statement's row, with its type.
    Statement& bind_column(int parameter, const Statement& row, int column);
    /// Empty text is stored as NULL: "not stated".
    Statement& bind_or_null(int parameter, std::string_view text);
    template <class T>
    Statement& bind(int parameter, const std::optional<T>& value) {
        return value ? bind(parameter, *value) : bind(parameter, nullptr);
    }
    /// Number of the parameter ":name"; 0 = there is none.
    [[nodiscard]] int parameter(const char* name) const;

    /// True when a row is there, false at the end.
    [[nodiscard]] core::Result<bool> step();
    /// Steps to the end, then resets and forgets the bindings: ready for the next row.
    [[nodiscard]] core::Result<void> run();
    void reset();
    /// Ready to run again; the bindings stay, so that the next bind() is the only work.
    void rewind();

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::string_view name(int column) const;
    [[nodiscard]] Type type(int column) const;
    [[nodiscard]] bool is_null(int column) const { return type(column) == Type::null; }
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Empty for NULL.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
    [[nodiscard]] std::optional<double> optional_real(int column) const;

  private:
    friend class Database;
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(sqlite3_stmt* statement, std::shared_ptr<const std::string> name);
    void note(int code);
    std::unique_ptr<sqlite3_stmt, Finalise> m_statement;
    std::shared_ptr<const std::string> m_name; ///< of the database file, for messages
    int m_failure = 0;
};

} // namespace whenabouts::sql

#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace whenabouts::json {

/// A JSON value (RFC 8259). Objects keep the order of their members; numbers keep whether they were whole.
class Value {
  public:
    using Array = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool v) : m_value(v) {}
    Value(int v) : m_value(std::int64_t{v}) {}
    Value(std::int64_t v) : m_value(v) {}
    Value(double v) : m_value(v) {}
    Value(std::string v) : m_value(std::move(v)) {}
    Value(std::string_view v) : m_value(std::string(v)) {}
    Value(const char* v) : m_value(std::string(v)) {}
    Value(Array v) : m_value(std::move(v)) {}
    Value(Object v) : m_value(std::move(v)) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(m_value); }
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&m_value); }
    [[nodiscard]] const std::int64_t* whole() const { return std::get_if<std::int64_t>(&m_value); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&m_value); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&m_value); }
    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&m_value); }
    [[nodiscard]] Array* array() { return std::get_if<Array>(&m_value); }
    [[nodiscard]] Object* object() { return std::get_if<Object>(&m_value); }
    /// Any number; nullptr-like answers are given by `fallback`.
    [[nodiscard]] double number(double fallback = 0) const;
    [[nodiscard]] bool is_number() const;
    /// The string, or `fallback` when this is not one.
    [[nodiscard]] std::string_view text(std::string_view fallback = {}) const;
    /// A member of an object; the null value when absent or when this is no object.
    [[nodiscard]] const Value& operator[](std::string_view name) const;
    /// Sets or adds a member; makes this an object when it is null.
    Value& set(std::string name, Value value);
    bool operator==(const Value&) const = default;

  private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> m_value;
};

/// Refuses what is not RFC 8259 (also invalid UTF-8 and nesting beyond 100), naming `where` and the line.
[[nodiscard]] core::Result<Value> parse(std::string_view text, std::string_view where, long first_line = 1);
/// Compact, one line; numbers in their shortest round-trip form, NaN and infinities as null; invalid UTF-8 replaced.
[[nodiscard]] std::string print(const Value& value);
/// Indented by two spaces, members one a line.
[[nodiscard]] std::string print_pretty(const Value& value);
/// `text` as a JSON string literal, quotes included.
[[nodiscard]] std::string quoted(std::string_view text);
/// What print() would give for one value, at the end of `out`: for writers that build no Value.
void append_quoted(std::string& out, std::string_view text);
void append_number(std::string& out, double number);
void append_number(std::string& out, std::int64_t number);

} // namespace whenabouts::json

#include "json/value.hpp"

#include <algorithm>

namespace whenabouts::json {

namespace {
const Value null_value;
}

double Value::number(double fallback) const {
    if (const auto* v = std::get_if<std::int64_t>(&m_value)) return static_cast<double>(*v);
    if (const auto* v = std::get_if<double>(&m_value)) return *v;
    return fallback;
}

bool Value::is_number() const {
    return std::holds_alternative<std::int64_t>(m_value) || std::holds_alternative<double>(m_value);
}

std::string_view Value::text(std::string_view fallback) const {
    const auto* v = std::get_if<std::string>(&m_value);
    return v != nullptr ? std::string_view(*v) : fallback;
}

const Value& Value::operator[](std::string_view name) const {
    if (const Object* members = object()) {
        for (const auto& [key, value] : *members) {
            if (key == name) return value;
        }
    }
    return null_value;
}

Value& Value::set(std::string name, Value value) {
    if (is_null()) m_value = Object{};
    Object& members = std::get<Object>(m_value);
    const auto at =
        std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.first == name; });
    if (at == members.end())
        members.emplace_back(std::move(name), std::move(value));
    else
        at->second = std::move(value);
    return *this;
}

} // namespace whenabouts::json

#pragma once
#include <string>
#include <string_view>

namespace whenabouts::gazetteer::typed {

/// The value of `name` in "a=1&b=2", still escaped; empty when it is not there.
[[nodiscard]] std::string_view field_of(std::string_view query, std::string_view name);
/// "48%2E5+N" → "48.5 N"; ill-formed escapes stay.
[[nodiscard]] std::string unescaped(std::string_view text);
/// ASCII letters only.
[[nodiscard]] bool equal_any_case(std::string_view a, std::string_view b);
[[nodiscard]] bool starts_with_any_case(std::string_view text, std::string_view start);

} // namespace whenabouts::gazetteer::typed

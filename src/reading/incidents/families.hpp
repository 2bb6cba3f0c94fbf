#pragma once
#include <string_view>

namespace whenabouts::reading {

/// May two mentions with these categories speak of the same incident? "attack" and "missile_strike" may, "flood" and
/// "protest" may not.
[[nodiscard]] bool same_family(std::string_view a, std::string_view b);

/// Two categories that a report does not mix up: an air strike and a rocket attack near each other are two incidents.
[[nodiscard]] bool told_apart(std::string_view a, std::string_view b);

/// How telling a category is among its family: the missile strike names the incident, the killing counts its dead.
[[nodiscard]] int rank_in_family(std::string_view category);

} // namespace whenabouts::reading

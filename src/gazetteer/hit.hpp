#pragma once
#include "gazetteer/index.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace whenabouts::gazetteer {

/// How a name was reached; the order is the order of trust.
enum class Route : std::uint8_t { exact, stripped, romanised, prefix, similar };

/// A place that a query may mean.
struct Hit {
    Entity entity = 0;
    std::uint32_t name = 0;  ///< number of the name that matched
    std::uint16_t layer = 0; ///< the gazetteer that has it: 0 = the built-in one
    bool derived = false;    ///< matched by a further key of that name, not by the name itself
    Route route = Route::exact;
    std::uint8_t edits = 0;         ///< letters that differ
    bool first_differs = false;     ///< the first letter is among them
    std::uint32_t hint = 0;         ///< kinds told by generic words of the query, as bits; 0 = none
    std::uint32_t contained = 0;    ///< how many of the named containers hold it
    bool missing_container = false; ///< a named container does not hold it
    bool other_kind = false;        ///< generic words of the query tell a kind that it is not
    double weight = 0;              ///< natural logarithm of its odds, up to a constant
};

[[nodiscard]] inline std::uint32_t kind_bit(core::PlaceKind kind) {
    return std::uint32_t{1} << static_cast<unsigned>(kind);
}

} // namespace whenabouts::gazetteer

#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace whenabouts::core {

/// A condition on the members of an incident, as typed after `--where`: what SQL's WHERE knows of comparisons, AND, OR,
/// NOT, IN, LIKE, BETWEEN and IS NULL, and nothing else: no functions, no sub-queries, no way out of it. Comparisons
/// with a member that is not stated hold neither way, as in SQL.
struct Filter {
    enum class Op : std::uint8_t {
        both,     ///< all parts hold
        either,   ///< one of the parts holds
        negation, ///< the one part does not hold
        equal,    ///< field = value
        unequal,  ///< field <> value
        less,     ///< field < value
        less_or_equal,
        greater,
        greater_or_equal,
        like,   ///< text with % (any letters) and _ (one letter), without regard to case of Latin letters
        one_of, ///< field is one of the values
        absent  ///< field is not stated
    };
    using Literal = std::variant<std::int64_t, double, std::string>;
    Op op = Op::both;
    std::string field; ///< a name of filter_fields(), or "extra.NAME": a member of `extra`
    std::vector<Literal> values;
    std::vector<Filter> parts;
    bool operator==(const Filter&) const = default;
};

/// Names that a filter may use, in the order of GeoJSON's members, with what they stand for where that is another
/// name ("status" is "workflow").
struct FilterField {
    std::string_view name, column;
};
[[nodiscard]] const std::vector<FilterField>& filter_fields();

/// Refused (wrong usage) with the place in the text, 1-based, and what was expected there: unknown fields, unfinished
/// text, nesting beyond 50, more than 10,000 characters.
[[nodiscard]] Result<Filter> parse_filter(std::string_view text);

} // namespace whenabouts::core

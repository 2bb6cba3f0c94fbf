#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// "NAME, CONTAINER, CONTAINER": views into the query, trimmed.
struct QueryParts {
    std::string_view name;
    std::vector<std::string_view> containers;
};
/// Without the blanks and line ends on either side.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Splits at commas of any script and semicolons; empty parts and postal codes are left out.
[[nodiscard]] QueryParts split_query(std::string_view query);
/// The last container as the name, the name as a container: "Ukraine, Kyiv".
[[nodiscard]] QueryParts reversed_parts(const QueryParts& parts);
/// The name without a bracketed part: "Halle (Saale)" → "Halle "; empty when there is none or nothing else is left.
[[nodiscard]] std::string without_brackets(std::string_view name);

} // namespace whenabouts::gazetteer

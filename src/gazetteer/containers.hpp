#pragma once
#include "gazetteer/hit.hpp"
#include "gazetteer/matcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// What a container named in a query ("…, Ukraine", "…, CA") may be.
using Container = std::vector<Entity>;

/// Countries, regions, districts, areas and big cities of that name or code.
[[nodiscard]] Container find_container(const Index& index, std::string_view name);
/// Whether a place lies in one of them.
[[nodiscard]] bool is_inside(const Index& index, Entity place, const Container& container);
/// Counts for each hit the containers that hold it; marks those that some container does not hold.
void apply_containers(const Index& index, const std::vector<Container>& containers, std::vector<Hit>& hits);

} // namespace whenabouts::gazetteer

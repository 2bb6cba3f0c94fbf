#include "viewer/model/filter.hpp"

#include <algorithm>

namespace whenabouts::viewer {

std::shared_ptr<const Passing> passing(const std::shared_ptr<const Catalogue>& catalogue, const Filter& filter) {
    const timeline::Columns& columns = *catalogue->columns;
    if (!filter.active()) return std::make_shared<Passing>(catalogue->columns);
    std::vector<std::uint8_t> wanted;
    for (const std::uint16_t number : catalogue->number_of)
        wanted.push_back(filter.hidden.contains(catalogue->categories[number].code) ? 0 : 1);
    std::vector<std::uint8_t> flags(columns.size(), filter.found ? 0 : 1);
    if (filter.found)
        for (const std::int64_t id : *filter.found)
            if (const auto row = catalogue->row_of(id)) flags[*row] = 1;
    for (std::size_t row = 0; row < flags.size(); ++row)
        flags[row] = static_cast<std::uint8_t>(flags[row] & wanted[columns.category_numbers()[row]]);
    return std::make_shared<Passing>(catalogue->columns, std::move(flags));
}

} // namespace whenabouts::viewer

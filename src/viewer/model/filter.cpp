#include "viewer/model/filter.hpp"

#include <algorithm>

namespace whenabouts::viewer {

std::shared_ptr<const Passing> passing(const std::shared_ptr<const Catalogue>& catalogue, const Filter& filter) {
    auto result = std::make_shared<Passing>();
    if (!filter.active()) {
        result->count = catalogue->incidents.size();
        result->incidents = {catalogue, &catalogue->incidents}; // shares the catalogue's life
        return result;
    }
    auto incidents = std::make_shared<std::vector<core::Incident>>();
    for (std::size_t row = 0; row < catalogue->incidents.size(); ++row) {
        const core::Incident& incident = catalogue->incidents[row];
        const bool shown =
            !filter.hidden.contains(catalogue->categories[catalogue->category_of[row]].code) &&
            (!filter.found || std::binary_search(filter.found->begin(), filter.found->end(), incident.id));
        result->kept.push_back(shown ? 1 : 0);
        if (shown) incidents->push_back(incident);
    }
    result->count = incidents->size();
    result->incidents = std::move(incidents);
    return result;
}

} // namespace whenabouts::viewer

#pragma once
#include "viewer/model/catalogue.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace whenabouts::viewer {

/// What is left out besides time: categories switched off, and what a search did not find.
struct Filter {
    std::set<std::string> hidden;                   ///< category codes
    std::string search;                             ///< as typed
    std::optional<std::vector<std::int64_t>> found; ///< ids that the store found for `search`, sorted; none = no search
    [[nodiscard]] bool active() const { return !hidden.empty() || found.has_value(); }
    bool operator==(const Filter&) const = default;
};

/// The rows of the catalogue that pass.
using Passing = timeline::KeptRows;
[[nodiscard]] std::shared_ptr<const Passing> passing(const std::shared_ptr<const Catalogue>& catalogue,
                                                     const Filter& filter);

} // namespace whenabouts::viewer

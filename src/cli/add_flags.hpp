#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace whenabouts::cli {

/// What was typed after `add`.
struct AddFlags {
    std::string store;
    std::string title, summary, when, place, at, category = "unclassified", status = "todo",
                                                 verification = "unverified";
    std::optional<double> radius_m;
    std::vector<std::string> sources, quotes, tags, actors;
    std::string source_title, publisher, published, zone, killed, injured, origin, origin_id, why;
    std::optional<int> confidence;
    bool json = false;
};

/// The incident that the flags describe. Says on standard error which place was taken and what else it could have been;
/// an unknown place gives an unlocated incident that keeps the words.
[[nodiscard]] core::Result<core::Incident> incident_of(const AddFlags& flags);

} // namespace whenabouts::cli

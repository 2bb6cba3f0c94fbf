#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace whenabouts::cli {

/// What was typed after `edit`; what was not typed stays as it is.
struct EditFlags {
    std::string store;
    std::vector<std::string> ids;
    std::optional<std::string> title, summary, when, place, at, category, status, verification, killed, injured, zone,
        publish;
    std::optional<double> radius_m;
    std::optional<int> confidence;
    std::vector<std::string> tags, added_tags, removed_tags; ///< `tags` replaces all
    std::vector<std::string> actors;                         ///< replace all
    std::vector<std::string> sources, quotes, removed_sources;
    std::string source_title, publisher, published;
    std::vector<std::string> cleared; ///< names of fields to be emptied
    std::optional<std::int64_t> revision;
    bool restore = false; ///< bring a removed incident back
    std::string why;
    bool json = false;
};

void add_edit_options(CLI::App& command, EditFlags& flags);

/// Puts the flags over an incident. Says on standard error which place was taken.
[[nodiscard]] core::Result<void> apply(const EditFlags& flags, core::Incident& incident);

} // namespace whenabouts::cli

#include "cli/add_flags.hpp"

#include "cli/query_flags.hpp"
#include "cli/typed_fields.hpp"
#include "cli/typed_place.hpp"
#include "core/data_folder.hpp"
#include "taxonomy/taxonomy.hpp"

namespace whenabouts::cli {

core::Result<core::Incident> incident_of(const AddFlags& flags) {
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());
    if (!taxonomy->knows(flags.category)) return unknown_category(flags.category, *taxonomy);

    core::Incident incident;
    incident.title = flags.title;
    incident.summary = flags.summary;
    incident.category = flags.category;
    auto span = span_of(flags.when);
    if (!span) return tl::make_unexpected(span.error());
    incident.when.span = std::move(*span);
    incident.when.method = "manual";
    if (auto done = locate({flags.store, flags.place, flags.at, flags.radius_m}, incident); !done)
        return tl::make_unexpected(done.error());
    if (!flags.zone.empty()) incident.when.zone = flags.zone;
    if (auto done = append_sources({flags.sources, flags.quotes, flags.source_title, flags.publisher, flags.published},
                                   incident);
        !done)
        return tl::make_unexpected(done.error());
    auto actors = actors_of(flags.actors);
    if (!actors) return tl::make_unexpected(actors.error());
    incident.actors = std::move(*actors);
    auto killed = people_of("--killed", flags.killed);
    if (!killed) return tl::make_unexpected(killed.error());
    auto injured = people_of("--injured", flags.injured);
    if (!injured) return tl::make_unexpected(injured.error());
    incident.killed = *killed;
    incident.injured = *injured;
    incident.workflow = flags.status;
    incident.verification = flags.verification;
    incident.confidence = flags.confidence;
    incident.tags = flags.tags;
    if (!flags.origin.empty()) incident.origin = flags.origin;
    incident.origin_id = flags.origin_id;
    return incident;
}

} // namespace whenabouts::cli

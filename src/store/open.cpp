#include "store/geopackage_store.hpp"
#include "store/store.hpp"

#include <cstdlib>
#include <string_view>

namespace whenabouts::store {

core::Result<std::vector<core::Incident>> Store::find(const core::Query& query) const {
    std::vector<core::Incident> found;
    auto done = visit(query, [&found](const core::Incident& incident) {
        found.push_back(incident);
        return true;
    });
    if (!done) return tl::make_unexpected(done.error());
    return found;
}

core::Result<void> Store::change(const core::Incident& incident, const Author& author) {
    return change({&incident, 1}, author);
}

core::Result<void> Store::remove(std::int64_t id, const Author& author) {
    return remove({&id, 1}, author);
}

Journal usual_journal() {
    const char* const said = std::getenv("WHENABOUTS_JOURNAL"); // NOLINT(concurrency-mt-unsafe): nobody sets it here
    return said != nullptr && std::string_view(said) == "live" ? Journal::live : Journal::document;
}

core::Result<std::unique_ptr<Store>> open(const std::string& location, Mode mode, const taxonomy::Taxonomy* taxonomy,
                                          Journal journal) {
    if (location.starts_with("postgresql://") || location.starts_with("postgres://"))
        return core::bad_usage("stores in PostgreSQL are not built yet", "give the path of a .gpkg file");
    if (location.empty()) return core::bad_usage("the path of the store is empty", "give the path of a .gpkg file");
    return GeopackageStore::open(location, mode, taxonomy, journal);
}

} // namespace whenabouts::store

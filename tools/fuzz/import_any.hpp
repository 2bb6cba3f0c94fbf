#pragma once
#include "exchange/geojson_reader.hpp"
#include "exchange/geojson_writer.hpp"
#include "exchange/import/importer.hpp"
#include "memory_file.hpp"
#include "json/value.hpp"

namespace fuzz {

/// Reads the bytes to their end as `import` does. What becomes an incident can be written and read again; what does not
/// has a reason. Assets are those of the folder it is run in.
inline void import_any(const std::uint8_t* bytes, std::size_t size, whenabouts::exchange::ImportOptions options) {
    using namespace whenabouts;
    static const auto taxonomy = taxonomy::Taxonomy::load("assets").value();
    static const auto profile = exchange::Profile::load("assets/import/generic.json").value();
    static const auto words = reading::DateReader::load("assets/lexicons").value();
    exchange::CategoryWords categories(taxonomy, profile);
    static auto countries = exchange::CountryWords::load("assets", {}).value();
    const MemoryFile holder(bytes, size);
    const auto file = exchange::InputFile::open(holder.path());
    if (!file) std::abort();
    options.rules.origin = "fuzz";
    auto importer = exchange::Importer::open(*file, options, {profile, taxonomy, categories, countries, &words});
    if (!importer) {
        if (importer.error().message().empty()) std::abort();
        return;
    }
    while (true) {
        core::Incident incident;
        exchange::Rejected rejected;
        const auto outcome = (*importer)->next(incident, rejected);
        if (!outcome || *outcome == exchange::Outcome::end) break;
        if (*outcome == exchange::Outcome::rejected) {
            if (rejected.reason.empty()) std::abort();
            continue;
        }
        const auto text = exchange::feature_text(incident, taxonomy[incident.category], exchange::Digits::all);
        const auto feature = json::parse(text, "what was written");
        if (!feature) std::abort();
        const auto again = exchange::incident_of_feature(*feature);
        if (!again || again->title != incident.title || again->when.span.edtf() != incident.when.span.edtf())
            std::abort();
    }
    static_cast<void>((*importer)->notes());
    static_cast<void>((*importer)->mapping().to_json());
}

} // namespace fuzz

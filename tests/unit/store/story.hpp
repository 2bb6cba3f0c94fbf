#pragma once
#include "core/incident.hpp"
#include "store/store.hpp"
#include "taxonomy/taxonomy.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <unistd.h>

namespace story {

using namespace whenabouts;
namespace fs = std::filesystem;

/// A scratch folder that goes away with the test.
struct Folder {
    fs::path path;
    Folder() {
        std::string form = (fs::temp_directory_path() / "whenabouts-store-XXXXXX").string();
        REQUIRE(::mkdtemp(form.data()) != nullptr);
        path = form;
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file(const char* name = "case.gpkg") const { return (path / name).string(); }
};

inline const taxonomy::Taxonomy& categories() {
    static const auto loaded = taxonomy::Taxonomy::load(fs::path(WHENABOUTS_SOURCE_DIR) / "assets").value();
    return loaded;
}

inline const store::Author author{"a tester", "unit test", ""};

/// The first incident of the sample article, as the reader proposes it.
inline core::Incident missile() {
    core::Incident incident;
    incident.title = "Ballistic missile lands in an open field";
    incident.category = "missile_strike";
    incident.when = {core::TimeSpan::parse("2023-12-30").value(), "Europe/Kyiv", "stated"};
    incident.where.position = core::LonLat{35.75, 47.25};
    incident.where.precision = core::PlacePrecision::adm1;
    incident.where.radius_m = 93'000;
    incident.where.text = "the Zaporizhzhia region";
    incident.where.name = "Zaporizhzhia Oblast";
    incident.where.place_id = "geonames:687699";
    incident.where.country = "UA";
    incident.where.method = "geocoded";
    incident.actors = {{"Russia", "alleged_perpetrator", true}, {"North Korea", "supplier", true}};
    incident.killed.best = 0;
    incident.confidence = 60;
    incident.tags = {"ballistic-missile", "dprk-supplied"};
    incident.quality = {"casualties_not_stated"};
    incident.workflow = "proposed";
    incident.verification = "reported";
    incident.origin = "text";
    incident.origin_id = "article-1/incident-1";
    incident.extra = R"({"weapon":"ballistic missile"})";
    core::Source source;
    source.uid = "4185913c-b571-55e9-baad-20a248079318";
    source.kind = "news";
    source.url = "https://www.example.org/news/?id=7&utm_source=x";
    source.title = "A statement";
    source.published = "2024-01-09";
    source.text = "One landed in an open field in the Zaporizhzhia region.";
    incident.sources = {source};
    core::Evidence evidence;
    evidence.source_uid = source.uid;
    evidence.supports = "where";
    evidence.quote = "landed in an open field";
    evidence.start = 4;
    evidence.end = 27;
    evidence.method = "rule";
    evidence.score = 0.93;
    incident.evidence = {evidence};
    return incident;
}

inline core::Incident plain(std::string title, const char* edtf = "XXXX") {
    core::Incident incident;
    incident.title = std::move(title);
    incident.when.span = core::TimeSpan::parse(edtf).value();
    return incident;
}

inline core::Incident at(core::Incident incident, double lon, double lat) {
    incident.where.position = core::LonLat{lon, lat};
    incident.where.precision = core::PlacePrecision::settlement;
    incident.where.radius_m = 5000;
    return incident;
}

inline std::unique_ptr<store::Store> opened_store(const std::string& path, store::Mode mode = store::Mode::write) {
    auto opened = store::open(path, mode, &categories());
    if (!opened) FAIL(opened.error().message());
    return std::move(*opened);
}

template <class T>
T must(core::Result<T> result) {
    if (!result) FAIL(result.error().message());
    return std::move(*result);
}
inline void must(core::Result<void> result) {
    if (!result) FAIL(result.error().message());
}

} // namespace story

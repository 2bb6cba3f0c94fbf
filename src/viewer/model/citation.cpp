#include "viewer/model/citation.hpp"

#include "exchange/geojson_writer.hpp"
#include "viewer/model/words.hpp"
#include "json/value.hpp"

#include <fmt/format.h>

namespace whenabouts::viewer {

std::string coordinates_text(const core::Incident& incident) {
    if (!incident.where.position) return {};
    return fmt::format("{},{}", incident.where.position->lon, incident.where.position->lat);
}

std::string citation(const core::Incident& incident) {
    std::string text =
        fmt::format("{}. {}, {}.", incident.title, when_words(incident.when), where_words(incident.where));
    for (const core::Source& source : incident.sources) {
        text += " " + source_name(source);
        const std::string detail = source_detail(source);
        if (!detail.empty()) text += ", " + detail;
        if (!source.url.empty() && source.url != source_name(source)) text += ", " + source.url;
        text += ".";
    }
    return text;
}

std::string geojson_text(const core::Incident& incident, const taxonomy::Category& category) {
    return exchange::feature_text(incident, category);
}

std::string source_name(const core::Source& source) {
    if (!source.title.empty()) return source.title;
    if (!source.publisher.empty()) return source.publisher;
    return source.url.empty() ? "Source without a name" : source.url;
}

std::string source_detail(const core::Source& source) {
    std::string text;
    if (!source.title.empty()) text = source.publisher;
    if (source.published.empty()) return text;
    const auto published = core::TimeSpan::parse(source.published);
    const std::string date = published ? core::describe(*published) : source.published;
    return text.empty() ? date : text + " · " + date;
}

} // namespace whenabouts::viewer

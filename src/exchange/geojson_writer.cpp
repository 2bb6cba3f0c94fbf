#include "exchange/geojson_writer.hpp"

#include "exchange/members.hpp"

#include <utility>

namespace whenabouts::exchange {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

std::string opening(const Collection& collection) {
    std::string out = "{\n\"type\":\"FeatureCollection\",\n\"name\":" + json::quoted(collection.name);
    for (const auto& [member, text] : {std::pair<const char*, const std::string&>{"generator", collection.generator},
                                       {"attribution", collection.attribution},
                                       {"viewpoint", collection.viewpoint}})
        if (!text.empty()) out.append(",\n\"").append(member).append("\":").append(json::quoted(text));
    return out + ",\n\"features\":[";
}

} // namespace

json::Value feature_of(const core::Incident& incident, const taxonomy::Category& category) {
    json::Value geometry;
    if (incident.where.position) {
        const core::LonLat at = rounded_position(incident.where);
        geometry = json::Value::Object{{"type", "Point"}, {"coordinates", json::Value::Array{at.lon, at.lat}}};
    }
    return json::Value::Object{{"type", "Feature"},
                               {"id", incident.uid},
                               {"geometry", std::move(geometry)},
                               {"time", time_member(incident.when.span)},
                               {"properties", properties_of(incident, category)}};
}

GeoJsonWriter::GeoJsonWriter(Sink sink, const taxonomy::Taxonomy& taxonomy, Collection collection, bool lines)
    : m_sink(std::move(sink)), m_taxonomy(&taxonomy), m_collection(std::move(collection)), m_lines(lines) {
    if (!m_lines) m_buffer = opening(m_collection);
}

core::Result<void> GeoJsonWriter::write(const core::Incident& incident) {
    if (!m_lines) m_buffer += m_written > 0 ? ",\n" : "\n";
    m_buffer += json::print(feature_of(incident, (*m_taxonomy)[incident.category]));
    if (m_lines) m_buffer += '\n';
    ++m_written;
    return flush(buffer_size);
}

core::Result<void> GeoJsonWriter::finish() {
    if (!m_lines) m_buffer += "\n]\n}\n";
    return flush(0);
}

core::Result<void> GeoJsonWriter::flush(std::size_t at_least) {
    if (m_buffer.size() < at_least) return {};
    auto done = m_sink(m_buffer);
    m_buffer.clear();
    return done;
}

} // namespace whenabouts::exchange

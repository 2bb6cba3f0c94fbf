#include "exchange/geojson_writer.hpp"

#include <utility>

namespace whenabouts::exchange {

namespace {

std::string opening(const Collection& collection) {
    std::string out = "{\n\"type\":\"FeatureCollection\",\n\"name\":" + json::quoted(collection.name);
    for (const auto& [member, text] : {std::pair<const char*, const std::string&>{"generator", collection.generator},
                                       {"attribution", collection.attribution},
                                       {"viewpoint", collection.viewpoint}})
        if (!text.empty()) out.append(",\n\"").append(member).append("\":").append(json::quoted(text));
    return out + ",\n\"features\":[";
}

/// Members straight into the buffer. Names are plain words: they need no escaping.
class Properties final : public MemberSink {
  public:
    explicit Properties(std::string& out) : m_out(&out) {}
    void null(std::string_view name) override { begin(name) += "null"; }
    void text(std::string_view name, std::string_view value) override { json::append_quoted(begin(name), value); }
    void number(std::string_view name, std::int64_t value) override { json::append_number(begin(name), value); }
    void number(std::string_view name, double value) override { json::append_number(begin(name), value); }
    void json(std::string_view name, std::string_view value) override { begin(name) += value; }

  private:
    std::string& begin(std::string_view name) {
        m_out->append(std::exchange(m_first, false) ? "\"" : ",\"");
        return m_out->append(name).append("\":");
    }
    std::string* m_out;
    bool m_first = true;
};

void append_feature(std::string& out, const core::Incident& incident, const taxonomy::Category& category,
                    Digits digits) {
    out += R"({"type":"Feature","id":)";
    json::append_quoted(out, incident.uid);
    out += R"(,"geometry":)";
    if (incident.where.position) {
        const core::LonLat at = written_position(incident.where, digits);
        out += R"({"type":"Point","coordinates":[)";
        json::append_number(out, at.lon);
        out += ',';
        json::append_number(out, at.lat);
        out += "]}";
    } else {
        out += "null";
    }
    out += R"(,"time":)";
    append_time_member(out, incident.when.span);
    out += R"(,"properties":{)";
    Properties members(out);
    visit_members(incident, category, members);
    out += "}}";
}

} // namespace

std::string feature_text(const core::Incident& incident, const taxonomy::Category& category, Digits digits) {
    std::string out;
    append_feature(out, incident, category, digits);
    return out;
}

GeoJsonWriter::GeoJsonWriter(Sink sink, const taxonomy::Taxonomy& taxonomy, const Collection& collection, bool lines,
                             Digits digits)
    : IncidentWriter(std::move(sink)), m_taxonomy(&taxonomy), m_lines(lines), m_digits(digits) {
    if (!m_lines) buffer() = opening(collection);
}

void GeoJsonWriter::append(const core::Incident& incident) {
    std::string& out = buffer();
    if (!m_lines) out += written() > 0 ? ",\n" : "\n";
    append_feature(out, incident, (*m_taxonomy)[incident.category], m_digits);
    if (m_lines) out += '\n';
}

void GeoJsonWriter::append_end() {
    if (!m_lines) buffer() += "\n]\n}\n";
}

} // namespace whenabouts::exchange

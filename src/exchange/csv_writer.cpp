#include "exchange/csv_writer.hpp"

#include "exchange/csv_row.hpp"

namespace whenabouts::exchange {

namespace {

/// The header's names.
class Names final : public MemberSink {
  public:
    explicit Names(std::string& out) : m_out(&out) {}
    void null(std::string_view name) override { m_out->append(",").append(name); }
    void text(std::string_view name, std::string_view /*value*/) override { null(name); }
    void number(std::string_view name, std::int64_t /*value*/) override { null(name); }
    void number(std::string_view name, double /*value*/) override { null(name); }
    void json(std::string_view name, std::string_view /*value*/) override { null(name); }

  private:
    std::string* m_out;
};

class Cells final : public MemberSink {
  public:
    explicit Cells(std::string& out) : m_out(&out) {}
    void null(std::string_view /*name*/) override { *m_out += ','; }
    void text(std::string_view /*name*/, std::string_view value) override { append_csv_field(*m_out += ',', value); }
    void number(std::string_view /*name*/, std::int64_t value) override { json::append_number(*m_out += ',', value); }
    void number(std::string_view /*name*/, double value) override { json::append_number(*m_out += ',', value); }
    void json(std::string_view name, std::string_view value) override {
        if (value == "[]")
            null(name);
        else
            append_csv_field(*m_out += ',', value);
    }

  private:
    std::string* m_out;
};

} // namespace

CsvWriter::CsvWriter(Sink sink, const taxonomy::Taxonomy& taxonomy, Digits digits)
    : IncidentWriter(std::move(sink)), m_taxonomy(&taxonomy), m_digits(digits) {
    std::string& out = buffer();
    out = "id,lon,lat";
    Names names(out);
    visit_members({}, taxonomy["unclassified"], names);
    out += '\n';
}

void CsvWriter::append(const core::Incident& incident) {
    std::string& out = buffer();
    append_csv_field(out, incident.uid);
    if (incident.where.position) {
        const core::LonLat at = written_position(incident.where, m_digits);
        json::append_number(out += ',', at.lon);
        json::append_number(out += ',', at.lat);
    } else {
        out += ",,";
    }
    Cells cells(out);
    visit_members(incident, (*m_taxonomy)[incident.category], cells);
    out += '\n';
}

} // namespace whenabouts::exchange

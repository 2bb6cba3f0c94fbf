#pragma once
#include "exchange/incident_writer.hpp"
#include "exchange/members.hpp"
#include "taxonomy/taxonomy.hpp"

namespace whenabouts::exchange {

/// Writes incidents as CSV (RFC 4180, UTF-8, line feeds) under a header: id, lon, lat, then the members of GeoJSON's
/// properties; lists and objects as JSON. Text that a spreadsheet would run as a formula is shielded
/// (csv_row.hpp); our own reader takes the shield away again.
class CsvWriter final : public IncidentWriter {
  public:
    /// The taxonomy must outlive the writer.
    CsvWriter(Sink sink, const taxonomy::Taxonomy& taxonomy, Digits digits = Digits::honest);

  private:
    void append(const core::Incident& incident) override;
    const taxonomy::Taxonomy* m_taxonomy;
    Digits m_digits;
};

} // namespace whenabouts::exchange

#pragma once
#include "exchange/incident_writer.hpp"
#include "exchange/members.hpp"
#include "taxonomy/taxonomy.hpp"
#include "json/value.hpp"

#include <string>

namespace whenabouts::exchange {

/// What the collection says about itself.
struct Collection {
    std::string name = "incidents";
    std::string generator;   ///< program, version, schema
    std::string attribution; ///< whose data is in it
    std::string viewpoint;   ///< whose view of disputed territory the place names follow
};

/// Writes incidents as GeoJSON (RFC 7946), one feature a line. An unlocated incident has a null geometry.
class GeoJsonWriter final : public IncidentWriter {
  public:
    /// `lines` writes newline-delimited features without a collection around them. The taxonomy must outlive the
    /// writer.
    GeoJsonWriter(Sink sink, const taxonomy::Taxonomy& taxonomy, const Collection& collection, bool lines = false,
                  Digits digits = Digits::honest);

  private:
    void append(const core::Incident& incident) override;
    void append_end() override;
    const taxonomy::Taxonomy* m_taxonomy;
    bool m_lines;
    Digits m_digits;
};

/// One feature as compact JSON text.
[[nodiscard]] std::string feature_text(const core::Incident& incident, const taxonomy::Category& category,
                                       Digits digits = Digits::honest);

} // namespace whenabouts::exchange

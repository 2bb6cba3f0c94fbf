#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "taxonomy/taxonomy.hpp"
#include "json/value.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace whenabouts::exchange {

/// Takes finished bytes: an output file, standard output, a string.
using Sink = std::function<core::Result<void>(std::string_view)>;

/// What the collection says about itself.
struct Collection {
    std::string name = "incidents";
    std::string generator;   ///< program, version, schema
    std::string attribution; ///< whose data is in it
    std::string viewpoint;   ///< whose view of disputed territory the place names follow
};

/// Writes incidents as GeoJSON (RFC 7946), one feature a line, without holding more than one. Coordinates carry no more
/// decimals than the radius allows; an unlocated incident has a null geometry. The same incidents give the same bytes.
class GeoJsonWriter {
  public:
    /// `lines` writes newline-delimited features without a collection around them. The taxonomy must outlive the
    /// writer.
    GeoJsonWriter(Sink sink, const taxonomy::Taxonomy& taxonomy, Collection collection, bool lines = false);
    [[nodiscard]] core::Result<void> write(const core::Incident& incident);
    /// Closes the collection; an empty one is valid too.
    [[nodiscard]] core::Result<void> finish();
    [[nodiscard]] std::int64_t written() const { return m_written; }

  private:
    core::Result<void> flush(std::size_t at_least);
    Sink m_sink;
    const taxonomy::Taxonomy* m_taxonomy;
    Collection m_collection;
    bool m_lines;
    std::int64_t m_written = 0;
    std::string m_buffer;
};

/// One feature.
[[nodiscard]] json::Value feature_of(const core::Incident& incident, const taxonomy::Category& category);

} // namespace whenabouts::exchange

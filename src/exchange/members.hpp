#pragma once
#include "core/incident.hpp"
#include "taxonomy/taxonomy.hpp"
#include "json/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace whenabouts::exchange {

/// Decimals that a position deserves: no more than its radius allows (below 10 m six, 1 km four, 10 km three, else
/// two).
[[nodiscard]] int coordinate_decimals(const core::Where& where);
/// Rounded to that many decimals.
[[nodiscard]] core::LonLat rounded_position(const core::Where& where);

/// Whether positions are written as exactly as their radius allows, or to the last digit that the store has.
enum class Digits : std::uint8_t { honest, all };
[[nodiscard]] core::LonLat written_position(const core::Where& where, Digits digits);

/// Takes the members of an incident one by one: what a format does with them.
class MemberSink {
  public:
    virtual ~MemberSink() = default;
    virtual void null(std::string_view name) = 0;
    virtual void text(std::string_view name, std::string_view value) = 0;
    virtual void number(std::string_view name, std::int64_t value) = 0;
    virtual void number(std::string_view name, double value) = 0;
    /// A list or an object as compact JSON text.
    virtual void json(std::string_view name, std::string_view value) = 0;
};

/// The members as they stand in GeoJSON's `properties` (model.md, 2.4), always the same in the same order: every
/// column, then sources, evidence, actors, extra, and simplestyle's marker-color and marker-symbol.
void visit_members(const core::Incident& incident, const taxonomy::Category& category, MemberSink& sink);

/// visit_members() as an object.
[[nodiscard]] json::Value::Object properties_of(const core::Incident& incident, const taxonomy::Category& category);

/// OGC JSON-FG's `time`: {"date"}, {"timestamp"} or {"interval":[from, to]} with ".." for an open end; days are
/// inclusive as there; null when the time is not known.
[[nodiscard]] json::Value time_member(const core::TimeSpan& span);
/// The same as text, at the end of `out`.
void append_time_member(std::string& out, const core::TimeSpan& span);

/// id, lon, lat, then the properties: one flat object, as `list --json` prints it.
[[nodiscard]] json::Value flat_object(const core::Incident& incident, const taxonomy::Category& category);

} // namespace whenabouts::exchange

#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "sql/statement.hpp"
#include "store/row_writer.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whenabouts::store {

/// check_incident() with the store's name in its message.
[[nodiscard]] core::Result<void> require_sound(const core::Incident& incident, const std::string& store);

/// How far, metres, the true spot may lie from a point of this precision when nobody said it: UCDP's and Atlos'
/// practice.
[[nodiscard]] double usual_radius_m(core::PlacePrecision precision);

/// Every column but fid, uid, code, rev, created_at, import_id.
[[nodiscard]] Fields fields_of(const core::Incident& incident, std::string_view now);

/// The columns that read_incident() expects, in its order, of the table under the name "i".
[[nodiscard]] std::string incident_columns();
/// The same with NULL in place of all but number, place and time: what counting needs.
[[nodiscard]] std::string outline_columns();
/// Without actors, evidence and sources. A located row that another program left without precision or radius gets the
/// widest reading: "vicinity", 1 km.
[[nodiscard]] core::Incident read_incident(const sql::Statement& row);

/// Reads many rows: remembers how dates read (a million incidents have a few thousand), and fills what it is given, so
/// that no text needs new room. Not thread-safe.
class IncidentReader {
  public:
    /// As read_incident(); `incident` may hold another one before, of which nothing stays.
    void read(const sql::Statement& row, core::Incident& incident);

  private:
    const core::TimeSpan& span_of(const sql::Statement& row);
    std::unordered_map<std::string, core::TimeSpan> m_spans;
    std::string m_key;
};

/// "a,b" → {"a","b"}; blanks around words dropped.
[[nodiscard]] std::vector<std::string> split_list(std::string_view list);
[[nodiscard]] std::string join_list(const std::vector<std::string>& words);

} // namespace whenabouts::store

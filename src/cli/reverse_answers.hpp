#pragma once
#include "gazetteer/gazetteer.hpp"
#include "json/value.hpp"

#include <string>
#include <vector>

namespace whenabouts::cli {

/// "8.2 km NE of Zaporizhzhya": the nearest settlement as a person says it; the settlement's name within it; empty when
/// none is known.
[[nodiscard]] std::string nearest_words(const gazetteer::Location& location);
/// "8.2 km NE of Zaporizhzhya, Zaporizhzhia Oblast, Ukraine  Europe/Kyiv", "in the Black Sea, 57 km from the coast of
/// Ukraine, 60 km S of Odesa  Etc/GMT-2".
[[nodiscard]] std::string location_words(const gazetteer::Location& location);
[[nodiscard]] json::Value location_json(core::LonLat point, const gazetteer::Location& location);
/// The columns of the CSV form, the first two being the position, and their values.
[[nodiscard]] const std::vector<std::string>& reverse_columns();
[[nodiscard]] std::vector<std::string> reverse_fields(core::LonLat point, const gazetteer::Location& location);

} // namespace whenabouts::cli

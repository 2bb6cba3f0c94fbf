#pragma once
#include "core/incident.hpp"
#include "store/store.hpp"

#include <string>

namespace whenabouts::cli {

/// "93 km", "350 m", "1.2 km".
[[nodiscard]] std::string distance_words(double metres);
/// "Kharkiv ± 9 km", "somewhere in Zaporizhzhia Oblast", or "not located (somewhere in the east)".
[[nodiscard]] std::string place_words(const core::Where& where);
/// "2 of 7 incidents · 1 unlocated · 3 without a place left out": what a list shows and hides.
[[nodiscard]] std::string tally_words(const store::Tally& tally);
/// "2 of 7 incidents written, 5 left out: 3 without a place, 2 outside the query".
[[nodiscard]] std::string written_words(std::int64_t written, const store::Tally& tally);
/// "1 incident", "2 incidents".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view one, std::string_view many);

} // namespace whenabouts::cli

#pragma once
#include "core/place.hpp"
#include "core/result.hpp"
#include "gazetteer/gazetteer.hpp"
#include "json/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::cli {

/// Opens the installed gazetteer as seen from a viewpoint; with a store, the names pinned in it come first.
[[nodiscard]] core::Result<gazetteer::Gazetteer> open_gazetteer(std::string_view viewpoint,
                                                                const std::string& store = {});
/// A position typed on the command line, refused (exit status 2) with the option's name when it is none. Says on
/// standard error when the order was guessed from the range.
[[nodiscard]] core::Result<core::LonLat> typed_position(std::string_view text, std::string_view option);

/// A candidate with the keys that cli.md fixes.
[[nodiscard]] json::Value to_json(const core::Candidate& candidate);
/// [west, south, east, north] in degrees, as RFC 7946 has it; null for none.
[[nodiscard]] json::Value box_json(const std::optional<core::Box>& box);
/// "N", "NNE" … of 16 points.
[[nodiscard]] std::string_view compass_point(double bearing_deg);

} // namespace whenabouts::cli

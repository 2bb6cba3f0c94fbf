#pragma once
#include "cli/command.hpp"
#include "core/result.hpp"
#include "gazetteer/gazetteer.hpp"

#include <optional>
#include <string>

namespace whenabouts::cli {

/// The names pinned in a store, put into the gazetteer: they come first in every look-up. A store that does not exist
/// yet has none.
[[nodiscard]] core::Result<void> use_pins(const std::string& store, gazetteer::Gazetteer& gazetteer);

/// The subcommands `pin`, `pins` and `unpin` of `gazetteer`.
void add_pin_commands(CLI::App& parent, Chosen& chosen);

// What `gazetteer pin`, `pins` and `unpin` do. Each prints its answer.

/// `at` is a position in any notation. Without `radius_m` the position's own counts, at least 100 m.
[[nodiscard]] core::Result<void> pin_name(const std::string& store, const std::string& name, const std::string& at,
                                          std::optional<double> radius_m, const std::string& note);
/// A table of name, position, radius and note; or one JSON document.
[[nodiscard]] core::Result<void> list_pins(const std::string& store, bool as_json);
[[nodiscard]] core::Result<void> unpin_name(const std::string& store, const std::string& name, const std::string& why);

} // namespace whenabouts::cli

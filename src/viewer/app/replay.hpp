#pragma once
#include "core/result.hpp"
#include "viewer/viewer.hpp"

namespace whenabouts::viewer {

/// Plays Options::replay into a window that exists only in memory; pictures go to Options::shots.
[[nodiscard]] core::Result<void> replay(const Options& options);
/// A real window until it is closed.
[[nodiscard]] core::Result<void> open_window(const Options& options);

} // namespace whenabouts::viewer

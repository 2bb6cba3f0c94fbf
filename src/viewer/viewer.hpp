#pragma once
#include "core/box.hpp"
#include "core/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace whenabouts::viewer {

/// How the window is opened.
struct Options {
    std::string store;               ///< a file or database; empty = none
    std::string when;                ///< EDTF to open the time line at; empty = all times
    std::optional<core::Box> within; ///< where to open the map; none = at the incidents
    std::string theme;               ///< light, dark; empty = as last time
    std::string renderer;            ///< who puts the map together: cpu, gl; empty = whichever is faster here
    std::filesystem::path replay;    ///< a file of user actions, played without a display; empty = a real window
    std::filesystem::path shots;     ///< the folder that replayed pictures go to
    std::filesystem::path frame_log; ///< milliseconds of each frame, for measuring; empty = none
};

/// Shows the window until it is closed, or plays the actions. Prints nothing; an error says why it could not begin.
[[nodiscard]] core::Result<void> view(const Options& options);

} // namespace whenabouts::viewer

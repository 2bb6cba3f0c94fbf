#pragma once
#include "core/result.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::viewer {

/// One thing a user does. Positions are logical pixels from the window's top-left corner.
struct Action {
    enum class Kind {
        wait,
        settle,
        move,
        press,
        release,
        click,
        right_click,
        double_click,
        drag,
        wheel,
        key,
        type,
        shot,
        size,
        scale
    };
    Kind kind = Kind::wait;
    std::array<double, 4> numbers{}; ///< seconds, positions, notches or a size, as the kind wants
    std::string text;                ///< key name, typed text or picture name
    bool operator==(const Action&) const = default;
};

/// One action a line; empty lines and lines that begin with # are skipped. `where` names the script in errors.
///
///     wait SECONDS · settle · move X Y · press X Y · release · click X Y · right-click X Y · double-click X Y
///     drag X1 Y1 X2 Y2 · wheel N · key [Ctrl+][Shift+][Alt+]NAME · type TEXT · shot NAME · size W H · scale S
[[nodiscard]] core::Result<std::vector<Action>> parse_script(std::string_view text, const std::string& where);

/// A key with its modifiers.
struct KeyChord {
    int key = 0; ///< GLFW's number
    bool ctrl = false, shift = false, alt = false;
};
/// "Ctrl+F", "Left", "Space", "F1", "a"; nullopt for an unknown name.
[[nodiscard]] std::optional<KeyChord> parse_key(std::string_view name);

} // namespace whenabouts::viewer

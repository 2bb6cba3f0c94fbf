#pragma once
#include "viewer/ui/fonts.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/script_text.hpp"
#include "viewer/ui/theme.hpp"

#include <span>
#include <string>
#include <string_view>

struct ImFont;

namespace whenabouts::viewer {

/// What every widget needs to draw itself.
struct Ui {
    Theme theme;
    FontSet fonts;
    float scale = 1;              ///< ImGui units per logical pixel
    ScriptText* script = nullptr; ///< for letters that ImGui lacks; none = they show as a box
    [[nodiscard]] float px(float logical) const { return logical * scale; }
};

/// Puts the theme's colours and the scale into ImGui's style.
void apply_style(const Ui& ui);

struct ButtonLook {
    bool active = false; ///< switched on
    bool enabled = true;
    bool primary = false; ///< the accent colour
    float size = 32;      ///< logical pixels
};
/// A square button with an icon; `tip` names it and its key.
bool icon_button(const Ui& ui, const char* id, Icon icon, std::string_view tip, const ButtonLook& look = {});
/// A button with a word, as wide as the word needs.
bool text_button(const Ui& ui, const char* label, std::string_view tip = {}, const ButtonLook& look = {});
/// Words side by side of which one is chosen; the new choice, or -1.
int segmented(const Ui& ui, const char* id, std::span<const std::string_view> words, int chosen, std::string_view tip);
/// A field that opens a list of choices, `width` logical pixels wide; when true, list them and call ImGui::EndCombo().
bool begin_choice(const Ui& ui, const char* id, const std::string& shown, float width);
/// A ring around the last item while the keyboard is on it.
void focus_ring(const Ui& ui);
/// While alive, items cannot be reached by the keyboard: surfaces that only the pointer makes sense of.
class PointerOnly {
  public:
    PointerOnly();
    PointerOnly(const PointerOnly&) = delete;
    PointerOnly& operator=(const PointerOnly&) = delete;
    ~PointerOnly();
};
/// A tooltip for the last item, after a moment of resting on it.
void tip_for_item(const Ui& ui, std::string_view text);

/// One line, cut with an ellipsis where it is wider than `width` (ImGui units).
void elided(const Ui& ui, ImFont* font, Colour colour, std::string_view text, float width);
/// Lines broken at the content's right edge.
void wrapped(const Ui& ui, ImFont* font, Colour colour, std::string_view text);
void line(const Ui& ui, ImFont* font, Colour colour, std::string_view text);
/// The width of a text in ImGui units.
[[nodiscard]] float width_of(ImFont* font, std::string_view text);
/// A small heading in capitals above a group of fields.
void heading(const Ui& ui, std::string_view text);
void gap(const Ui& ui, float logical);
/// A thin line across the content.
void rule(const Ui& ui);
/// A link-like word; true when clicked.
bool link(const Ui& ui, const char* id, std::string_view text);

[[nodiscard]] std::uint32_t packed(Colour colour);

} // namespace whenabouts::viewer

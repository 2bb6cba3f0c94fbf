#pragma once
#include "gl/texture.hpp"
#include "image/image.hpp"
#include "lettering/fonts.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;
struct ImDrawList;
struct ImVec2;

namespace whenabouts::viewer {

/// Text that ImGui cannot set: Arabic, Hebrew, Devanagari, Chinese … shaped and drawn by `lettering` into textures that
/// are kept. Needs a current context; belongs to the window's thread.
class ScriptText {
  public:
    /// `fonts` must outlive this.
    explicit ScriptText(const lettering::Fonts& fonts) : m_fonts(&fonts) {}
    /// Whether the text holds letters beyond Latin, Greek and Cyrillic.
    [[nodiscard]] static bool needed(std::string_view utf8);

    /// How a text looks beside ImGui's own in `font`.
    [[nodiscard]] static lettering::TypeStyle style_of(const ImFont& font, bool bold, bool italic);
    [[nodiscard]] float width(std::string_view utf8, const lettering::TypeStyle& style) const;
    [[nodiscard]] std::vector<std::string> lines(std::string_view utf8, const lettering::TypeStyle& style,
                                                 float width) const;
    /// The text, or its beginning with an ellipsis where it is wider.
    [[nodiscard]] std::string fitting(std::string_view utf8, const lettering::TypeStyle& style, float width) const;
    /// One line with its top left corner at `at`, on the baseline that `font` would have there.
    void draw(ImDrawList& list, ImVec2 at, std::string_view utf8, const lettering::TypeStyle& style, const ImFont& font,
              std::uint32_t colour);

    /// What the texture of this number shows; null when it is none of these.
    [[nodiscard]] const image::Image* pixels(unsigned texture) const;

  private:
    struct Picture {
        gl::Texture texture;
        image::Image image;
        float left = 0, top = 0; ///< of the ink, from the left end of the baseline
    };
    const Picture& picture(std::string_view utf8, const lettering::TypeStyle& style);

    const lettering::Fonts* m_fonts;
    std::map<std::string, Picture> m_pictures;       ///< by style and text
    std::map<unsigned, const Picture*> m_by_texture; ///< by the texture's number, into m_pictures
    std::vector<Picture> m_retired;                  ///< may still be named in this frame's draw list
};

} // namespace whenabouts::viewer

#pragma once
#include "lettering/fonts.hpp"
#include "lettering/placer.hpp"
#include "scene/clip.hpp"
#include "scene/scene.hpp"
#include "scene/style.hpp"
#include "scene/view.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whenabouts::scene {

/// Lines of one name, set centred.
struct NameBlock {
    std::vector<std::string> lines;
    std::vector<double> widths;
    double width = 0, height = 0;     ///< of the whole
    double line_height = 0, rise = 0; ///< rise: from the top of a line to its baseline
};

/// The map's sheet while names are put on it: what is free, and the texts placed so far.
class LabelBoard {
  public:
    LabelBoard(const View& view, const lettering::Fonts& fonts, int page_width_px, int page_height_px);

    [[nodiscard]] lettering::Placer& placer() { return m_placer; }
    [[nodiscard]] const lettering::Fonts& fonts() const { return m_fonts; }
    [[nodiscard]] const View& view() const { return m_view; }
    [[nodiscard]] ClipBox frame() const;
    [[nodiscard]] Layer& layer() { return m_layer; }
    /// Names stay inside this outline (the world's rim) as well as inside the frame.
    void keep_inside(Path outline) { m_outline = std::move(outline); }

    /// A name broken into `count` lines of about equal width (fewer when it has fewer words).
    [[nodiscard]] NameBlock set(std::string_view name, const TypeStyle& type, std::size_t count) const;
    /// Draws the block around `centre` and keeps its box free; false and nothing drawn when something is there already.
    bool put(const NameBlock& block, Point centre, const TypeStyle& type);
    [[nodiscard]] lettering::Rect box_of(const NameBlock& block, Point centre) const;

  private:
    const View& m_view;
    const lettering::Fonts& m_fonts;
    lettering::Placer m_placer;
    Path m_outline;
    Layer m_layer{"labels", {}};
};

/// Whether a point lies inside an area (even-odd).
[[nodiscard]] bool is_inside(const Path& area, Point p);

} // namespace whenabouts::scene

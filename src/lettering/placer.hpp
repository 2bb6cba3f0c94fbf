#pragma once
#include "canvas/canvas.hpp"
#include "lettering/fonts.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace whenabouts::lettering {

/// An upright box in picture pixels; empty unless left < right and top < bottom.
struct Rect {
    double left = 0, top = 0, right = 0, bottom = 0;
    bool operator==(const Rect&) const = default;
};

/// Where a label may stand relative to its point; `centre` lies upon it.
enum class Position : std::uint8_t { east, north_east, north, north_west, west, south_west, south, south_east, centre };

/// The usual order for a town: right first, then above right, below right, left, above, below (after Imhof 1975).
[[nodiscard]] std::span<const Position> around_point();
/// Only upon the point: names of areas and seas.
[[nodiscard]] std::span<const Position> upon_point();

/// A label that wants a place. Labels of several lines: `extent` of the whole block, baseline of the first line.
struct Label {
    Extent extent;
    canvas::Point at;     ///< the point named
    double gap_px = 3;    ///< free space between the point's symbol and the text (half the symbol's size and more)
    double margin_px = 1; ///< kept free around the text: its halo and some air
    double priority = 0;  ///< higher is placed first; equal ones in the order given
    std::vector<Position> positions; ///< tried in this order; empty = around_point()
    std::optional<Rect> symbol;      ///< reserved with the label, or the label is dropped too; not in its own way
    bool inside_picture = true;      ///< refuse places that touch the picture's edge
};

/// A label's place.
struct Placement {
    std::size_t label = 0; ///< index in the labels given
    Position position = Position::east;
    canvas::Point baseline; ///< left end of the (first) baseline, where Text::anchor wants it
    Rect box;               ///< reserved: text and margin
};

/// Keeps labels from overlapping each other and what is reserved. Deterministic: same calls, same places.
/// Not thread-safe.
class Placer {
  public:
    Placer(double width_px, double height_px);
    Placer(Placer&&) noexcept;
    Placer& operator=(Placer&&) noexcept;
    ~Placer();

    /// Keeps a box free of labels: a symbol, a legend.
    void block(const Rect& box);
    /// Keeps a turned box (a label along a river) free: its centre, size and clockwise angle.
    void block_turned(canvas::Point centre, double width, double height, double angle_deg);
    /// A line labels should rather not cross (coast, border, river): candidates that cross it come after those that do
    /// not.
    void avoid(const canvas::Path& line);
    [[nodiscard]] bool is_free(const Rect& box) const;

    /// Places what can be placed, by priority; the answer is in the order placed. Those left out are missing from it.
    std::vector<Placement> place(std::span<const Label> labels);
    /// Places one label now.
    std::optional<Placement> place(const Label& label);

  private:
    struct Index;
    std::unique_ptr<Index> m_index;
};

} // namespace whenabouts::lettering

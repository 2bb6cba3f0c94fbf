#pragma once
#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::taxonomy {

/// One kind of incident. Colour and symbol go together, so that colour never stands alone.
struct Category {
    std::string code;   ///< "missile_strike"; stable, goes into files
    std::string parent; ///< code of the group; empty for groups
    std::string label;  ///< for people: "Missile strike"
    std::string colour; ///< "#RRGGBB"
    std::string symbol; ///< circle, triangle, square, diamond, cross, star, hexagon, pentagon
    std::string acled_event, acled_sub_event, plover, hazard; ///< the field's names for it; empty = none
    bool shown = true; ///< false: proposed only on request (statements, legal steps, transfers)
};

/// The category tree of assets/categories.json, in its order. Immutable; safe from many threads.
class Taxonomy {
  public:
    /// Reads `assets`/categories.json; refuses double codes, unknown parents and malformed colours, naming them.
    [[nodiscard]] static core::Result<Taxonomy> load(const std::filesystem::path& assets);
    [[nodiscard]] const std::vector<Category>& categories() const { return m_categories; }
    /// The category, or "unclassified" for an unknown code.
    [[nodiscard]] const Category& operator[](std::string_view code) const;
    [[nodiscard]] bool knows(std::string_view code) const;
    /// `code` itself and everything below it; empty for an unknown code.
    [[nodiscard]] std::vector<std::string> with_children(std::string_view code) const;

  private:
    std::vector<Category> m_categories;
};

} // namespace whenabouts::taxonomy

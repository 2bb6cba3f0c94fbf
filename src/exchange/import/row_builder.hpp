#pragma once
#include "core/incident.hpp"
#include "exchange/import/category_words.hpp"
#include "exchange/import/country_words.hpp"
#include "exchange/import/date_cells.hpp"
#include "exchange/import/mapping.hpp"
#include "exchange/import/position_cells.hpp"
#include "exchange/import/shape_point.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace whenabouts::exchange {

/// A value of a foreign record: text, or (of a property that is no string) JSON.
struct Cell {
    std::string_view text;
    bool json = false;
};

/// What the person said about all rows.
struct RowRules {
    std::string origin;
    core::PlacePrecision precision = core::PlacePrecision::none; ///< none = not said
    std::optional<double> radius_m;                              ///< of coordinates; none = not said
    std::string zone;                                            ///< IANA
    bool short_years = false;                                    ///< see DateCells::allow_short_years
    PairOrder pair_order = PairOrder::unknown;
};

/// Counts of what the person should hear about once.
struct RowTally {
    std::int64_t by_decimals = 0;   ///< positions whose radius follows from their digits, or is the usual 1 km
    std::int64_t shapes = 0;        ///< lines and areas that a point stands for
    std::int64_t null_island = 0;   ///< positions 0,0
    std::int64_t shortened = 0;     ///< titles of more than 300 characters
    std::int64_t unread_counts = 0; ///< cells of numbers that hold none: kept in extra
    std::int64_t unread_places = 0; ///< countries, precisions and zones that are none: kept in extra
};

/// Makes incidents of the rows of one table. What a field cannot take is kept in `extra` under its column's name.
/// Not thread-safe.
class RowBuilder {
  public:
    /// All that is given by reference must outlive this; `words` may be null.
    RowBuilder(const Mapping& mapping, const Profile& profile, CategoryWords& categories, CountryWords& countries,
               const reading::DateReader* words, RowRules rules);
    /// The order of day and month in the columns of a field.
    void set_order(Field field, DateOrder order) { m_orders[static_cast<std::size_t>(field)] = order; }
    [[nodiscard]] DateOrder order(Field field) const { return m_orders[static_cast<std::size_t>(field)]; }
    void set_pair_order(PairOrder order) { m_rules.pair_order = order; }

    /// Fills an empty incident from a row with as many cells as the mapping has columns; `known` may hold a position
    /// that the record has besides its cells. Refused, in words for the person, when the row cannot become one.
    [[nodiscard]] core::Result<void> build(std::span<const Cell> cells, core::Incident& incident);
    /// Gives a position its precision and radius: those told by cells or the person, else what the digits allow, never
    /// finer than 1 km.
    void place_at(const CellPosition& found, std::span<const Cell> cells, core::Incident& incident);
    /// The same for a geometry; a line or an area is never known more exactly than it reaches.
    void place_at(const ShapePoint& shape, std::span<const Cell> cells, core::Incident& incident);
    /// Reads a time that stands in no column.
    [[nodiscard]] DateCells& dates() { return m_dates; }
    [[nodiscard]] const RowTally& tally() const { return m_tally; }
    /// Appends a member to an incident's `extra`; `value` is JSON.
    static void add_extra(core::Incident& incident, std::string_view name, std::string_view value);

  private:
    [[nodiscard]] std::string_view value(Field field, std::span<const Cell> cells) const;
    [[nodiscard]] std::string_view words(Field field, std::span<const Cell> cells) const;
    [[nodiscard]] std::string_view degrees(Field field, std::span<const Cell> cells) const;
    void keep(Field field, std::span<const Cell> cells, core::Incident& incident);
    core::Result<void> build_title(std::span<const Cell> cells, core::Incident& incident);
    core::Result<void> build_time(std::span<const Cell> cells, core::Incident& incident);
    core::Result<void> build_place(std::span<const Cell> cells, core::Incident& incident);
    void build_counts(std::span<const Cell> cells, core::Incident& incident);
    void build_sources(std::span<const Cell> cells, core::Incident& incident);
    void build_standing(std::span<const Cell> cells, core::Incident& incident);
    void build_extra(std::span<const Cell> cells, core::Incident& incident);
    std::optional<std::int64_t> count(Field field, std::span<const Cell> cells, core::Incident& incident);
    core::Result<core::TimeSpan> time_of(Field field, std::span<const Cell> cells, std::string_view clock);

    const Mapping& m_mapping;
    const Profile& m_profile;
    CategoryWords& m_categories;
    CountryWords& m_countries;
    RowRules m_rules;
    DateCells m_dates;
    std::array<DateOrder, field_count> m_orders{};
    std::vector<std::size_t> m_extra_columns;
    std::vector<std::string> m_names; ///< of all columns, as JSON strings
    RowTally m_tally;
};

/// A name for a row without an id: the same cells give the same one.
[[nodiscard]] std::string fingerprint(std::span<const Cell> cells);

} // namespace whenabouts::exchange

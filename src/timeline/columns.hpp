#pragma once
#include "core/box.hpp"
#include "core/place.hpp"
#include "core/result.hpp"
#include "core/time_span.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whenabouts::timeline {

/// What columns keep of one incident.
struct ColumnRow {
    std::int64_t id = 0;                                           ///< its number in the store
    std::int64_t begin = std::numeric_limits<std::int64_t>::min(); ///< ms as core::TimePoint; min = open or unknown
    std::int64_t end = std::numeric_limits<std::int64_t>::max();   ///< ms, exclusive; max = open or unknown
    std::int32_t lon = unlocated;                                  ///< degrees times 10⁷, rounded
    std::int32_t lat = unlocated;
    std::uint16_t category = 0; ///< index into Columns::categories()
    std::uint16_t workflow = 0; ///< the caller's number of it, below 16
    float radius_m = -1;        ///< how far the true spot may lie from the position; negative = unknown
    std::uint32_t area = 0;     ///< index into Columns::areas(): known only as this area; 0 = none
    core::PlacePrecision precision = core::PlacePrecision::none;

    static constexpr std::int32_t unlocated = std::numeric_limits<std::int32_t>::min();
    bool operator==(const ColumnRow&) const = default;
};
/// Degrees as columns keep them (about a centimetre).
[[nodiscard]] std::int32_t column_degrees(double degrees);

/// Which rows are meant; every member narrows (core::Query says the same for a store).
struct ColumnQuery {
    std::optional<core::TimeWindow> when; ///< rows without any time are never inside
    bool certain_only = false;
    std::optional<core::Box> within;
    std::vector<std::uint8_t> categories; ///< by number, non-zero = wanted; empty = all
    std::uint16_t workflows = 0;          ///< a bit a number; 0 = all
    bool unlocated = true;                ///< never with `within`
    bool undated = true;                  ///< never with `when`
};

/// Which state of which store columns were made from.
struct ColumnKey {
    std::string store;         ///< its uid
    std::int64_t revision = 0; ///< the newest of its history
    std::string head;          ///< that revision's hash
    bool operator==(const ColumnKey&) const = default;
};

/// Incidents in memory, 45 bytes each, for questions of time, place and kind at ten million: chunks of 65,536 rows by
/// their beginning, in Hilbert order inside, with the bounds of each 1,024 rows, so that most are skipped or taken
/// without being looked at. Immutable; safe from many threads; either owned or mapped from a cache file.
class Columns {
  public:
    static constexpr std::size_t zone_rows = 1024, chunk_rows = 64 * zone_rows;

    Columns() = default;
    /// Arranges the rows; their order among equals does not matter. The first area is "" (none).
    Columns(std::vector<ColumnRow> rows, std::vector<std::string> categories, std::vector<std::string> areas = {""});

    [[nodiscard]] std::size_t size() const { return m_id.size(); }
    [[nodiscard]] ColumnRow row(std::size_t at) const;
    [[nodiscard]] std::int64_t id(std::size_t at) const { return m_id[at]; }
    [[nodiscard]] std::int64_t begin(std::size_t at) const { return m_begin[at]; }
    [[nodiscard]] const std::vector<std::string>& categories() const { return m_categories; }
    /// What area numbers mean: "country:UA", "place:geonames:687699"; the first is "" (none).
    [[nodiscard]] const std::vector<std::string>& areas() const { return m_areas; }

    struct Zone;
    // The columns themselves, in the order of the rows; zones hold zone_rows rows each, the last one fewer.
    [[nodiscard]] std::span<const std::int64_t> ids() const { return m_id; }
    [[nodiscard]] std::span<const std::int64_t> begins() const { return m_begin; }
    [[nodiscard]] std::span<const std::int64_t> ends() const { return m_end; }
    [[nodiscard]] std::span<const std::int32_t> lons() const { return m_lon; }
    [[nodiscard]] std::span<const std::int32_t> lats() const { return m_lat; }
    [[nodiscard]] std::span<const std::uint16_t> category_numbers() const { return m_category; }
    [[nodiscard]] std::span<const std::uint16_t> workflows() const { return m_workflow; }
    [[nodiscard]] std::span<const float> radii_m() const { return m_radius; }
    [[nodiscard]] std::span<const std::uint32_t> area_numbers() const { return m_area; }
    [[nodiscard]] std::span<const core::PlacePrecision> precisions() const { return m_precision; }
    [[nodiscard]] std::span<const Zone> zones() const { return m_zone; }
    struct Rows;
    /// The rows of a zone.
    [[nodiscard]] Rows rows_of(std::size_t zone) const;

    /// Positions of the rows that the query means, rising. On two threads when there is much to look at.
    [[nodiscard]] std::vector<std::uint32_t> find(const ColumnQuery& query) const;
    [[nodiscard]] std::size_t count(const ColumnQuery& query) const;

    /// Writes a cache file, whole or not at all. Machine's byte order: a cache is never moved.
    [[nodiscard]] core::Result<void> save(const std::filesystem::path& path, const ColumnKey& key) const;
    /// Maps a cache file. Refused when it is not one, was made by another version, from another state of the store
    /// (unless `key` is null; `found` gets the key), or does not match its checksum.
    [[nodiscard]] static core::Result<Columns> open(const std::filesystem::path& path, const ColumnKey* key,
                                                    ColumnKey* found = nullptr);

    /// Bounds of up to 1,024 rows.
    struct Zone {
        std::int64_t first_begin, last_begin, first_end, last_end;
        std::int32_t west, east, south, north; ///< of the located rows; west > east = none
        std::uint64_t categories;              ///< bit (number modulo 64)
        std::uint16_t workflows;
        std::uint8_t some_unlocated, some_undated;
        std::uint32_t unused;
    };
    struct Rows {
        std::size_t first, last; ///< half-open
        [[nodiscard]] std::size_t count() const { return last - first; }
    };

  private:
    std::shared_ptr<const void> m_keeper; ///< of what the spans show
    std::span<const std::int64_t> m_id, m_begin, m_end;
    std::span<const std::int32_t> m_lon, m_lat;
    std::span<const std::uint16_t> m_category, m_workflow;
    std::span<const float> m_radius;
    std::span<const std::uint32_t> m_area;
    std::span<const core::PlacePrecision> m_precision;
    std::span<const Zone> m_zone;
    std::vector<std::string> m_categories, m_areas{""};
    friend class ColumnFile;
};

inline Columns::Rows Columns::rows_of(std::size_t zone) const {
    const std::size_t first = zone * zone_rows;
    return {first, std::min(first + zone_rows, size())};
}

} // namespace whenabouts::timeline

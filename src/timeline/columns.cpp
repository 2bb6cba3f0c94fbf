#include "timeline/columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <thread>

namespace whenabouts::timeline {

namespace {

constexpr std::size_t zone_rows = Columns::zone_rows, chunk_rows = Columns::chunk_rows;

/// Sorts (key, value) pairs by key, keeping the order of equals: a radix sort, linear at ten million.
struct Keyed {
    std::uint32_t key, value;
};
void sort_by_key(std::span<Keyed> items, std::vector<Keyed>& room) {
    constexpr unsigned bits = 11;
    constexpr std::size_t buckets = std::size_t{1} << bits;
    if (items.size() < 4096) {
        std::stable_sort(items.begin(), items.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
        return;
    }
    room.resize(items.size());
    std::span<Keyed> from = items;
    std::span<Keyed> to(room.data(), items.size());
    for (unsigned shift = 0; shift < 33; shift += bits) {
        std::array<std::uint32_t, buckets> start{};
        for (const Keyed& item : from) ++start[(item.key >> shift) & (buckets - 1)];
        std::uint32_t sum = 0;
        for (std::uint32_t& count : start) sum += std::exchange(count, sum);
        for (const Keyed& item : from) to[start[(item.key >> shift) & (buckets - 1)]++] = item;
        std::swap(from, to);
    }
    if (from.data() != items.data()) std::copy(from.begin(), from.end(), items.begin()); // an odd number of passes
}

/// Hours since about 490,000 years ago: fine enough to put rows of one time together.
std::uint32_t hour_key(std::int64_t begin) {
    constexpr std::int64_t hour = 3'600'000;
    const std::int64_t hours = begin / hour + (std::int64_t{1} << 31);
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(hours, 0, std::numeric_limits<std::uint32_t>::max()));
}

/// Distance along a Hilbert curve of order 16 over the world (Hamilton & Rau-Chaplin's turning of quadrants).
std::uint32_t hilbert_key(std::int32_t lon, std::int32_t lat) {
    if (lon == ColumnRow::unlocated) return 0;
    auto x = static_cast<std::uint32_t>((std::int64_t{lon} + 1'800'000'000) * 65535 / 3'600'000'000);
    auto y = static_cast<std::uint32_t>((std::int64_t{lat} + 900'000'000) * 65535 / 1'800'000'000);
    std::uint32_t key = 0;
    for (std::uint32_t side = 1U << 15U; side > 0; side >>= 1U) {
        const std::uint32_t right = (x & side) != 0 ? 1 : 0;
        const std::uint32_t upper = (y & side) != 0 ? 1 : 0;
        key = (key << 2U) | ((3 * right) ^ upper);
        if (upper == 0) {
            if (right == 1) {
                x = 65535 - x;
                y = 65535 - y;
            }
            std::swap(x, y);
        }
    }
    return key;
}

/// The order of the rows: by time in chunks, along the curve inside each.
std::vector<Keyed> arranged(const std::vector<ColumnRow>& rows) {
    std::vector<Keyed> order(rows.size());
    std::vector<Keyed> room;
    for (std::uint32_t i = 0; i < rows.size(); ++i) order[i] = {hour_key(rows[i].begin), i};
    sort_by_key(order, room);
    const auto turn_chunks = [&](std::size_t first, std::size_t step) {
        std::vector<Keyed> own_room;
        for (std::size_t at = first * chunk_rows; at < order.size(); at += step * chunk_rows) {
            const std::span<Keyed> chunk(order.data() + at, std::min(chunk_rows, order.size() - at));
            for (Keyed& item : chunk) item.key = hilbert_key(rows[item.value].lon, rows[item.value].lat);
            sort_by_key(chunk, own_room);
        }
    };
    std::jthread other(turn_chunks, 1, 2);
    turn_chunks(0, 2);
    other.join();
    return order;
}

struct Owned {
    std::vector<std::int64_t> id, begin, end;
    std::vector<std::int32_t> lon, lat;
    std::vector<std::uint16_t> category, workflow;
    std::vector<float> radius;
    std::vector<std::uint32_t> area;
    std::vector<core::PlacePrecision> precision;
    std::vector<Columns::Zone> zone;
};

bool is_undated(std::int64_t begin, std::int64_t end) {
    return begin == std::numeric_limits<std::int64_t>::min() && end == std::numeric_limits<std::int64_t>::max();
}

Columns::Zone zone_of(const Owned& o, std::size_t first, std::size_t last) {
    Columns::Zone zone{std::numeric_limits<std::int64_t>::max(),
                       std::numeric_limits<std::int64_t>::min(),
                       std::numeric_limits<std::int64_t>::max(),
                       std::numeric_limits<std::int64_t>::min(),
                       std::numeric_limits<std::int32_t>::max(),
                       std::numeric_limits<std::int32_t>::min(),
                       std::numeric_limits<std::int32_t>::max(),
                       std::numeric_limits<std::int32_t>::min(),
                       0,
                       0,
                       0,
                       0,
                       0};
    for (std::size_t i = first; i < last; ++i) {
        zone.categories |= std::uint64_t{1} << (o.category[i] % 64U);
        zone.workflows = static_cast<std::uint16_t>(zone.workflows | (1U << o.workflow[i]));
        if (is_undated(o.begin[i], o.end[i])) zone.some_undated = 1;
        zone.first_begin = std::min(zone.first_begin, o.begin[i]);
        zone.last_begin = std::max(zone.last_begin, o.begin[i]);
        zone.first_end = std::min(zone.first_end, o.end[i]);
        zone.last_end = std::max(zone.last_end, o.end[i]);
        if (o.lon[i] == ColumnRow::unlocated) {
            zone.some_unlocated = 1;
            continue;
        }
        zone.west = std::min(zone.west, o.lon[i]);
        zone.east = std::max(zone.east, o.lon[i]);
        zone.south = std::min(zone.south, o.lat[i]);
        zone.north = std::max(zone.north, o.lat[i]);
    }
    return zone;
}

} // namespace

std::int32_t column_degrees(double degrees) {
    return static_cast<std::int32_t>(std::lround(std::clamp(degrees, -180.0, 180.0) * 1e7));
}

Columns::Columns(std::vector<ColumnRow> rows, std::vector<std::string> categories, std::vector<std::string> areas)
    : m_categories(std::move(categories)), m_areas(std::move(areas)) {
    const std::vector<Keyed> order = arranged(rows);
    const auto owned = std::make_shared<Owned>();
    const auto gather = [&](auto& column, auto member) {
        column.reserve(rows.size());
        for (const Keyed& item : order) column.push_back(rows[item.value].*member);
    };
    {
        std::jthread other([&] {
            gather(owned->id, &ColumnRow::id);
            gather(owned->category, &ColumnRow::category);
            gather(owned->workflow, &ColumnRow::workflow);
            gather(owned->radius, &ColumnRow::radius_m);
            gather(owned->area, &ColumnRow::area);
            gather(owned->precision, &ColumnRow::precision);
        });
        gather(owned->begin, &ColumnRow::begin);
        gather(owned->end, &ColumnRow::end);
        gather(owned->lon, &ColumnRow::lon);
        gather(owned->lat, &ColumnRow::lat);
    }
    for (std::size_t first = 0; first < order.size(); first += zone_rows)
        owned->zone.push_back(zone_of(*owned, first, std::min(first + zone_rows, order.size())));
    m_id = owned->id;
    m_begin = owned->begin;
    m_end = owned->end;
    m_lon = owned->lon;
    m_lat = owned->lat;
    m_category = owned->category;
    m_workflow = owned->workflow;
    m_radius = owned->radius;
    m_area = owned->area;
    m_precision = owned->precision;
    m_zone = owned->zone;
    m_keeper = owned;
}

ColumnRow Columns::row(std::size_t at) const {
    return {m_id[at],       m_begin[at],    m_end[at],    m_lon[at],  m_lat[at],
            m_category[at], m_workflow[at], m_radius[at], m_area[at], m_precision[at]};
}

} // namespace whenabouts::timeline

#include "store/rtree_packing.hpp"

#include "sql/row_feed.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <string>

namespace whenabouts::store {

namespace {

constexpr std::size_t most_in_memory = 2'000'000;
constexpr std::size_t cell_bytes = 24; // id and four 32-bit floats
constexpr std::size_t node_header = 4; // height (root only) and number of cells

float rounded_down(double value) {
    const auto near = static_cast<float>(value);
    return static_cast<double>(near) > value ? std::nextafter(near, -std::numeric_limits<float>::infinity()) : near;
}

float rounded_up(double value) {
    const auto near = static_cast<float>(value);
    return static_cast<double>(near) < value ? std::nextafter(near, std::numeric_limits<float>::infinity()) : near;
}

/// The distance along a Hilbert curve through 65,536 × 65,536 cells.
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
    std::uint32_t distance = 0;
    for (std::uint32_t half = 1U << 15U; half > 0; half >>= 1U) {
        const std::uint32_t right = (x & half) != 0 ? 1 : 0;
        const std::uint32_t upper = (y & half) != 0 ? 1 : 0;
        distance = (distance << 2U) | ((3 * right) ^ upper);
        if (upper == 0) {
            if (right == 1) {
                x = ~x;
                y = ~y;
            }
            std::swap(x, y);
        }
    }
    return distance;
}

std::uint32_t place_of(const sql::Bounds& bounds) {
    const auto step = [](double value, double range) {
        return static_cast<std::uint32_t>(std::clamp((value / range + 0.5) * 65'535.0, 0.0, 65'535.0));
    };
    return hilbert(step((bounds.min_x + bounds.max_x) / 2, 360), step((bounds.min_y + bounds.max_y) / 2, 180));
}

/// Big-endian, as the R-tree module writes.
template <class T>
void append(std::string& out, T bits) {
    for (int shift = static_cast<int>(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8)
        out += static_cast<char>((bits >> static_cast<unsigned>(shift)) & 0xFFU);
}

} // namespace

RtreePacker::RtreePacker(const sql::Database& database, const Table& table)
    : m_database(&database), m_index(fmt::format("rtree_{}_geom", table.name)), m_entries(most_in_memory),
      m_homes(2 * most_in_memory) {}

std::string RtreePacker::part(std::string_view name) const {
    return fmt::format("\"{}_{}\"", m_index, name);
}

core::Result<void> RtreePacker::add(std::int64_t id, const sql::Bounds& bounds) {
    return m_entries.add({place_of(bounds), rounded_down(bounds.min_x), rounded_up(bounds.max_x),
                          rounded_down(bounds.min_y), rounded_up(bounds.max_y), id});
}

core::Result<void> RtreePacker::write() {
    // The module chose its nodes' size by the page size when the index was made.
    auto bytes = m_database->integer(fmt::format("SELECT length(data) FROM {} WHERE nodeno=1", part("node")));
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (*bytes < static_cast<std::int64_t>(node_header + 4 * cell_bytes))
        return core::refused(m_database->name(), "the spatial index has no root", "run 'whenabouts check'");
    m_node_bytes = static_cast<std::size_t>(*bytes);
    m_capacity = (m_node_bytes - node_header) / cell_bytes;
    m_fill = std::max<std::size_t>(2, m_capacity * 7 / 8);
    if (auto done = m_database->execute(
            fmt::format("DELETE FROM {};DELETE FROM {};DELETE FROM {};", part("node"), part("rowid"), part("parent")));
        !done)
        return done;
    auto node = m_database->prepare(fmt::format("INSERT INTO {}(nodeno,data) VALUES(?1,?2)", part("node")));
    if (!node) return tl::make_unexpected(node.error());
    auto parent = m_database->prepare(fmt::format("INSERT INTO {}(nodeno,parentnode) VALUES(?1,?2)", part("parent")));
    if (!parent) return tl::make_unexpected(parent.error());
    m_insert_node = std::move(*node);
    m_insert_parent = std::move(*parent);

    std::vector<Entry> nodes;
    if (auto done = write_leaves(nodes); !done) return done;
    for (int height = 1; !nodes.empty(); ++height)
        if (auto done = write_level(nodes, height); !done) return done;
    return write_homes();
}

/// Gives the leaves' boxes with their numbers; none when the root itself is the only leaf.
core::Result<void> RtreePacker::write_leaves(std::vector<Entry>& nodes) {
    const std::size_t total = m_entries.size();
    const bool only_root = total <= m_capacity;
    const std::size_t count = only_root ? 1 : (total + m_fill - 1) / m_fill;
    std::vector<Entry> node;
    std::size_t seen = 0;
    const auto complete = [&]() -> core::Result<void> {
        const std::int64_t number = only_root ? 1 : m_next_node++;
        for (const Entry& entry : node)
            if (auto done = m_homes.add({entry.id, number}); !done) return done;
        if (auto done = write_node(number, 0, node.data(), node.size()); !done) return done;
        Entry box = node.empty() ? Entry() : node.front();
        for (const Entry& entry : node) {
            box.min_x = std::min(box.min_x, entry.min_x);
            box.max_x = std::max(box.max_x, entry.max_x);
            box.min_y = std::min(box.min_y, entry.min_y);
            box.max_y = std::max(box.max_y, entry.max_y);
        }
        box.id = number;
        if (!only_root) nodes.push_back(box);
        node.clear();
        return {};
    };
    auto done = m_entries.each([&](const Entry& entry) -> core::Result<void> {
        node.push_back(entry);
        ++seen;
        // Shared out evenly, so that the last node is as full as the others.
        const std::size_t number = only_root ? 0 : static_cast<std::size_t>(m_next_node - 2);
        return seen == total * (number + 1) / count ? complete() : core::Result<void>();
    });
    if (!done || total > 0) return done;
    return complete();
}

/// Puts `nodes` under parents and gives those; none left = the root is written.
core::Result<void> RtreePacker::write_level(std::vector<Entry>& nodes, int height) {
    const bool root = nodes.size() <= m_capacity;
    const std::size_t count = root ? 1 : (nodes.size() + m_fill - 1) / m_fill;
    std::vector<Entry> parents;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t first = nodes.size() * i / count;
        const std::size_t end = nodes.size() * (i + 1) / count;
        const std::int64_t number = root ? 1 : m_next_node++;
        Entry box = nodes[first];
        for (std::size_t k = first; k < end; ++k) {
            box.min_x = std::min(box.min_x, nodes[k].min_x);
            box.max_x = std::max(box.max_x, nodes[k].max_x);
            box.min_y = std::min(box.min_y, nodes[k].min_y);
            box.max_y = std::max(box.max_y, nodes[k].max_y);
            m_insert_parent->bind(1, nodes[k].id).bind(2, number);
            if (auto done = m_insert_parent->run(); !done) return done;
        }
        box.id = number;
        parents.push_back(box);
        if (auto done = write_node(number, root ? height : 0, &nodes[first], end - first); !done) return done;
    }
    nodes = root ? std::vector<Entry>() : std::move(parents);
    return {};
}

core::Result<void> RtreePacker::write_node(std::int64_t number, int height, const Entry* first, std::size_t count) {
    std::string data;
    data.reserve(m_node_bytes);
    append(data, static_cast<std::uint16_t>(height));
    append(data, static_cast<std::uint16_t>(count));
    for (const Entry* entry = first; entry != first + count; ++entry) {
        append(data, static_cast<std::uint64_t>(entry->id));
        for (const float bound : {entry->min_x, entry->max_x, entry->min_y, entry->max_y})
            append(data, std::bit_cast<std::uint32_t>(bound));
    }
    data.resize(m_node_bytes);
    m_insert_node->bind(1, number).bind_blob(2, data);
    return m_insert_node->run();
}

/// Which leaf holds which row, in the order of the rows, so that the table is only appended to.
core::Result<void> RtreePacker::write_homes() {
    auto feed = sql::RowFeed::make(*m_database, "packed_homes", 2);
    if (!feed) return tl::make_unexpected(feed.error());
    auto insert = m_database->prepare(fmt::format("INSERT INTO {} SELECT * FROM packed_homes", part("rowid")));
    if (!insert) return tl::make_unexpected(insert.error());
    sql::RowBlock block(2);
    feed->show(block);
    const auto flush = [&]() -> core::Result<void> {
        auto done = insert->run();
        block.clear();
        return done;
    };
    auto done = m_homes.each([&](const Home& home) -> core::Result<void> {
        block.add(home.id);
        block.add(home.node);
        constexpr std::size_t at_once = 4096;
        return block.rows() < at_once ? core::Result<void>() : flush();
    });
    if (!done) return done;
    return flush();
}

} // namespace whenabouts::store

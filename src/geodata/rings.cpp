#include "geodata/rings.hpp"

#include <algorithm>

namespace whenabouts::geodata {
namespace {

/// An arc as part of an outline, turned so that the area lies on its left.
struct Edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t arc = 0;
    bool forward = true;
    bool used = false;
};

std::uint32_t group_of(const Grouping& grouping, std::int32_t unit) {
    return unit < 0 ? 0 : grouping[static_cast<std::size_t>(unit)];
}

std::vector<Edge> outline_edges(const MappedBasemap& basemap, std::span<const std::uint32_t> units,
                                const Grouping& grouping, std::uint32_t group) {
    std::vector<Edge> edges;
    for (const auto unit : units) {
        for (const auto number : basemap.arcs_of(unit)) {
            const auto& arc = basemap.arcs()[number];
            const bool on_left = group_of(grouping, arc.left) == group;
            if (on_left == (group_of(grouping, arc.right) == group)) {
                continue;
            }
            edges.push_back(on_left ? Edge{arc.first_node, arc.last_node, number, true}
                                    : Edge{arc.last_node, arc.first_node, number, false});
        }
    }
    return edges;
}

void append(const MappedBasemap& basemap, const Edge& edge, Detail detail, std::vector<core::LonLat>& scratch,
            Ring& ring) {
    scratch.clear();
    basemap.decode_arc(basemap.arcs()[edge.arc].levels[static_cast<std::size_t>(detail)], scratch);
    if (!edge.forward) {
        std::reverse(scratch.begin(), scratch.end());
    }
    const bool joins = !ring.empty() && !scratch.empty() && ring.back() == scratch.front();
    ring.insert(ring.end(), scratch.begin() + (joins ? 1 : 0), scratch.end());
}

/// Edge numbers ordered by where they start, to find the way on.
class Junctions {
  public:
    explicit Junctions(const std::vector<Edge>& edges) : m_edges(edges) {
        m_order.resize(edges.size());
        for (std::uint32_t e = 0; e < edges.size(); ++e) {
            m_order[e] = e;
        }
        std::sort(m_order.begin(), m_order.end(), [&](auto a, auto b) {
            return edges[a].from != edges[b].from ? edges[a].from < edges[b].from : a < b;
        });
    }
    /// An unused edge that starts at the node; the number of edges if there is none.
    [[nodiscard]] std::size_t from(std::uint32_t node) const {
        auto at =
            std::lower_bound(m_order.begin(), m_order.end(), node, [&](auto e, auto n) { return m_edges[e].from < n; });
        for (; at != m_order.end() && m_edges[*at].from == node; ++at) {
            if (!m_edges[*at].used) {
                return *at;
            }
        }
        return m_edges.size();
    }

  private:
    const std::vector<Edge>& m_edges;
    std::vector<std::uint32_t> m_order;
};

} // namespace

std::vector<Ring> dissolved(const MappedBasemap& basemap, std::span<const std::uint32_t> units,
                            const Grouping& grouping, std::uint32_t group, Detail detail) {
    auto edges = outline_edges(basemap, units, grouping, group);
    const Junctions junctions(edges);
    std::vector<core::LonLat> scratch;
    std::vector<Ring> rings;
    for (std::size_t start = 0; start < edges.size(); ++start) {
        Ring ring;
        for (std::size_t e = start; e < edges.size() && !edges[e].used; e = junctions.from(edges[e].to)) {
            edges[e].used = true;
            append(basemap, edges[e], detail, scratch, ring);
            if (edges[e].to == edges[start].from) {
                break;
            }
        }
        if (ring.size() > 3 && ring.front() == ring.back()) {
            rings.push_back(std::move(ring));
        }
    }
    return rings;
}

} // namespace whenabouts::geodata

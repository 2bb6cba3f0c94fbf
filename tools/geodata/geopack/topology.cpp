#include "topology.hpp"

#include <algorithm>
#include <unordered_map>

namespace geopack {
namespace {

using whenabouts::geodata::format::grid;

struct Edge {
    GridPoint from;
    GridPoint to; ///< from < to
    std::int32_t left = -1;
    std::int32_t right = -1;
    bool traced = false;
    [[nodiscard]] bool is_cut() const {
        const bool on_side = from.x == to.x && std::abs(from.x) == 180 * grid;
        const bool on_pole = from.y == to.y && std::abs(from.y) == 90 * grid;
        return on_side || on_pole;
    }
};

struct EdgeKey {
    GridPoint from;
    GridPoint to;
    bool operator==(const EdgeKey&) const = default;
};

std::uint64_t packed(GridPoint p) {
    return (std::uint64_t{static_cast<std::uint32_t>(p.x)} << 32U) | static_cast<std::uint32_t>(p.y);
}

struct KeyHash {
    std::size_t operator()(const EdgeKey& key) const {
        const std::uint64_t a = packed(key.from) * 0x9E3779B97F4A7C15U;
        const std::uint64_t b = packed(key.to) * 0xC2B2AE3D27D4EB4FU;
        return a ^ (b >> 17U) ^ (b << 21U);
    }
    std::size_t operator()(std::uint64_t key) const { return key * 0x9E3779B97F4A7C15U; }
};

/// The edges at each point, and the tracing of arcs through points where nothing changes.
class Tracer {
  public:
    explicit Tracer(const std::vector<UnitRing>& rings) { collect(rings); }

    Topology trace() {
        for (std::uint32_t e = 0; e < m_edges.size(); ++e) {
            if (!m_edges[e].traced && m_edges[e].left != m_edges[e].right) {
                trace_from(e);
            }
        }
        m_topology.node_count = static_cast<std::uint32_t>(m_nodes.size());
        return std::move(m_topology);
    }

  private:
    struct Step {
        std::uint32_t edge = 0;
        bool forward = true;
    };

    void collect(const std::vector<UnitRing>& rings) {
        std::unordered_map<EdgeKey, std::uint32_t, KeyHash> index;
        index.reserve(1'500'000);
        for (const auto& ring : rings) {
            for (std::size_t i = 0; i < ring.points.size(); ++i) {
                const GridPoint a = ring.points[i];
                const GridPoint b = ring.points[(i + 1) % ring.points.size()];
                const EdgeKey key = a < b ? EdgeKey{a, b} : EdgeKey{b, a};
                const auto [found, added] = index.try_emplace(key, static_cast<std::uint32_t>(m_edges.size()));
                if (added) {
                    m_edges.push_back({.from = key.from, .to = key.to});
                }
                auto& side = a < b ? m_edges[found->second].left : m_edges[found->second].right;
                if (side != -1) {
                    ++m_topology.conflicting_edges;
                }
                side = ring.unit;
            }
        }
        for (std::uint32_t e = 0; e < m_edges.size(); ++e) {
            if (m_edges[e].left == m_edges[e].right) {
                continue;
            }
            m_at[packed(m_edges[e].from)].push_back(e);
            m_at[packed(m_edges[e].to)].push_back(e);
        }
    }

    [[nodiscard]] GridPoint start_of(Step s) const { return s.forward ? m_edges[s.edge].from : m_edges[s.edge].to; }
    [[nodiscard]] GridPoint end_of(Step s) const { return s.forward ? m_edges[s.edge].to : m_edges[s.edge].from; }
    [[nodiscard]] std::int32_t left_of(Step s) const {
        return s.forward ? m_edges[s.edge].left : m_edges[s.edge].right;
    }
    [[nodiscard]] std::int32_t right_of(Step s) const {
        return s.forward ? m_edges[s.edge].right : m_edges[s.edge].left;
    }
    [[nodiscard]] Step reversed(Step s) const { return {s.edge, !s.forward}; }

    /// The only way on, or not found at a junction.
    [[nodiscard]] bool next(Step s, Step& on) const {
        const GridPoint end = end_of(s);
        const auto& here = m_at.at(packed(end));
        if (here.size() != 2) {
            return false;
        }
        const std::uint32_t other = here[0] == s.edge ? here[1] : here[0];
        on = {other, m_edges[other].from == end};
        return left_of(on) == left_of(s) && right_of(on) == right_of(s) &&
               m_edges[on.edge].is_cut() == m_edges[s.edge].is_cut();
    }

    [[nodiscard]] std::uint32_t node(GridPoint p) {
        return m_nodes.try_emplace(packed(p), static_cast<std::uint32_t>(m_nodes.size())).first->second;
    }

    void trace_from(std::uint32_t edge) {
        Step first{edge, m_edges[edge].left != -1};
        Step back = reversed(first);
        for (Step ahead; next(back, ahead);) {
            back = ahead;
            if (back.edge == edge) {
                break;
            }
        }
        first = back.edge == edge ? first : reversed(back);
        Arc arc;
        arc.left = left_of(first);
        arc.right = right_of(first);
        arc.cut = m_edges[first.edge].is_cut();
        arc.points.push_back(start_of(first));
        Step step = first;
        while (true) {
            m_edges[step.edge].traced = true;
            arc.points.push_back(end_of(step));
            if (!next(step, step) || m_edges[step.edge].traced) {
                break;
            }
        }
        arc.first_node = node(arc.points.front());
        arc.last_node = node(arc.points.back());
        m_topology.arcs.push_back(std::move(arc));
    }

    std::vector<Edge> m_edges;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>, KeyHash> m_at;
    std::unordered_map<std::uint64_t, std::uint32_t, KeyHash> m_nodes;
    Topology m_topology;
};

} // namespace

Topology build_topology(const std::vector<UnitRing>& rings) {
    return Tracer(rings).trace();
}

double doubled_area(const std::vector<GridPoint>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[(i + 1) % ring.size()];
        sum += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
    }
    return sum;
}

std::vector<GridPoint> cleaned(const std::vector<GridPoint>& ring) {
    std::vector<GridPoint> kept;
    for (const GridPoint p : ring) {
        if (!kept.empty() && kept.back() == p) {
            continue;
        }
        if (kept.size() > 1 && kept[kept.size() - 2] == p) {
            kept.pop_back();
            continue;
        }
        kept.push_back(p);
    }
    bool changed = true;
    while (changed && kept.size() > 2) {
        changed = false;
        if (kept.front() == kept.back()) {
            kept.pop_back();
            changed = true;
        } else if (kept[kept.size() - 2] == kept.front()) {
            kept.pop_back();
            changed = true;
        } else if (kept[1] == kept.back()) {
            kept.erase(kept.begin());
            changed = true;
        }
    }
    if (kept.size() < 3) {
        kept.clear();
    }
    return kept;
}

} // namespace geopack

#include "joined.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace geopack {
namespace {

using End = std::tuple<std::string, std::string, GridPoint>;

End end_of(const Path& path, bool at_front) {
    return {path.name, path.line_class, at_front ? path.points.front() : path.points.back()};
}

class Joiner {
  public:
    explicit Joiner(const std::vector<Path>& pieces) : m_pieces(pieces), m_used(pieces.size(), false) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            m_at[end_of(pieces[i], true)].push_back(i);
            m_at[end_of(pieces[i], false)].push_back(i);
        }
    }

    std::vector<Path> run() {
        std::vector<Path> lines;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            if (m_used[i]) {
                continue;
            }
            m_used[i] = true;
            Path line = m_pieces[i];
            while (extend(line)) {
            }
            std::reverse(line.points.begin(), line.points.end());
            while (extend(line)) {
            }
            std::reverse(line.points.begin(), line.points.end());
            lines.push_back(std::move(line));
        }
        return lines;
    }

  private:
    /// Adds the only unused piece that begins or ends where the line ends.
    bool extend(Path& line) {
        const auto& here = m_at[end_of(line, false)];
        const auto found = std::find_if(here.begin(), here.end(), [&](auto i) { return !m_used[i]; });
        if (here.size() != 2 || found == here.end()) {
            return false;
        }
        m_used[*found] = true;
        auto points = m_pieces[*found].points;
        if (points.front() != line.points.back()) {
            std::reverse(points.begin(), points.end());
        }
        line.points.insert(line.points.end(), points.begin() + 1, points.end());
        return true;
    }

    const std::vector<Path>& m_pieces;
    std::vector<bool> m_used;
    std::map<End, std::vector<std::size_t>> m_at;
};

} // namespace

std::vector<Path> joined(const std::vector<Path>& pieces) {
    return Joiner(pieces).run();
}

} // namespace geopack

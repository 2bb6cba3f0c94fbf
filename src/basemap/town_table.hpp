#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "geodata/table_reader.hpp"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::basemap {

/// A town of the table; text points into it.
struct Town {
    std::string_view id, name, names;
    core::LonLat at;
    std::int64_t population = 0;
    int rank = 0; ///< 0 = world cities … 14 = villages
    bool capital = false;
};

/// Towns, most important first. A table sorted like that (towns.tsv) is read only as far as a map needs; an unsorted
/// one (places.tsv) is read whole. Safe from many threads.
class TownTable {
  public:
    TownTable(std::filesystem::path file, bool sorted);
    /// The first `most` towns inside the box whose rank is at most `rank`.
    [[nodiscard]] std::vector<Town> find(const core::Box& box, int rank, std::size_t most);

  private:
    struct Columns;
    void read_to(int rank);

    std::filesystem::path m_file;
    bool m_sorted;
    std::mutex m_mutex;
    std::optional<geodata::TableReader> m_reader;
    bool m_opened = false, m_ended = false;
    std::vector<Town> m_towns;
};

/// Rank of a town that Natural Earth does not rank.
[[nodiscard]] int rank_by_population(std::int64_t population);

} // namespace whenabouts::basemap

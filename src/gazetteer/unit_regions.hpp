#pragma once
#include "gazetteer/index.hpp"
#include "geodata/pack.hpp"

#include <mutex>
#include <optional>
#include <vector>

namespace whenabouts::gazetteer {

/// Which region of the index a unit of the pack belongs to, and which entities are seas: read off once, when a position
/// is first asked for. Safe from many threads.
class UnitRegions {
  public:
    [[nodiscard]] std::optional<Entity> region_of(const Index& index, const geodata::Pack& pack,
                                                  geodata::UnitIndex unit) const;
    [[nodiscard]] const std::vector<Entity>& seas(const Index& index, const geodata::Pack& pack) const;

  private:
    void read(const Index& index, const geodata::Pack& pack) const;

    mutable std::once_flag m_once;
    mutable std::vector<Entity> m_regions; ///< for each unit; the index's size = none
    mutable std::vector<Entity> m_seas;
};

} // namespace whenabouts::gazetteer

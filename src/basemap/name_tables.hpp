#pragma once
#include "basemap/basemap.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace whenabouts::basemap {

/// The names of the pack, read on first use. Missing tables give no names. Safe from many threads.
class NameTables {
  public:
    NameTables(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint);
    NameTables(NameTables&&) noexcept;
    NameTables& operator=(NameTables&&) noexcept;
    ~NameTables();
    [[nodiscard]] std::vector<Label> labels(const core::Box& box, double metres_per_px,
                                            std::string_view language) const;

  private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace whenabouts::basemap

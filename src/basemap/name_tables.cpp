#include "basemap/name_tables.hpp"

namespace whenabouts::basemap {

struct NameTables::Tables {
    geodata::Pack pack;
    geodata::ViewpointIndex viewpoint;
};

NameTables::NameTables(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint)
    : m_tables(std::make_unique<Tables>(Tables{pack, viewpoint})) {}
NameTables::NameTables(NameTables&&) noexcept = default;
NameTables& NameTables::operator=(NameTables&&) noexcept = default;
NameTables::~NameTables() = default;

std::vector<Label> NameTables::labels(const core::Box&, double, std::string_view) const {
    return {};
}

} // namespace whenabouts::basemap

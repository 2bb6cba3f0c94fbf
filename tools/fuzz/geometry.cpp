// libFuzzer target: geometry blobs of stores that others wrote.
#include "sql/geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts;
    const std::string_view blob(reinterpret_cast<const char*>(bytes), size);
    const auto point = sql::point_of(blob);
    const auto bounds = sql::bounds_of(blob);
    if ((point || bounds) && !sql::is_geometry_blob(blob)) std::abort();
    if (bounds && !(bounds->min_x <= bounds->max_x && bounds->min_y <= bounds->max_y)) std::abort();
    if (point) static_cast<void>(sql::point_of(sql::point_blob(*point)));
    return 0;
}

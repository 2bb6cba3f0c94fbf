// libFuzzer target: GeoJSON of any bytes through the whole import. Run it from the root of the sources.
#include "import_any.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    fuzz::import_any(bytes, size, {});
    return 0;
}

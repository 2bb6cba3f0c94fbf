// libFuzzer target: `--where` conditions of any bytes: a condition, or a reason why it is none.
#include "core/filter.hpp"

#include <cstddef>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts::core;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto filter = parse_filter(text);
    if (!filter && filter.error().message().empty()) std::abort();
    if (filter && *parse_filter(text) != *filter) std::abort();
    return 0;
}

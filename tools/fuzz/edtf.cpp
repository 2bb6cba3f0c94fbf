// libFuzzer target: what TimeSpan reads it prints and reads back, and a span begins before it ends.
#include "core/time_span.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts::core;
    const auto span = TimeSpan::parse({reinterpret_cast<const char*>(bytes), size});
    if (!span) return 0;
    if (const auto again = TimeSpan::parse(span->edtf()); !again || *again != *span) std::abort();
    if (span->begin() && span->end() && *span->begin() >= *span->end()) std::abort();
    if (describe(*span).empty()) std::abort();
    return 0;
}

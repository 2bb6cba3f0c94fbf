// libFuzzer target: what is JSON is printed and read back as the same value.
#include "json/value.hpp"

#include <cstddef>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts;
    const auto value = json::parse({reinterpret_cast<const char*>(bytes), size}, "fuzz");
    if (!value) return value.error().message().empty() ? std::abort() : void(), 0;
    for (const std::string& text : {json::print(*value), json::print_pretty(*value)}) {
        const auto again = json::parse(text, "printed");
        if (!again || json::print(*again) != json::print(*value)) std::abort();
    }
    return 0;
}

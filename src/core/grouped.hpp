#pragma once
#include <cstdint>
#include <string>

namespace whenabouts::core {

/// A number as people read it in English: "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);

} // namespace whenabouts::core

#pragma once
#include <cstdint>
#include <string_view>

namespace whenabouts::gazetteer {

/// FNV-1a over 8-byte words, then bytes: finds damage, proves nothing about intent.
[[nodiscard]] std::uint64_t checksum(std::string_view bytes);

} // namespace whenabouts::gazetteer

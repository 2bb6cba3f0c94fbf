#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

namespace whenabouts::gazetteer {

/// Told now and then how far long work has come: what is being done, how much of it, of how much (0 = unknown).
/// Gives false to stop: the work then ends with an error and leaves nothing behind.
using Progress = std::function<bool(std::string_view stage, std::uint64_t done, std::uint64_t total)>;

} // namespace whenabouts::gazetteer

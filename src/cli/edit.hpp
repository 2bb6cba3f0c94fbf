#pragma once
#include "core/result.hpp"
#include "store/store.hpp"

#include <memory>
#include <string>

namespace whenabouts::cli {

/// A store that is there and may be written; refused otherwise (exit status 3 when missing, 4 when read-only).
[[nodiscard]] core::Result<std::unique_ptr<store::Store>> open_for_change(const std::string& location);

} // namespace whenabouts::cli

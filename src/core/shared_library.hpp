#pragma once
#include "core/result.hpp"

#include <string>

namespace whenabouts::core {

/// What a part of the program that is loaded only when it is needed gives under `symbol`: the library lies beside the
/// program or in ../lib/whenabouts, and stays loaded until the program ends. Refused (exit status 3) when it cannot be
/// loaded: "`whose` cannot be loaded: why", with the next step. Safe from many threads.
[[nodiscard]] Result<void*> load_symbol(const char* library, const char* symbol, const std::string& whose,
                                        const std::string& next);

} // namespace whenabouts::core

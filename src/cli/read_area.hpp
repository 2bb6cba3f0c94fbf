#pragma once
#include "core/result.hpp"
#include "gazetteer/area_of_interest.hpp"
#include "gazetteer/gazetteer.hpp"

#include <string>

namespace CLI {
class App;
}

namespace whenabouts::cli {

/// Where the work lies, as typed after `read`; all may be empty.
struct ReadArea {
    std::string near;   ///< LON,LAT or any position
    std::string within; ///< W,S,E,N
    std::string in;     ///< a place name
};

/// Adds --near, --within and --in to `command`.
void add_area_flags(CLI::App& command, ReadArea& flags);
/// Refuses (exit status 2) what is no position and no box, and both --within and --in; (1) an unknown place.
[[nodiscard]] core::Result<gazetteer::AreaOfInterest> to_area(const ReadArea& flags,
                                                              const gazetteer::Gazetteer& gazetteer);

} // namespace whenabouts::cli

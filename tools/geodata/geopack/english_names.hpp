#pragma once
#include <string>

namespace geopack {

/// The English name of a division as reports write it: "Zaporizhzhia" of Ukraine becomes "Zaporizhzhia Oblast", "Texas"
/// stays.
[[nodiscard]] std::string with_type(const std::string& name, const std::string& country, const std::string& local_type,
                                    const std::string& english_type);

} // namespace geopack

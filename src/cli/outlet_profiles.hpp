#pragma once
#include "core/result.hpp"
#include "gazetteer/source_profile.hpp"
#include "reading/reading.hpp"

#include <map>
#include <string>

namespace whenabouts::cli {

/// The profiles of many outlets, kept in a JSON file: {"whenabouts_profiles": 1, "outlets": {NAME: {"articles": n,
/// "countries": {CODE: n}, "regions": {"US/Ohio": n}, "places": {ID: n}}}}.
class OutletProfiles {
  public:
    /// A file that is not there yet is an empty beginning; one that is something else is refused, naming it.
    [[nodiscard]] static core::Result<OutletProfiles> load(const std::string& path);
    /// Null for an outlet of which nothing is known.
    [[nodiscard]] const gazetteer::SourceProfile* of(const std::string& outlet) const;
    /// Takes in the places that an article of the outlet names.
    void learn(const std::string& outlet, const reading::Reading& reading);
    /// Written whole or not at all.
    [[nodiscard]] core::Result<void> save(const std::string& path) const;

  private:
    std::map<std::string, gazetteer::SourceProfile> m_outlets;
};

/// Who publishes it: the publisher named, else the site of the address without "www."; empty = not known.
[[nodiscard]] std::string outlet_of(const reading::Article& article);

} // namespace whenabouts::cli

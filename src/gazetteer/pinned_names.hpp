#pragma once
#include "core/place.hpp"
#include "gazetteer/gazetteer.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// The names that a person pinned, by folded name. Filled once, then read by many threads.
class PinnedNames {
  public:
    PinnedNames() = default;
    /// The places must be complete (country, region, zone).
    explicit PinnedNames(std::vector<core::Place> places);
    [[nodiscard]] bool empty() const { return m_by_key.empty(); }
    /// The place pinned under this name, or under its part before the first comma; null when there is none.
    [[nodiscard]] const core::Place* find(std::string_view name) const;
    [[nodiscard]] const core::Place* by_key(std::string_view key) const;
    /// Whether some pinned name's key goes on after `key` and a blank.
    [[nodiscard]] bool has_longer(std::string_view key) const;
    [[nodiscard]] const core::Place* by_id(std::string_view id) const;

  private:
    std::map<std::string, core::Place, std::less<>> m_by_key;
};

[[nodiscard]] core::Candidate pinned_candidate(const core::Place& place);
/// Puts the pinned place first and leaves it the greater part of the score.
void put_pinned_first(const PinnedNames& pins, std::string_view name, const Lookup& lookup,
                      std::vector<core::Candidate>& candidates);

} // namespace whenabouts::gazetteer

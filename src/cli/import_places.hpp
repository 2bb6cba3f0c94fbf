#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"
#include "gazetteer/gazetteer.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace whenabouts::cli {

/// Looks the places of imported rows up, each name once. Opens the gazetteer when the first is asked. Not thread-safe.
class ImportPlaces {
  public:
    /// The pins of the store, when it is there, come first.
    explicit ImportPlaces(std::string store) : m_store(std::move(store)) {}
    /// The code of the country of that name; empty when no country is called so, or there is no gazetteer.
    [[nodiscard]] std::string country(const std::string& name);
    /// Gives a row with a place name but no position its place, when one candidate is clearly meant; otherwise marks it
    /// help_needed and keeps the candidates in `extra`. Rows with a position or without a name stay as they are.
    [[nodiscard]] core::Result<void> locate(core::Incident& incident);

    struct Tally {
        std::int64_t placed = 0, ambiguous = 0, missing = 0;
    };
    /// What was counted since the last time.
    [[nodiscard]] Tally take_tally() { return std::exchange(m_tally, {}); }

  private:
    struct Answer {
        std::vector<core::Candidate> candidates;
        std::string time_zone;
    };
    core::Result<void> open();
    [[nodiscard]] Answer look_up(const core::Where& where) const;

    std::string m_store;
    std::optional<core::Result<gazetteer::Gazetteer>> m_gazetteer;
    std::unordered_map<std::string, Answer> m_answers; ///< by name and container
    Tally m_tally;
};

} // namespace whenabouts::cli

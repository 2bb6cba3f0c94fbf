#pragma once
#include "gazetteer/gazetteer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::reading {

struct InflectedName {
    std::vector<core::Candidate> candidates;
    bool with_kind_word = false; ///< "Запорізькій області": the name takes the next word in
};

/// Nominatives that an inflected Ukrainian or Russian place name may come from, likeliest first: "Харкові" → "Харків".
[[nodiscard]] std::vector<std::string> nominatives(std::string_view word);

/// Looks the nominatives up; only names that the gazetteer knows letter for letter count.
[[nodiscard]] InflectedName find_inflected(const gazetteer::Gazetteer& gazetteer, std::string_view word,
                                           std::string_view next_word);

} // namespace whenabouts::reading

#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::core {

/// What Incident::workflow may say: the state of the work on an incident. The order is kept: columns number by it.
inline constexpr std::array<std::string_view, 7> workflow_words{"proposed", "todo", "in_progress", "help_needed",
                                                                "review",   "done", "cancelled"};
/// What Incident::verification may say: how far it is confirmed.
inline constexpr std::array<std::string_view, 6> verification_words{"unverified", "reported", "corroborated",
                                                                    "verified",   "disputed", "false"};
/// What Incident::publish may say: who may see it.
inline constexpr std::array<std::string_view, 5> publish_words{"private", "team", "public", "public_fuzzed", "never"};

template <std::size_t N>
[[nodiscard]] constexpr bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}
template <std::size_t N>
[[nodiscard]] std::vector<std::string> as_list(const std::array<std::string_view, N>& words) {
    return {words.begin(), words.end()};
}

} // namespace whenabouts::core

#include "core/place.hpp"
#include "core/time_span.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::core {

namespace {

constexpr std::array<std::string_view, 13> time_precisions{"second", "minute",  "hour",   "daypart", "day",
                                                           "days",   "week",    "month",  "season",  "year",
                                                           "decade", "century", "unknown"};
constexpr std::array<std::string_view, 2> time_kinds{"within", "throughout"};
constexpr std::array<std::string_view, 10> place_kinds{"settlement", "region",   "district", "country",  "area",
                                                       "water",      "physical", "airport",  "facility", "coordinate"};
constexpr std::array<std::string_view, 12> place_precisions{"exact", "site", "vicinity", "settlement", "near",  "adm3",
                                                            "adm2",  "adm1", "area",     "country",    "water", "none"};

template <class Enum, std::size_t N>
std::optional<Enum> find_word(const std::array<std::string_view, N>& words, std::string_view word) {
    const auto* const at = std::find(words.begin(), words.end(), word);
    if (at == words.end()) return std::nullopt;
    return static_cast<Enum>(at - words.begin());
}

} // namespace

std::string_view to_string(TimePrecision precision) {
    return time_precisions[static_cast<std::size_t>(precision)];
}
std::string_view to_string(TimeKind kind) {
    return time_kinds[static_cast<std::size_t>(kind)];
}
std::string_view to_string(PlaceKind kind) {
    return place_kinds[static_cast<std::size_t>(kind)];
}
std::string_view to_string(PlacePrecision precision) {
    return place_precisions[static_cast<std::size_t>(precision)];
}

std::optional<TimePrecision> parse_time_precision(std::string_view word) {
    return find_word<TimePrecision>(time_precisions, word);
}
std::optional<TimeKind> parse_time_kind(std::string_view word) {
    return find_word<TimeKind>(time_kinds, word);
}
std::optional<PlaceKind> parse_place_kind(std::string_view word) {
    return find_word<PlaceKind>(place_kinds, word);
}
std::optional<PlacePrecision> parse_place_precision(std::string_view word) {
    return find_word<PlacePrecision>(place_precisions, word);
}

} // namespace whenabouts::core

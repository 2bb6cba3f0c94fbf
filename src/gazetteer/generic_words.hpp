#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::gazetteer {

/// What a generic word tells.
struct GenericSense {
    std::uint32_t kinds = 0;  ///< bit set of core::PlaceKind
    std::uint32_t places = 0; ///< stands_before and stands_after
};
inline constexpr std::uint32_t stands_before = 1;
inline constexpr std::uint32_t stands_after = 2;

/// Asks for the sense of a folded word; nothing for other words.
using FindGeneric = std::function<std::optional<GenericSense>(std::string_view)>;

/// A name without its generic words.
struct Stripped {
    std::string rest;        ///< never empty
    std::uint32_t kinds = 0; ///< the kinds that the words taken off tell; 0 = none was taken off
};

/// "kherson oblast" → "kherson", "city of london" → "london", "province de quebec" → "quebec". Takes off only words
/// that tell one of `allowed`.
[[nodiscard]] Stripped strip_generic_words(std::string_view key, const FindGeneric& find,
                                           std::uint32_t allowed = 0xFFFFFFFFU);

} // namespace whenabouts::gazetteer

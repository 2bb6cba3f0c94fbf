#pragma once
#include "reading/incidents/sentence_frame.hpp"

namespace whenabouts::reading {

/// Killed and injured people as the tokens of the range tell: "at least 20" gives a lowest value, "up to" a highest,
/// "dozens" a lowest of 24 without a best one, "no casualties" zero.
[[nodiscard]] Toll read_toll(const Document& document, const SentenceFrame& frame, TokenRange range);

/// A count in words or figures that ends before token `end`, or begins at `begin`; nullopt when there is none.
struct Count {
    core::Casualties people;
    std::size_t first = 0, last = 0; ///< tokens
    bool figure = false;             ///< written in figures
};
[[nodiscard]] std::optional<Count> read_count(const Document& document, std::size_t at, std::size_t last);

} // namespace whenabouts::reading

#pragma once
#include "core/incident.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace whenabouts::core {

/// A stretch of a text in Unicode code points, half-open.
struct TextSpan {
    std::size_t start = 0;
    std::size_t end = 0;
    bool operator==(const TextSpan&) const = default;
};

/// An incident that the reader suggests and a person accepts or mends. `incident.workflow` is "proposed" and its
/// evidence holds one quotation per field; nothing of it is in a store yet.
struct Proposal {
    Incident incident;
    TextSpan quote;                   ///< the main quotation
    double confidence = 0;            ///< 0 … 1, of the whole
    bool background = false;          ///< history, analogy, statement: shown grey, never accepted by itself
    std::vector<std::string> reasons; ///< why it was proposed, in words
};

} // namespace whenabouts::core

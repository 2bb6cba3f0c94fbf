#pragma once
#include "core/place.hpp"
#include "gazetteer/area_of_interest.hpp"
#include "gazetteer/source_profile.hpp"

#include <string>
#include <vector>

namespace whenabouts::gazetteer {

/// A name as a document uses it once, with the places it may mean.
struct DocumentName {
    std::string key;                         ///< folded: equal keys are the same name
    std::string spelt;                       ///< as written, for reasons
    bool inside_next = false;                ///< "Portland, Oregon": the next name says in what this one lies
    std::vector<core::Candidate> candidates; ///< `score`: how likely without the document
};

/// Ranks the candidates of each name by the company they keep in the document, whose names stand in its order:
/// countries and regions that the other names vote for, distance to them, the container behind a comma, one meaning for
/// each name. Leaves at most `kept` of each, best first, with calibrated scores that sum to at most 1 and reasons in
/// words; the one likeliest without the document is among them. `profile`: of what the outlet writes. `area`: where the
/// reader's work lies; each may be null. Three rounds of a log-linear model with soft votes; time grows with names ×
/// candidates.
void resolve_together(std::vector<DocumentName>& names, const SourceProfile* profile = nullptr,
                      const AreaOfInterest* area = nullptr, std::size_t kept = 5);

} // namespace whenabouts::gazetteer

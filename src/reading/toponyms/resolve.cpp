#include "reading/toponyms/resolve.hpp"

#include "gazetteer/document_names.hpp"
#include "unicode/fold.hpp"

namespace whenabouts::reading {
namespace {

/// "Portland, Oregon": the next name follows this one behind a comma.
bool is_inside_next(const Document& document, const PlaceMention& mention, const PlaceMention& next) {
    return next.first > mention.last && next.first <= mention.last + 2 && document.is_mark(mention.last, ',');
}

} // namespace

void resolve(const Document& document, std::vector<PlaceMention>& mentions, const gazetteer::SourceProfile* profile,
             const gazetteer::AreaOfInterest* area) {
    std::vector<gazetteer::DocumentName> names;
    names.reserve(mentions.size());
    for (std::size_t m = 0; m < mentions.size(); ++m) {
        PlaceMention& mention = mentions[m];
        const std::string_view spelt =
            document.text().substr(mention.bytes.begin, mention.bytes.end - mention.bytes.begin);
        names.push_back({unicode::fold(spelt), std::string(spelt),
                         m + 1 < mentions.size() && is_inside_next(document, mention, mentions[m + 1]),
                         std::move(mention.candidates)});
    }
    gazetteer::resolve_together(names, profile, area);
    for (std::size_t m = 0; m < mentions.size(); ++m) mentions[m].candidates = std::move(names[m].candidates);
}

} // namespace whenabouts::reading

#include "gazetteer/impl.hpp"

#include "core/grouped.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::gazetteer {
namespace {

std::string name_reason(const Index& index, const Hit& hit) {
    const Name name = index.name(hit.name);
    const std::string_view text = index.text(name);
    switch (hit.route) {
    case Route::romanised:
        return fmt::format("the query in Latin letters is its name “{}”", text);
    case Route::prefix:
        return fmt::format("“{}” begins so", text);
    case Route::similar:
        return fmt::format("“{}” differs in {} letter{}", text, hit.edits, hit.edits == 1 ? "" : "s");
    default:
        break;
    }
    switch (name.name_class) {
    case format::NameClass::primary:
        return hit.derived ? fmt::format("short for “{}”", text) : "its name";
    case format::NameClass::official:
    case format::NameClass::alternate:
        return fmt::format("another name of it: “{}”", text);
    case format::NameClass::historic:
        return fmt::format("a former name: “{}”", text);
    case format::NameClass::abbreviation:
        return fmt::format("its code or abbreviation “{}”", text);
    case format::NameClass::demonym:
        return fmt::format("what its people are called: “{}”", text);
    }
    return {};
}

} // namespace

core::Candidate Gazetteer::Impl::candidate(const Hit& hit, double score, std::string_view language) const {
    core::Candidate out;
    const Index& layer = index_of(hit.layer);
    out.place = place(LayerEntity{hit.layer, hit.entity}, language);
    out.matched = layer.text(layer.name(hit.name));
    out.score = score;
    out.reasons.push_back(name_reason(layer, hit));
    if (hit.hint != 0)
        out.reasons.push_back(
            (hit.hint & kind_bit(out.place.kind)) != 0
                ? fmt::format("a word of the query tells the kind: {}", core::to_string(out.place.kind))
                : "not of the kind that a word of the query tells");
    if (hit.contained > 0) out.reasons.emplace_back("lies in the place named after it");
    if (hit.missing_container) out.reasons.emplace_back("does not lie in the place named after it");
    if (out.place.feature == "P.PPLC") out.reasons.emplace_back("a capital");
    if (out.place.population > 0 && out.place.kind == core::PlaceKind::settlement)
        out.reasons.push_back(core::grouped(static_cast<std::uint64_t>(out.place.population)) + " people");
    return out;
}

} // namespace whenabouts::gazetteer

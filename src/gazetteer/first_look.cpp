#include "gazetteer/coordinates.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/query_parts.hpp"
#include "gazetteer/typed_answers.hpp"
#include "text/name_key.hpp"

#include <algorithm>

// What find() does before it looks for a name: positions, plus codes with a place, places told by others.
namespace whenabouts::gazetteer {
namespace {

/// "8FW4+2X Kyiv": the place, or else the point that the lookup names, supplies the beginning.
std::vector<core::Candidate> short_plus_code(const Gazetteer& gazetteer, std::string_view text, const Lookup& lookup) {
    if (text.find('+') == std::string_view::npos) return {};
    const auto code = split_short_plus_code(text);
    if (!code) return {};
    Lookup reference = lookup;
    reference.limit = 1;
    reference.kinds.clear();
    reference.within.reset();
    std::optional<core::LonLat> near = lookup.near;
    std::string name;
    if (!code->place.empty()) {
        const auto found = gazetteer.named(code->place, reference);
        if (found.empty()) return {};
        near = found.front().place.position;
        name = found.front().place.name;
    }
    if (!near) return {};
    auto typed = complete_plus_code(code->code, *near);
    if (!typed) return {};
    typed->reasons.push_back(name.empty() ? "completed by the point given as near" : "completed by " + name);
    return typed_candidates(*typed, lookup, gazetteer);
}

} // namespace

std::vector<core::Candidate> Gazetteer::find(std::string_view name, const Lookup& lookup) const {
    name = trimmed(name);
    if (name.empty() || lookup.limit == 0) return {};
    if (lookup.suggest) return named(name, lookup);
    const TypedText read = read_position(name);
    if (const auto& typed = read.position) {
        if (!typed->name_first) return typed_candidates(*typed, lookup, *this);
        Lookup exact = lookup;
        exact.exact = true;
        if (auto out = named(name, exact); !out.empty()) return out;
        return typed_candidates(*typed, lookup, *this);
    }
    if (auto out = short_plus_code(*this, name, lookup); !out.empty()) return out;
    if (!read.refusal.empty()) { // a position that is none is no misspelt name
        Lookup exact = lookup;
        exact.exact = true;
        return named(name, exact);
    }
    if (!lookup.prefix)
        if (auto out = relative(name, lookup); !out.empty()) return out;
    return named(name, lookup);
}

} // namespace whenabouts::gazetteer

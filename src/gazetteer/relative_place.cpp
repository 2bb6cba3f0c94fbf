#include "core/data_folder.hpp"
#include "gazetteer/coordinates.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/impl.hpp"
#include "gazetteer/inflection.hpp"
#include "gazetteer/letter_signature.hpp"
#include "gazetteer/near_letters.hpp"
#include "gazetteer/relative/lexicon.hpp"
#include "gazetteer/relative/phrase.hpp"
#include "gazetteer/relative/placing.hpp"
#include "text/name_key.hpp"
#include "unicode/fold.hpp"
#include "unicode/script.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::gazetteer {
namespace {

using relative::Phrase;
using relative::Relation;

/// The words, read once; null when the installation lacks them.
const relative::Lexicon* words() {
    static const std::optional<relative::Lexicon> lexicon = []() -> std::optional<relative::Lexicon> {
        const auto folders = core::find_data_folders();
        if (!folders) return std::nullopt;
        auto loaded = relative::Lexicon::load(folders->assets / "lexicons" / "relative_places.tsv");
        if (!loaded) return std::nullopt;
        return std::move(*loaded);
    }();
    return lexicon ? &*lexicon : nullptr;
}

std::optional<Phrase> phrase_of(std::string_view text) {
    const relative::Lexicon* lexicon = words();
    return lexicon == nullptr ? std::nullopt : relative::parse_phrase(text, *lexicon);
}

/// Case forms of a Ukrainian or Russian name, brought back: "Бахмута" → "бахмут".
std::vector<core::Candidate> by_base_forms(const Gazetteer& gazetteer, std::string_view name, const Lookup& lookup) {
    if (unicode::dominant_script(name) != unicode::Script::cyrillic) return {};
    const std::string folded = unicode::fold(name);
    const std::size_t space = folded.find(' ');
    const std::string_view next =
        space == std::string::npos ? std::string_view{} : std::string_view(folded).substr(space + 1);
    std::vector<core::Candidate> best;
    for (const std::string& form : base_forms(std::string_view(folded).substr(0, space), next)) {
        const bool whole = space == std::string::npos || form.find(' ') != std::string::npos;
        auto found = gazetteer.named(whole ? form : form + folded.substr(space), lookup);
        const auto people = [](const core::Candidate& c) { return c.place.population; };
        if (!found.empty() && (best.empty() || people(found.front()) > people(best.front()))) best = std::move(found);
    }
    return best;
}

/// Without those whose name is another in more than one letter: "20 km from Foobarville" must not become a circle round
/// Froberville. A name found through another script has nothing to compare and stays.
std::vector<core::Candidate> at_most_one_letter_off(std::vector<core::Candidate> found, std::string_view name) {
    const std::string key = text::name_key(name);
    constexpr std::size_t longest = 64; // letters, of NearLetters
    const std::u32string letters = code_points(key);
    if (letters.empty() || letters.size() > longest) return {};
    const NearLetters near(letters);
    std::erase_if(found, [&](const core::Candidate& candidate) {
        const std::string matched = text::name_key(candidate.matched);
        return unicode::dominant_script(matched) == unicode::dominant_script(key) && near.edits(matched, 1) > 1;
    });
    return found;
}

/// What a name inside a phrase may mean: spelt exactly, then its case forms, then near spellings.
std::vector<core::Candidate> anchors(const Gazetteer& gazetteer, const Phrase& phrase, std::string name,
                                     const Lookup& asked) {
    Lookup lookup;
    lookup.limit = 8;
    lookup.countries = asked.countries;
    lookup.near = asked.near;
    lookup.language = asked.language;
    lookup.exact = true;
    if (phrase.relation == Relation::border)
        lookup.kinds = {core::PlaceKind::country, core::PlaceKind::region, core::PlaceKind::area};
    else if (phrase.countryside)
        lookup.kinds = {core::PlaceKind::region, core::PlaceKind::district, core::PlaceKind::settlement};
    if (phrase.relation == Relation::border) {
        const std::array<std::string, 1> folded{unicode::fold(name)};
        if (const auto* country = words()->find(relative::WordClass::country, folded, 0)) name = country->text;
    }
    std::vector<core::Candidate> found = gazetteer.named(name, lookup);
    if (found.empty()) found = by_base_forms(gazetteer, name, lookup);
    lookup.exact = false;
    // "northern X" may be the beginning of a name misspelt ("West Virgina"): there the name must be right.
    if (found.empty() && !asked.exact && phrase.relation != Relation::part)
        found = at_most_one_letter_off(gazetteer.named(name, lookup), name);
    if (found.empty() && phrase.relation == Relation::offset)
        if (const auto typed = parse_position(name)) {
            core::Candidate point;
            point.place.position = typed->position;
            point.place.radius_m = typed->radius_m;
            point.place.kind = core::PlaceKind::coordinate;
            point.place.name = name;
            point.score = 1;
            found.push_back(std::move(point));
        }
    const auto is_region = [](const core::Candidate& c) { return c.place.kind == core::PlaceKind::region; };
    if (phrase.countryside && std::any_of(found.begin(), found.end(), is_region)) { // the region round a town
        std::erase_if(found, [&](const core::Candidate& c) { return !is_region(c); });
        found.front().score = std::max(found.front().score, 0.8);
    }
    if (phrase.relation == Relation::part && !phrase.countryside)
        std::erase_if(found, [](const core::Candidate& c) {
            constexpr std::int64_t large = 50'000; // nobody speaks of the north of a village
            return c.place.kind == core::PlaceKind::settlement && c.place.population < large;
        });
    constexpr double least = 0.01; // what hardly anybody means by the name is not worth a circle
    if (found.size() > 1)
        std::erase_if(found, [&](const core::Candidate& c) { return c.score < least * found.front().score; });
    return found;
}

/// Pairs of places for the two names, best first: likely each, and near each other.
std::vector<std::pair<std::size_t, std::size_t>> pairs(const std::vector<core::Candidate>& a,
                                                       const std::vector<core::Candidate>& b) {
    struct Pair {
        std::size_t a, b;
        double weight;
    };
    std::vector<Pair> all;
    constexpr double scale_m = 100'000;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            if (a[i].place.id != b[j].place.id)
                all.push_back(
                    {i, j,
                     std::log(std::max(a[i].score, 1e-4)) + std::log(std::max(b[j].score, 1e-4)) -
                         2 * std::log1p(core::distance_m(a[i].place.position, b[j].place.position) / scale_m)});
    std::stable_sort(all.begin(), all.end(), [](const Pair& x, const Pair& y) { return x.weight > y.weight; });
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const Pair& pair : all) out.emplace_back(pair.a, pair.b);
    return out;
}

bool is_wanted(const core::Place& place, const Lookup& lookup) {
    if (!lookup.kinds.empty() && std::find(lookup.kinds.begin(), lookup.kinds.end(), place.kind) == lookup.kinds.end())
        return false;
    return !lookup.within || lookup.within->contains(place.position);
}

/// A whole name spelt like the phrase: "North Macedonia" is no part of a place.
bool is_name(const Gazetteer& gazetteer, std::string_view text) {
    Lookup exact;
    exact.exact = true;
    exact.limit = 1;
    const auto found = gazetteer.named(text, exact);
    return !found.empty() && text::name_key(found.front().matched) == text::name_key(text);
}

} // namespace

std::vector<core::Candidate> Gazetteer::relative(std::string_view text, const Lookup& lookup,
                                                 const AnchorResolver& resolve) const {
    auto phrase = phrase_of(text);
    if (!phrase) return {};
    if (!phrase->distance_m && is_name(*this, text)) return {};
    std::vector<std::vector<core::Candidate>> found;
    for (const std::string& name : phrase->names) {
        found.push_back(resolve ? resolve(name) : anchors(*this, *phrase, name, lookup));
        if (found.back().empty()) return {};
    }
    relative::World world;
    world.pack = m_impl->pack.get();
    if (world.pack != nullptr) world.viewpoint = m_impl->pack.viewpoint();
    world.near = lookup.near;

    std::vector<core::Candidate> out;
    const auto add = [&](const Phrase& reading, std::span<const core::Place> places, double score) {
        auto placed = relative::placed(reading, places, world);
        if (!placed || out.size() >= lookup.limit || !is_wanted(placed->place, lookup)) return;
        core::Candidate candidate;
        candidate.place = std::move(placed->place);
        candidate.place.id =
            fmt::format("relative:{:.5f},{:.5f}", candidate.place.position.lon, candidate.place.position.lat);
        candidate.place.name = text;
        const Location there = at(candidate.place.position, lookup.language);
        if (there.country) candidate.place.country = there.country->country;
        if (there.region) candidate.place.region = there.region->name;
        candidate.place.time_zone = there.time_zone;
        for (const core::Place& place : places)
            candidate.matched += (candidate.matched.empty() ? "" : " – ") + place.name;
        candidate.score = score;
        candidate.reasons.push_back(std::move(placed->reason));
        out.push_back(std::move(candidate));
    };
    if (found.size() == 2) {
        for (const auto& [a, b] : pairs(found[0], found[1])) {
            const std::array places{found[0][a].place, found[1][b].place};
            add(*phrase, places, found[0][a].score * found[1][b].score);
            if (!out.empty()) break; // of two names the best pair is meant
        }
        return out;
    }
    for (const core::Candidate& anchor : found[0]) {
        const std::array places{anchor.place};
        const bool wide = anchor.place.kind == core::PlaceKind::country || anchor.place.kind == core::PlaceKind::region;
        if (phrase->relation == Relation::direction_of && wide) { // "south of France" is mostly said of its south
            constexpr double inside = 0.6;
            Phrase part = *phrase;
            part.relation = Relation::part;
            add(part, places, anchor.score * inside);
            add(*phrase, places, anchor.score * (1 - inside));
        } else {
            add(*phrase, places, anchor.score);
        }
    }
    return out;
}

std::string Gazetteer::why_not(std::string_view text, const Lookup& lookup) const {
    if (std::string refusal = read_position(text).refusal; !refusal.empty()) return refusal;
    if (const auto code = split_short_plus_code(text); code && !code->place.empty())
        return fmt::format("no place is known by the name '{}', which the plus code needs", code->place);
    const auto phrase = phrase_of(text);
    if (!phrase || (!phrase->distance_m && is_name(*this, text))) return {};
    for (const std::string& name : phrase->names)
        if (anchors(*this, *phrase, name, lookup).empty())
            return fmt::format("no place is known by the name '{}'", name);
    if (phrase->relation == Relation::border)
        return phrase->names.size() == 2
                   ? fmt::format("'{}' and '{}' share no border", phrase->names[0], phrase->names[1])
                   : fmt::format("'{}' has no land border", phrase->names[0]);
    if (phrase->relation == Relation::coast) return fmt::format("'{}' has no coast", phrase->names[0]);
    return {};
}

} // namespace whenabouts::gazetteer

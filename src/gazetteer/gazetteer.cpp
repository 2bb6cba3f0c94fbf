#include "gazetteer/gazetteer.hpp"

#include "gazetteer/containers.hpp"
#include "gazetteer/impl.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/merge_layers.hpp"
#include "gazetteer/query_parts.hpp"
#include "gazetteer/ranking.hpp"
#include "text/name_key.hpp"
#include "unicode/fold.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

constexpr std::size_t longest_query = 300; // bytes; the longest name in use has 120

bool is_wanted(const Index& index, const Lookup& lookup, const Hit& hit) {
    const auto kind = index.kind(hit.entity);
    if (!lookup.kinds.empty() && std::find(lookup.kinds.begin(), lookup.kinds.end(), kind) == lookup.kinds.end())
        return false;
    if (!lookup.countries.empty()) {
        const std::string country = index.country(hit.entity);
        if (std::find(lookup.countries.begin(), lookup.countries.end(), country) == lookup.countries.end())
            return false;
    }
    return !lookup.within || lookup.within->contains(index.position(hit.entity));
}

void filter(const Index& index, const Lookup& lookup, std::vector<Hit>& hits) {
    std::erase_if(hits, [&](const Hit& hit) { return !is_wanted(index, lookup, hit); });
}

/// Hits for one name without containers, from the strictest route that has any.
std::vector<Hit> named(const Index& index, std::string_view name, const Lookup& lookup) {
    const Matcher matcher(index);
    const std::string key = text::name_key(name);
    std::vector<Hit> hits;
    if (key.empty()) return hits;
    if (lookup.suggest) {
        matcher.similar(key, hits);
        filter(index, lookup, hits);
        return hits;
    }
    if (lookup.prefix) {
        matcher.prefix(key, hits);
        filter(index, lookup, hits);
        return hits;
    }
    matcher.exact(key, {}, hits);
    matcher.stripped(key, hits);
    filter(index, lookup, hits);
    if (!hits.empty() || lookup.exact) return hits;
    if (const std::string bare = without_brackets(name); !bare.empty()) matcher.exact(text::name_key(bare), {}, hits);
    matcher.romanised(name, hits);
    filter(index, lookup, hits);
    if (!hits.empty()) return hits;
    matcher.similar(key, hits);
    const Stripped rest = strip_generic_words(key, [&index](std::string_view word) { return index.generic(word); });
    if (rest.kinds != 0) matcher.similar(rest.rest, hits, rest.kinds);
    filter(index, lookup, hits);
    return hits;
}

bool any_contained(const std::vector<Hit>& hits) {
    return std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.contained > 0; });
}

/// "Long Beach CA", "Kherson Ukraine": the last words may name a container.
std::vector<Hit> with_trailing_container(const Index& index, std::string_view name, const Lookup& lookup) {
    const std::string key = text::name_key(name);
    const Matcher matcher(index);
    for (std::size_t space = key.find(' '); space != std::string::npos; space = key.find(' ', space + 1)) {
        // The cheaper half first: what stands before is seldom a name, and then nobody asks what stands behind.
        std::vector<Hit> hits;
        matcher.exact(key.substr(0, space), {}, hits);
        matcher.stripped(key.substr(0, space), hits);
        filter(index, lookup, hits);
        if (hits.empty()) continue;
        const Container container = find_container(index, std::string_view(key).substr(space + 1));
        if (container.empty()) continue;
        apply_containers(index, {container}, hits);
        std::erase_if(hits, [](const Hit& hit) { return hit.contained == 0; });
        if (!hits.empty()) return hits;
    }
    return {};
}

std::vector<Hit> in_containers(const Index& index, const QueryParts& parts, const Lookup& lookup) {
    std::vector<Container> containers;
    for (const std::string_view name : parts.containers) containers.push_back(find_container(index, name));
    std::vector<Hit> hits = named(index, parts.name, lookup);
    apply_containers(index, containers, hits);
    if (any_contained(hits) || lookup.exact || lookup.prefix) return hits;
    // Perhaps a near spelling inside the container is meant: "Avdiivkka, Ukraine".
    std::vector<Hit> similar;
    Matcher(index).similar(text::name_key(parts.name), similar);
    filter(index, lookup, similar);
    apply_containers(index, containers, similar);
    std::erase_if(similar, [](const Hit& hit) { return hit.contained == 0; });
    if (!similar.empty()) return similar;
    return hits;
}

/// "Grünberg in Schlesien": the words after "in" may name a container.
std::optional<QueryParts> split_at_in(std::string_view query) {
    const std::size_t at = query.find(" in ");
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    return QueryParts{query.substr(0, at), {query.substr(at + 4)}};
}

/// "Beuthen O.S.": the last words say something that the index does not know; the rest is better than nothing.
std::vector<Hit> without_last_words(const Index& index, std::string_view name, const Lookup& lookup) {
    const Matcher matcher(index);
    std::string key = text::name_key(name);
    constexpr std::size_t shortest = 4;
    for (std::size_t space = key.rfind(' '); space != std::string::npos && space >= shortest; space = key.rfind(' ')) {
        key.resize(space);
        std::vector<Hit> hits;
        matcher.exact(key, {.missing_container = true}, hits);
        filter(index, lookup, hits);
        if (!hits.empty()) return hits;
    }
    return {};
}

std::vector<Hit> search(const Index& index, std::string_view query, const Lookup& lookup) {
    const QueryParts parts = split_query(query);
    if (parts.containers.empty() || lookup.prefix || lookup.suggest) {
        std::vector<Hit> hits = named(index, query, lookup);
        const bool loose =
            std::none_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.route <= Route::stripped; });
        if (!loose || lookup.prefix || lookup.suggest || lookup.exact) return hits;
        if (auto inside = with_trailing_container(index, query, lookup); !inside.empty()) return inside;
        if (const auto in = split_at_in(query))
            if (auto inside = in_containers(index, *in, lookup); !inside.empty()) return inside;
        if (hits.empty()) return without_last_words(index, query, lookup);
        return hits;
    }
    std::vector<Hit> hits = in_containers(index, parts, lookup);
    if (any_contained(hits)) return hits;
    // The whole may be one name ("Washington, D.C."), or the order reversed ("Ukraine, Kyiv").
    std::vector<Hit> whole;
    Matcher(index).exact(text::name_key(query), {}, whole);
    filter(index, lookup, whole);
    if (!whole.empty()) return whole;
    std::vector<Hit> reversed = in_containers(index, reversed_parts(parts), lookup);
    return any_contained(reversed) ? reversed : hits;
}

} // namespace

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

core::Result<Gazetteer> Gazetteer::open(const std::filesystem::path& folder, std::string_view viewpoint,
                                        std::span<const FurtherFile> further) {
    auto index = Index::open(folder / "places.idx");
    if (!index) return tl::unexpected(index.error());
    auto impl = std::make_unique<Impl>(std::move(*index), folder, std::string(viewpoint));
    if (!impl->pack.is_default_view())
        if (auto opened = impl->pack.open_now(); !opened) return tl::unexpected(opened.error());
    for (const FurtherFile& one : further) {
        auto opened = Index::open(one.file, further_next_step(one.name));
        if (opened)
            impl->further.push_back(std::move(*opened));
        else
            impl->problems.push_back(opened.error());
    }
    return Gazetteer(std::move(impl));
}

const std::vector<core::Error>& Gazetteer::problems() const {
    return m_impl->problems;
}

std::vector<core::Candidate> Gazetteer::named(std::string_view name, const Lookup& lookup) const {
    name = trimmed(name);
    if (name.empty() || name.size() > longest_query || lookup.limit == 0) return {};
    const std::string query = unicode::nfc(name);
    const auto ranked = [&](const Index& index) {
        std::vector<Hit> hits = search(index, query, lookup);
        rank(index, split_query(query).name, lookup, hits);
        return hits;
    };
    std::vector<Hit> hits = ranked(m_impl->index);
    if (!m_impl->further.empty()) {
        std::vector<std::vector<Hit>> layers{std::move(hits)};
        for (const Index& further : m_impl->further) layers.push_back(ranked(further));
        hits = merge_layers(*m_impl, std::move(layers));
    }
    const std::vector<double> share = scores(hits);
    std::vector<core::Candidate> out;
    for (std::size_t i = 0; i < hits.size() && i < lookup.limit; ++i)
        out.push_back(m_impl->candidate(hits[i], share[i], lookup.language));
    put_pinned_first(m_impl->pins, name, lookup, out);
    return out;
}

std::optional<core::Place> Gazetteer::place(std::string_view id, std::string_view language) const {
    if (const core::Place* pinned = m_impl->pins.by_id(id)) return *pinned;
    const auto entity = m_impl->anywhere(id);
    if (!entity) return std::nullopt;
    return m_impl->place(*entity, language);
}

std::string Gazetteer::version() const {
    return std::string(m_impl->index.edition());
}

} // namespace whenabouts::gazetteer

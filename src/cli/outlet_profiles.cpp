#include "cli/outlet_profiles.hpp"

#include "core/output_file.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <filesystem>

namespace whenabouts::cli {
namespace {

using CountByName = std::map<std::string, std::size_t>;

json::Value as_json(const CountByName& counts) {
    json::Value out{json::Value::Object{}};
    for (const auto& [name, count] : counts) out.set(name, static_cast<std::int64_t>(count));
    return out;
}

CountByName counts_of(const json::Value& value) {
    CountByName out;
    if (const auto* members = value.object())
        for (const auto& [name, count] : *members)
            if (count.whole() != nullptr && *count.whole() > 0) out[name] = static_cast<std::size_t>(*count.whole());
    return out;
}

} // namespace

core::Result<OutletProfiles> OutletProfiles::load(const std::string& path) {
    OutletProfiles out;
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return out;
    const auto text = core::read_file(path);
    if (!text) return tl::unexpected(text.error());
    const auto value = json::parse(*text, path);
    if (!value) return tl::unexpected(value.error());
    const auto* outlets = (*value)["outlets"].object();
    if (!(*value)["whenabouts_profiles"].is_number() || outlets == nullptr)
        return core::unreadable(path, "is no file of outlet profiles",
                                "name another file; one that does not exist is made");
    for (const auto& [name, profile] : *outlets) {
        const auto* articles = profile["articles"].whole();
        out.m_outlets[name] = gazetteer::SourceProfile::from(
            {articles == nullptr || *articles < 0 ? 0 : static_cast<std::size_t>(*articles),
             counts_of(profile["countries"]), counts_of(profile["regions"]), counts_of(profile["places"])});
    }
    return out;
}

const gazetteer::SourceProfile* OutletProfiles::of(const std::string& outlet) const {
    const auto found = m_outlets.find(outlet);
    return found == m_outlets.end() ? nullptr : &found->second;
}

void OutletProfiles::learn(const std::string& outlet, const reading::Reading& reading) {
    if (outlet.empty()) return;
    std::vector<core::Candidate> picks;
    for (const auto& toponym : reading.toponyms)
        if (toponym.place) picks.push_back(*toponym.place);
    m_outlets[outlet].learn(picks);
}

core::Result<void> OutletProfiles::save(const std::string& path) const {
    json::Value outlets{json::Value::Object{}};
    for (const auto& [name, profile] : m_outlets) {
        const auto counts = profile.counts();
        json::Value one;
        one.set("articles", static_cast<std::int64_t>(counts.articles)).set("countries", as_json(counts.countries));
        one.set("regions", as_json(counts.regions)).set("places", as_json(counts.places));
        outlets.set(name, std::move(one));
    }
    json::Value out;
    out.set("whenabouts_profiles", 1).set("outlets", std::move(outlets));
    return core::write_file(path, json::print_pretty(out) + "\n", true);
}

std::string outlet_of(const reading::Article& article) {
    if (!article.publisher.empty()) return article.publisher;
    std::string_view site = article.url;
    if (const auto scheme = site.find("://"); scheme != std::string_view::npos) site.remove_prefix(scheme + 3);
    site = site.substr(0, site.find_first_of("/?#"));
    if (const auto user = site.rfind('@'); user != std::string_view::npos) site.remove_prefix(user + 1);
    std::string out(site);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out.starts_with("www.") ? out.substr(4) : out;
}

} // namespace whenabouts::cli

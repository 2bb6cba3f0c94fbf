#include "cli/typed_fields.hpp"

#include "cli/notes.hpp"
#include "core/data_folder.hpp"
#include "reading/dates/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace whenabouts::cli {

core::Result<core::TimeSpan> span_of(const std::string& text) {
    if (text.empty()) return core::TimeSpan();
    auto span = core::TimeSpan::parse(text);
    if (span) return span;
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    if (const auto reader = reading::DateReader::load(folders->assets / "lexicons")) {
        const auto found = reader->find(text);
        if (found.size() == 1 && found[0].start == 0 && found[0].end == text.size() && found[0].span &&
            !found[0].span->is_unknown()) {
            note(fmt::format("when: {} ({})", core::describe(*found[0].span), found[0].span->edtf()));
            return *found[0].span;
        }
    }
    return core::bad_usage(
        fmt::format("--when: {}", span.error().what),
        "give EDTF such as 2024-01-02, 2023-12 or 2023-12-30/2024-01-02, or a date such as 30 December 2023");
}

core::Result<core::Casualties> people_of(std::string_view flag, const std::string& text) {
    core::Casualties people;
    if (text.empty()) return people;
    const auto number = [](std::string_view digits) -> std::optional<std::int64_t> {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) return std::nullopt;
        return value;
    };
    const std::size_t dash = text.find_first_of("-.");
    if (dash == std::string::npos) {
        people.best = number(text);
        if (people.best) return people;
    } else {
        people.low = number(std::string_view(text).substr(0, dash));
        people.high = number(std::string_view(text).substr(text.find_first_not_of("-.", dash) == std::string::npos
                                                               ? text.size()
                                                               : text.find_first_not_of("-.", dash)));
        if (people.low && people.high) return people;
    }
    return core::bad_usage(fmt::format("{}: '{}' is no count", flag, text),
                           "give a number such as 3, or a range such as 2-5");
}

core::Result<void> append_sources(const TypedSources& typed, core::Incident& incident) {
    const bool described = !typed.title.empty() || !typed.publisher.empty() || !typed.published.empty();
    const bool sourceless = typed.sources.empty() && !described && incident.sources.empty();
    if (!typed.quotes.empty() && sourceless)
        return core::bad_usage("--quote needs its source", "add --source with an address or a title");
    if (!typed.published.empty())
        if (const auto published = core::TimeSpan::parse(typed.published); !published)
            return core::bad_usage(fmt::format("--published: {}", published.error().what),
                                   "give a date such as 2024-01-09");
    std::vector<std::string> given = typed.sources;
    if (given.empty() && described) given.emplace_back();
    std::string quoted_source; // names none: the first is meant
    if (given.empty() && !incident.sources.empty()) quoted_source = incident.sources.front().uid;
    for (const std::string& text : given) {
        core::Source source;
        const bool address = text.find("://") != std::string::npos;
        source.kind = address ? "web" : "document";
        if (address)
            source.url = text;
        else
            source.title = text;
        if (!typed.title.empty()) source.title = typed.title;
        source.publisher = typed.publisher;
        source.published = typed.published;
        if (!incident.sources.empty()) source.uid = fmt::format("new {}", incident.sources.size()); // until it is filed
        if (quoted_source.empty()) quoted_source = source.uid;
        incident.sources.push_back(std::move(source));
    }
    for (const std::string& quote : typed.quotes) {
        core::Evidence evidence;
        evidence.source_uid = quoted_source;
        evidence.quote = quote;
        incident.evidence.push_back(std::move(evidence));
    }
    return {};
}

core::Result<std::vector<core::Actor>> actors_of(const std::vector<std::string>& typed) {
    constexpr std::array<std::string_view, 9> roles{
        "side_a", "side_b", "alleged_perpetrator", "target", "victim", "claimant", "supplier", "reporter", "other"};
    std::vector<core::Actor> actors;
    for (const std::string& text : typed) {
        const std::size_t colon = text.rfind(':');
        core::Actor actor{text.substr(0, colon), "other", true};
        if (colon != std::string::npos) {
            actor.role = text.substr(colon + 1);
            if (std::find(roles.begin(), roles.end(), actor.role) == roles.end())
                return core::bad_usage(fmt::format("--actor: '{}' is no role", actor.role),
                                       fmt::format("use {}", fmt::join(roles, ", ")));
        }
        actor.allegation = actor.role != "reporter" && actor.role != "victim";
        actors.push_back(std::move(actor));
    }
    return actors;
}

} // namespace whenabouts::cli

#include "cli/query_flags.hpp"

#include "core/data_folder.hpp"
#include "core/status_words.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

constexpr std::array<std::string_view, 7> orders{"time", "-time", "title", "place", "category", "updated", "id"};

core::Result<void> set_window(const QueryFlags& flags, core::Query& query) {
    if (flags.when.empty()) {
        if (flags.certain) return core::bad_usage("--certain needs a window", "give one with --when");
        return {};
    }
    const auto span = core::TimeSpan::parse(flags.when);
    if (!span)
        return core::bad_usage(fmt::format("--when: {}", span.error().what),
                               "give EDTF such as 2024-01-02, 2023-12 or 2023-12-30/2024-01-02");
    if (span->is_unknown())
        return core::bad_usage(fmt::format("--when: '{}' is no window", flags.when), "give at least one end");
    query.when = span->window();
    query.certain_only = flags.certain;
    return {};
}

core::Result<void> set_categories(const QueryFlags& flags, core::Query& query) {
    if (flags.categories.empty()) return {};
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::make_unexpected(taxonomy.error());
    for (const std::string& category : flags.categories)
        if (!taxonomy->knows(category)) return unknown_category(category, *taxonomy);
    query.categories = flags.categories;
    return {};
}

/// The area of a named place: a box for the store's index and the exact test, which keeps the gazetteer alive.
core::Result<void> set_area(const QueryFlags& flags, Asked& asked) {
    if (flags.in.empty()) return {};
    const auto folders = core::find_data_folders();
    if (!folders) return tl::make_unexpected(folders.error());
    auto opened =
        gazetteer::Gazetteer::open(folders->geodata, "un", gazetteer::further_files(gazetteer::further_folder()));
    if (!opened) return tl::make_unexpected(opened.error());
    const auto gazetteer = std::make_shared<const gazetteer::Gazetteer>(std::move(*opened));
    const auto candidates = gazetteer->find(flags.in);
    if (candidates.empty())
        return core::refused({}, fmt::format("--in: no place called '{}' is known", flags.in),
                             "try 'whenabouts geocode' with other spellings");
    const core::Place place = candidates.front().place;
    const core::Box box = place.box.value_or(core::around(place.position, place.radius_m));
    if (asked.query.within && !asked.query.within->intersects(box))
        return core::bad_usage(fmt::format("--in {} and --within do not meet", flags.in), "leave one of them out");
    if (!asked.query.within) asked.query.within = box;
    asked.query.inside = [gazetteer, place](core::LonLat point) { return gazetteer->contains(place, point); };
    asked.in = place;
    return {};
}

} // namespace

tl::unexpected<core::Error> unknown_category(std::string_view code, const taxonomy::Taxonomy& taxonomy) {
    std::string groups;
    for (const taxonomy::Category& category : taxonomy.categories())
        if (category.parent.empty()) groups.append(groups.empty() ? "" : ", ").append(category.code);
    return core::bad_usage(fmt::format("'{}' is no category", code),
                           fmt::format("the groups are {}; assets/categories.json lists all", groups));
}

void add_query_flags(CLI::App& command, QueryFlags& flags) {
    command.add_option("--when", flags.when, "Window of time in EDTF: 2024-01-02, 2023-12, 2023-12-30/2024-01-02")
        ->type_name("EDTF");
    command.add_flag("--certain", flags.certain, "Only what lies wholly inside the window");
    command.add_option("--within", flags.within, "Box in degrees; W greater than E crosses the antimeridian")
        ->type_name("W,S,E,N");
    command.add_option("--in", flags.in, "Inside the area of this place")->type_name("PLACE");
    command.add_option("--category", flags.categories, "This category or group; more than one: any of them")
        ->delimiter(',')
        ->type_name("CODE");
    command.add_option("--tag", flags.tags, "With this tag; more than one: all of them")
        ->delimiter(',')
        ->type_name("TAG");
    command
        .add_option("--status", flags.statuses,
                    "In this state of work: proposed, todo, in_progress, help_needed, review, done, cancelled")
        ->delimiter(',')
        ->type_name("WORD");
    command.add_option("--search", flags.search, "Words (or their beginnings) in title, summary, place, quotations")
        ->type_name("TEXT");
    command
        .add_option("--where", flags.where,
                    "A condition on members: \"killed >= 3 AND country IN ('UA','RU') AND NOT title LIKE '%drill%'\"")
        ->check([](const std::string& text) {
            return text.find_first_not_of(" \t\n") == std::string::npos ? "the condition is empty" : "";
        })
        ->type_name("CONDITION");
}

void add_order_flags(CLI::App& command, QueryFlags& flags) {
    const std::string usual = flags.order.empty() ? "time" : flags.order;
    command
        .add_option("--order", flags.order,
                    "time, -time, title, place, category, updated, id (as stored); usually " + usual)
        ->type_name("WORD");
    command.add_option("--limit", flags.limit, "At most so many")->type_name("N");
}

core::Result<Asked> to_query(const QueryFlags& flags) {
    Asked asked;
    core::Query& query = asked.query;
    if (auto done = set_window(flags, query); !done) return tl::make_unexpected(done.error());
    if (!flags.within.empty()) {
        const auto box = core::parse_box(flags.within);
        if (!box) return tl::make_unexpected(box.error());
        query.within = *box;
    }
    for (const std::string& status : flags.statuses)
        if (!core::is_one_of(status, core::workflow_words))
            return core::bad_usage(fmt::format("--status: '{}' is no state of work", status),
                                   fmt::format("use {}", fmt::join(core::workflow_words, ", ")));
    if (!flags.order.empty() && !core::is_one_of(flags.order, orders))
        return core::bad_usage(fmt::format("--order: '{}' is no order", flags.order),
                               fmt::format("use {}", fmt::join(orders, ", ")));
    if (flags.limit && *flags.limit < 0) return core::bad_usage("--limit cannot be negative", "give how many to show");
    if (!flags.where.empty()) {
        auto filter = core::parse_filter(flags.where);
        if (!filter) return tl::make_unexpected(filter.error());
        query.filter = std::move(*filter);
    }
    query.workflows = flags.statuses;
    query.tags = flags.tags;
    query.text = flags.search;
    query.limit = flags.limit;
    if (!flags.order.empty()) query.order = flags.order;
    if (auto done = set_categories(flags, query); !done) return tl::make_unexpected(done.error());
    if (auto done = set_area(flags, asked); !done) return tl::make_unexpected(done.error());
    return asked;
}

} // namespace whenabouts::cli

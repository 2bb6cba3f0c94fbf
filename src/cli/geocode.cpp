#include "cli/batch_report.hpp"
#include "cli/bracketed.hpp"
#include "cli/command.hpp"
#include "cli/geocode_flags.hpp"
#include "cli/places.hpp"
#include "cli/terminal.hpp"
#include "unicode/utf8.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

core::Result<gazetteer::Lookup> to_lookup(const GeocodeFlags& flags) {
    gazetteer::Lookup lookup;
    lookup.limit = flags.limit;
    lookup.language = flags.language;
    lookup.exact = flags.exact;
    lookup.prefix = flags.prefix;
    for (std::string country : flags.countries) {
        if (country.size() != 2)
            return core::bad_usage("'" + country + "' is not a country code",
                                   "give two letters of ISO 3166, such as UA");
        std::transform(country.begin(), country.end(), country.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        lookup.countries.push_back(country);
    }
    for (const std::string& word : flags.kinds) {
        const auto kind = core::parse_place_kind(word);
        if (!kind)
            return core::bad_usage(
                "'" + word + "' is not a kind of place",
                "give settlement, region, district, country, area, water, physical, airport or facility");
        lookup.kinds.push_back(*kind);
    }
    if (!flags.near.empty()) {
        const auto near = typed_position(flags.near, "--near");
        if (!near) return tl::unexpected(near.error());
        lookup.near = *near;
    }
    if (!flags.within.empty()) {
        const auto box = core::parse_box(flags.within);
        if (!box) return tl::unexpected(box.error());
        lookup.within = *box;
    }
    return lookup;
}

AnswerForm form_of(const GeocodeFlags& flags) {
    if (flags.json) return AnswerForm::json;
    if (flags.jsonl) return AnswerForm::jsonl;
    if (flags.geojson) return AnswerForm::geojson;
    return flags.csv ? AnswerForm::csv : AnswerForm::table;
}

std::string suggestions(const gazetteer::Gazetteer& gazetteer, std::string_view name, gazetteer::Lookup lookup) {
    lookup.suggest = true;
    lookup.exact = false;
    lookup.prefix = false;
    lookup.limit = 3;
    std::string out;
    for (const core::Candidate& near : gazetteer.find(name, lookup)) {
        if (!out.empty()) out += ", ";
        out += near.matched;
        if (!near.place.country.empty()) out += " (" + near.place.country + ")";
    }
    return out;
}

namespace {

/// "no place is known by the name 'X' — did you mean …?"
core::Error not_found(const gazetteer::Gazetteer& gazetteer, const std::string& name, const gazetteer::Lookup& lookup) {
    if (std::string reason = gazetteer.why_not(name, lookup); !reason.empty())
        return {core::Error::Kind::refused, {}, 0, "'" + printable(name) + "': " + reason, {}};
    const std::string near = suggestions(gazetteer, name, lookup);
    return {core::Error::Kind::refused,
            {},
            0,
            "no place is known by the name '" + printable(name) + "'",
            near.empty() ? "try another spelling, or a larger place nearby" : "did you mean: " + near + "?"};
}

int geocode_names(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer, const gazetteer::Lookup& lookup) {
    for (const std::string& name : flags.names)
        if (const auto at = unicode::first_invalid_byte(name))
            return fail({core::Error::Kind::unreadable, "the name", 0, fmt::format("byte {} is not UTF-8", *at + 1),
                         "give names in UTF-8"});
    AnswerPrinter printer(form_of(flags), gazetteer, flags.language);
    std::vector<std::string> missing;
    printer.begin();
    for (const std::string& name : flags.names) {
        Answer answer{name, gazetteer.find(name, lookup)};
        const bool found = !answer.candidates.empty();
        if (!found) missing.push_back(name);
        // A single name that is not found has its error line; a table need not repeat it.
        if (found || form_of(flags) != AnswerForm::table || flags.names.size() > 1) printer.add(answer);
    }
    printer.end();
    if (missing.empty()) return 0;
    if (flags.names.size() == 1) return fail(not_found(gazetteer, missing.front(), lookup));
    std::string list;
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < missing.size() && i < shown; ++i) list += (i == 0 ? "" : ", ") + printable(missing[i]);
    if (missing.size() > shown) list += ", …";
    return fail({core::Error::Kind::refused,
                 {},
                 0,
                 fmt::format("{} of {} names not found", missing.size(), flags.names.size()),
                 list});
}

int run(const GeocodeFlags& flags) {
    const auto lookup = to_lookup(flags);
    if (!lookup) return fail(lookup.error());
    const auto gazetteer = open_gazetteer(flags.viewpoint, flags.store);
    if (!gazetteer) return fail(gazetteer.error());
    if (!flags.column.empty()) return geocode_column(flags, *gazetteer, *lookup);
    return flags.names.empty() ? geocode_lines(flags, *gazetteer, *lookup) : geocode_names(flags, *gazetteer, *lookup);
}

} // namespace

void add_geocode(CLI::App& app, Chosen& chosen) {
    auto flags = std::make_shared<GeocodeFlags>();
    CLI::App* command = app.add_subcommand("geocode", "Place names in any script or spelling to ranked places");
    command->add_option("NAME", flags->names,
                        "Names, \"NAME, COUNTRY\" or positions; none: one a line from standard input");
    command->add_option("--limit", flags->limit, "Most candidates for each name")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--country", flags->countries, "Only in these countries (ISO codes: UA,RU)")->delimiter(',');
    command->add_option("--near", flags->near, "Prefer places near LON,LAT");
    command->add_option("--within", flags->within, "Only inside the box W,S,E,N");
    command
        ->add_option("--kind", flags->kinds,
                     "Only settlement, region, district, country, area, water, physical, airport, facility")
        ->delimiter(',');
    command->add_option("--lang", flags->language, "Language of the names given back (uk, ru, de …)")
        ->capture_default_str();
    command->add_option("--viewpoint", flags->viewpoint, "Whose view of disputed territory: un, de_facto, ua, ru …")
        ->capture_default_str();
    command->add_flag("--exact", flags->exact, "Only names spelt so: no near spellings, no other script");
    command->add_flag("--prefix", flags->prefix, "NAME is the beginning of a name");
    auto* json = command->add_flag("--json", flags->json, "One JSON document");
    auto* jsonl = command->add_flag("--jsonl", flags->jsonl, "One JSON object a line")->excludes(json);
    auto* geojson =
        command->add_flag("--geojson", flags->geojson, "A GeoJSON feature collection")->excludes(json)->excludes(jsonl);
    command->add_flag("--csv", flags->csv, "A CSV table, one candidate a line")
        ->excludes(json)
        ->excludes(jsonl)
        ->excludes(geojson);
    auto* column =
        command->add_option("--column", flags->column,
                            "Standard input is CSV: geocode this column (its heading, or its number), add the "
                            "answer's columns; separator and quotation marks as in the input");
    for (CLI::Option* form : {json, jsonl, geojson}) column->excludes(form);
    command
        ->add_option(
            "--report", flags->report,
            "Write every name that is missing or ambiguous, with line, reason and alternatives, to this CSV file")
        ->type_name("FILE");
    command->add_flag("--force", flags->force, "Replace an existing report");
    command->add_option("--store", flags->store, "Names pinned in this store come first")->type_name("STORE");
    command->footer(
        "\nA name may be a place (\"Long Beach, CA\"), a position in any notation (48°27'54\"N 35°02'46\"E, "
        "36UXV1234567890,\n"
        "8FW4+2X Kyiv, a map's address) or told by other places (\"20 km NW of Bakhmut\", \"between Tokmak and "
        "Orikhiv\",\n"
        "\"near the Syrian-Turkish border\").\n\n"
        "Examples:\n  whenabouts geocode \"Zaporizhzhia region\" --json\n  whenabouts geocode \"Long Beach, CA\" "
        "Запоріжжя \"20 km NW of Bakhmut\"\n"
        "  whenabouts geocode --column city --report unsure.csv < towns.csv > placed.csv\n\n"
        "Exit status 1 when a name is not found.");
    command->callback([flags, &chosen] {
        unshield_brackets(flags->names);
        chosen = [flags] { return run(*flags); };
    });
}

} // namespace whenabouts::cli

#include "cli/command.hpp"
#include "cli/csv_records.hpp"
#include "cli/geocode_answers.hpp"
#include "cli/places.hpp"
#include "cli/terminal.hpp"
#include "exchange/csv_row.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <iostream>
#include <memory>

namespace whenabouts::cli {
namespace {

struct GeocodeFlags {
    std::vector<std::string> names, countries, kinds;
    std::string near, within, language = "en", column, viewpoint = "un";
    std::size_t limit = 10;
    bool exact = false, prefix = false, json = false, jsonl = false, geojson = false, csv = false;
};

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

/// A name as it may stand in one line of a terminal: control and direction marks left out, long ones cut.
std::string printable(const std::string& name) {
    std::string out;
    constexpr std::size_t longest = 80;
    for (std::size_t at = 0; at < name.size() && out.size() < longest;) {
        const auto point = unicode::decode(name, at);
        if (!unicode::is_control(point.value)) unicode::append(out, point.value);
        at += point.size;
    }
    return out.size() < longest ? out : out + "…";
}

/// "no place is known by the name 'X' — did you mean …?"
core::Error not_found(const gazetteer::Gazetteer& gazetteer, const std::string& name, gazetteer::Lookup lookup) {
    lookup.suggest = true;
    lookup.exact = false;
    lookup.prefix = false;
    lookup.limit = 3;
    std::string suggestions;
    for (const core::Candidate& near : gazetteer.find(name, lookup)) {
        if (!suggestions.empty()) suggestions += ", ";
        suggestions += near.matched + " (" + near.place.country + ")";
    }
    return {core::Error::Kind::refused,
            {},
            0,
            "no place is known by the name '" + printable(name) + "'",
            suggestions.empty() ? "try another spelling, or a larger place nearby"
                                : "did you mean: " + suggestions + "?"};
}

/// What was asked and could not be answered.
struct Missing {
    std::vector<std::string> names;
    std::size_t asked = 0;
    void note(const std::string& name, bool found) {
        ++asked;
        if (!found) names.push_back(name);
    }
};

int report(const Missing& missing, const gazetteer::Gazetteer& gazetteer, const gazetteer::Lookup& lookup) {
    if (missing.names.empty()) return 0;
    if (missing.asked == 1) return fail(not_found(gazetteer, missing.names.front(), lookup));
    std::string list;
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < missing.names.size() && i < shown; ++i)
        list += (i == 0 ? "" : ", ") + printable(missing.names[i]);
    if (missing.names.size() > shown) list += ", …";
    return fail({core::Error::Kind::refused,
                 {},
                 0,
                 fmt::format("{} of {} names not found", missing.names.size(), missing.asked),
                 list});
}

core::Result<void> check_name(const std::string& name, long line) {
    if (const auto at = unicode::first_invalid_byte(name))
        return core::unreadable(line == 0 ? "the name" : "standard input", fmt::format("byte {} is not UTF-8", *at + 1),
                                "give names in UTF-8", line);
    return {};
}

int geocode_names(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer, const gazetteer::Lookup& lookup) {
    AnswerPrinter printer(form_of(flags), gazetteer);
    Missing missing;
    const auto answer = [&](const std::string& name) {
        const Answer found{name, gazetteer.find(name, lookup)};
        missing.note(name, !found.candidates.empty());
        // A single name that is not found has its error line; a table need not repeat it.
        if (form_of(flags) == AnswerForm::table && found.candidates.empty() && flags.names.size() == 1) return;
        printer.add(found);
    };
    for (const std::string& name : flags.names)
        if (const auto good = check_name(name, 0); !good) return fail(good.error());
    printer.begin();
    for (const std::string& name : flags.names) answer(name);
    if (flags.names.empty()) {
        std::string line;
        for (long number = 1; read_line(line); ++number) {
            if (const auto good = check_name(line, number); !good) {
                printer.end();
                return fail(good.error());
            }
            if (line.find_first_not_of(" \t") != std::string::npos) answer(line);
        }
    }
    printer.end();
    return report(missing, gazetteer, lookup);
}

std::string joined(const std::vector<std::string>& fields) {
    std::string out;
    for (std::size_t i = 0; i < fields.size(); ++i) out += (i == 0 ? "" : ",") + exchange::csv_quoted(fields[i]);
    return out + "\r\n";
}

int geocode_column(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer, gazetteer::Lookup lookup) {
    CsvRecords records(std::cin, "standard input");
    std::vector<std::string> fields;
    auto more = records.next(fields);
    if (!more) return fail(more.error());
    if (!*more)
        return fail(
            {core::Error::Kind::unreadable, "standard input", 0, "is empty", "give a CSV file with a header line"});
    const auto at = std::find(fields.begin(), fields.end(), flags.column);
    if (at == fields.end())
        return fail({core::Error::Kind::usage, "standard input", 1, "has no column '" + flags.column + "'",
                     "it has: " + joined(fields).substr(0, 200)});
    const auto column = static_cast<std::size_t>(at - fields.begin());
    const std::size_t width = fields.size();
    fields.insert(fields.end(), answer_columns().begin(), answer_columns().end());
    print(joined(fields));
    lookup.limit = 1;
    Missing missing;
    while (true) {
        more = records.next(fields);
        if (!more) return fail(more.error());
        if (!*more) break;
        if (fields.size() == 1 && fields[0].empty()) continue;
        fields.resize(std::max(width, fields.size()));
        const auto found = gazetteer.find(fields[column], lookup);
        missing.note(fields[column], !found.empty());
        for (std::string& field : answer_fields(found.empty() ? nullptr : found.data()))
            fields.push_back(std::move(field));
        print(joined(fields));
    }
    return report(missing, gazetteer, lookup);
}

int run(const GeocodeFlags& flags) {
    const auto lookup = to_lookup(flags);
    if (!lookup) return fail(lookup.error());
    const auto gazetteer = open_gazetteer(flags.viewpoint);
    if (!gazetteer) return fail(gazetteer.error());
    if (!flags.column.empty()) return geocode_column(flags, *gazetteer, *lookup);
    return geocode_names(flags, *gazetteer, *lookup);
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
    command->add_option("--column", flags->column,
                        "Standard input is CSV: geocode this column, add the answer's columns");
    command->footer(
        "Examples:\n  whenabouts geocode \"Zaporizhzhia region\" --json\n  whenabouts geocode \"Long Beach, CA\" "
        "Запоріжжя\n"
        "  whenabouts geocode --column city < towns.csv > placed.csv\n\nExit status 1 when a name is not found.");
    command->callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

} // namespace whenabouts::cli

#include "cli/import_flags.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

core::Result<char> separator_of(const std::string& text) {
    if (text.empty()) return '\0';
    if (text == "tab" || text == "\\t" || text == "\t") return '\t';
    if (text == "comma") return ',';
    if (text == "semicolon") return ';';
    if (text == "bar") return '|';
    if (text.size() == 1 && std::string_view("\"\r\n").find(text.front()) == std::string_view::npos)
        return text.front();
    return core::bad_usage(fmt::format("--separator: '{}' is no separator", text), "give one of , ; | or tab");
}

core::Result<exchange::MapOverrides> overrides_of(const ImportFlags& flags) {
    exchange::MapOverrides overrides;
    for (const std::string& text : flags.map) {
        const std::size_t cut = text.rfind('=');
        if (cut == std::string::npos || cut == 0)
            return core::bad_usage(fmt::format("--map: '{}' is not COLUMN=FIELD", text),
                                   "write --map 'Date of event=date', or --map 'Date of event=' to leave it in extra");
        overrides.emplace_back(text.substr(0, cut), text.substr(cut + 1));
    }
    if (!flags.id_column.empty()) overrides.emplace_back(flags.id_column, "id");
    return overrides;
}

} // namespace

core::Result<exchange::ImportOptions> import_options(const ImportFlags& flags) {
    exchange::ImportOptions options;
    const auto separator = separator_of(flags.separator);
    if (!separator) return tl::make_unexpected(separator.error());
    auto overrides = overrides_of(flags);
    if (!overrides) return tl::make_unexpected(overrides.error());
    options.form = {*separator, flags.encoding};
    options.map = std::move(*overrides);
    options.rules.origin = flags.origin;
    options.rules.radius_m = flags.radius_m;
    options.rules.zone = flags.zone;
    options.rules.short_years = !flags.dates.empty();
    if (flags.dates == "dmy") options.dates = exchange::DateOrder::day_first;
    if (flags.dates == "mdy") options.dates = exchange::DateOrder::month_first;
    if (flags.positions == "lonlat") options.rules.pair_order = exchange::PairOrder::lon_lat;
    if (flags.positions == "latlon") options.rules.pair_order = exchange::PairOrder::lat_lon;
    if (!flags.precision.empty()) {
        const auto word = core::parse_place_precision(flags.precision);
        if (!word || *word == core::PlacePrecision::none)
            return core::bad_usage(fmt::format("--precision: '{}' is no precision", flags.precision),
                                   "use exact, site, vicinity, settlement, near, adm3, adm2, adm1, area, country or "
                                   "water");
        options.rules.precision = *word;
    }
    return options;
}

void add_import_flags(CLI::App& command, ImportFlags& flags) {
    command.add_option("STORE", flags.store, "The store (.gpkg); made when it is missing")->required();
    command.add_option("FILE", flags.files, "Tables (CSV with , ; tab or |) or GeoJSON; - for standard input")
        ->required();
    command.add_option("--profile", flags.profile, "What the columns are called: auto or generic")->type_name("NAME");
    command
        .add_option("--map", flags.map,
                    "What a column is, where its name does not say it; may be repeated; an empty\n"
                    "field leaves the column in extra. Fields: title, summary, category, date, start,\n"
                    "end, time, lon, lat, position, place, country, adm1, adm2, precision, radius,\n"
                    "source, source_title, publisher, published, quote, side_a, side_b, killed,\n"
                    "killed_low, killed_high, injured, injured_low, injured_high, civilians_killed,\n"
                    "confidence, verification, tags, zone, id")
        ->type_name("COLUMN=FIELD");
    command.add_option("--id-column", flags.id_column, "The column with the records' own ids")->type_name("COLUMN");
    command.add_option("--origin", flags.origin, "What the data set is called (the file's name, when not given)")
        ->type_name("NAME");
    command.add_option("--dates", flags.dates, "How 03/04/2024 is meant, where no value of the column shows it")
        ->check(CLI::IsMember({"dmy", "mdy"}))
        ->type_name("dmy|mdy");
    command.add_option("--positions", flags.positions, "How two numbers in one column are meant")
        ->check(CLI::IsMember({"lonlat", "latlon"}))
        ->type_name("lonlat|latlon");
    command.add_option("--precision", flags.precision, "How exact the positions are: exact, site, vicinity …")
        ->type_name("WORD");
    command.add_option("--radius", flags.radius_m, "How far, in metres, the true spot may lie from a position")
        ->check(CLI::PositiveNumber)
        ->type_name("METRES");
    command.add_option("--zone", flags.zone, "Time zone of the dates")->type_name("IANA");
    command.add_option("--separator", flags.separator, "Between the columns (found, when not given)")
        ->type_name(", ; | tab");
    command.add_option("--encoding", flags.encoding, "Of a table that is not Unicode, such as cp1251 or latin-1")
        ->type_name("NAME");
    command.add_flag("--geocode", flags.geocode, "Look rows with a place name but no position up in the gazetteer");
    command.add_flag("--dry-run", flags.dry_run, "Do all the work, show what would be, and keep nothing");
    command.add_option("--on-error", flags.on_error, "What to do with a row that cannot be read: skip it, or stop")
        ->check(CLI::IsMember({"skip", "stop"}))
        ->type_name("skip|stop");
    command.add_option("--rejects", flags.rejects, "Write the rows that were skipped here, with line and reason")
        ->type_name("FILE");
    command.add_option("--licence,--license", flags.licence, "Under which the data came, for the record")
        ->type_name("TEXT");
    command.add_option("--citation", flags.citation, "How the data wants to be cited, for the record")
        ->type_name("TEXT");
    command.add_option("--why", flags.why, "A reason, for the history")->type_name("TEXT");
    command.add_option("--limit", flags.limit, "Only the first so many rows of each file")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
    command.add_flag("--force", flags.force, "Replace an existing file of rejects");
    command.add_flag("--json", flags.json, "Print the counts, the mapping and the rejects as JSON");
}

} // namespace whenabouts::cli

#include "cli/batch_progress.hpp"
#include "cli/batch_report.hpp"
#include "cli/bracketed.hpp"
#include "cli/command.hpp"
#include "cli/csv_records.hpp"
#include "cli/incident_words.hpp"
#include "cli/places.hpp"
#include "cli/reverse_answers.hpp"
#include "cli/terminal.hpp"
#include "gazetteer/coordinates.hpp"
#include "unicode/utf8.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <memory>

namespace whenabouts::cli {
namespace {

struct ReverseFlags {
    std::vector<std::string> positions;
    std::string language = "en", viewpoint = "un", columns, report;
    bool json = false, jsonl = false, csv = false, force = false;
};

/// Writes answers one by one in the form asked for.
class ReversePrinter {
  public:
    explicit ReversePrinter(const ReverseFlags& flags) : m_flags(flags) {
        if (flags.json) print("[");
        if (flags.csv) print(csv_record(reverse_columns(), ','));
    }
    void add(core::LonLat point, const gazetteer::Location& location) {
        if (m_flags.jsonl)
            print(json::print(location_json(point, location)) + "\n");
        else if (m_flags.json)
            print((m_first ? "\n" : ",\n") + json::print(location_json(point, location)));
        else if (m_flags.csv)
            print(csv_record(reverse_fields(point, location), ','));
        else
            print(fmt::format("{:.5f}, {:.5f}  {}\n", point.lon, point.lat, location_words(location)));
        m_first = false;
    }
    void end() {
        if (m_flags.json) print("\n]\n");
    }

  private:
    const ReverseFlags& m_flags;
    bool m_first = true;
};

int reverse_lines(const ReverseFlags& flags, const gazetteer::Gazetteer& gazetteer) {
    std::ios::sync_with_stdio(false);
    BatchReport report("standard input", "positions");
    if (!flags.report.empty())
        if (const auto good = report.write_to(flags.report, flags.force); !good) return fail(good.error());
    ReversePrinter printer(flags);
    BatchProgress progress("positions");
    std::string line;
    for (long number = 1; read_line(line); ++number) {
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.find_first_not_of(" \t") == std::string::npos) continue;
        const auto read = gazetteer::read_position(line);
        if (!read.position) {
            report.missing(number, unicode::scrubbed(line), read.refusal.empty() ? "is no position" : read.refusal, "");
            continue;
        }
        report.placed();
        printer.add(read.position->position, gazetteer.at(read.position->position, flags.language));
        if (!progress.step()) break;
    }
    printer.end();
    return report.finish();
}

/// "lon,lat" or one column that holds positions in any notation.
core::Result<std::vector<std::size_t>> columns_of(const std::vector<std::string>& header, const std::string& names) {
    std::vector<std::size_t> out;
    for (std::size_t at = 0;;) {
        const std::size_t end = names.find(',', at);
        const std::string name = names.substr(at, end - at);
        const auto found = std::find(header.begin(), header.end(), name);
        if (found == header.end())
            return tl::unexpected(core::Error{core::Error::Kind::usage, "standard input", 1,
                                              "has no column '" + name + "'",
                                              "it has: " + printable(csv_record(header, ','))});
        out.push_back(static_cast<std::size_t>(found - header.begin()));
        if (end == std::string::npos) break;
        at = end + 1;
    }
    if (out.size() > 2)
        return core::bad_usage("--columns takes one or two columns", "give LON,LAT or one column of positions");
    return out;
}

int reverse_table(const ReverseFlags& flags, const gazetteer::Gazetteer& gazetteer) {
    std::ios::sync_with_stdio(false);
    CsvRecords records(std::cin, "standard input");
    const auto header = read_header(records);
    if (!header) return fail(header.error());
    std::vector<std::string> fields = *header;
    const auto columns = columns_of(fields, flags.columns);
    if (!columns) return fail(columns.error());
    BatchReport report("standard input", "positions");
    if (!flags.report.empty())
        if (const auto good = report.write_to(flags.report, flags.force); !good) return fail(good.error());
    const char separator = records.separator();
    const std::size_t width = fields.size();
    const std::vector<std::string> added =
        told_apart(fields, {reverse_columns().begin() + 2, reverse_columns().end()}, "reverse_");
    fields.insert(fields.end(), added.begin(), added.end());
    print(csv_record(fields, separator));
    BatchProgress progress("rows");
    while (true) {
        const auto more = records.next(fields);
        if (!more) return fail(more.error());
        if (!*more) break;
        if (fields.size() == 1 && fields[0].empty() && width > 1) continue;
        if (fields.size() != width) report.ragged(records.line(), fields.size(), width);
        std::vector<std::string> beyond;
        if (fields.size() > width) beyond.assign(fields.begin() + static_cast<std::ptrdiff_t>(width), fields.end());
        fields.resize(width);
        const bool pair = columns->size() == 2;
        // Two columns say which is which: the longitude was named first.
        const std::string text =
            pair ? "lon " + fields[(*columns)[0]] + " lat " + fields[(*columns)[1]] : fields[(*columns)[0]];
        const auto read = gazetteer::read_position(text);
        std::vector<std::string> answer(added.size());
        if (read.position) {
            report.placed();
            answer = reverse_fields(read.position->position, gazetteer.at(read.position->position, flags.language));
            answer.erase(answer.begin(), answer.begin() + 2);
        } else {
            report.missing(records.line(), text, read.refusal.empty() ? "is no position" : read.refusal, "");
        }
        fields.insert(fields.end(), answer.begin(), answer.end());
        fields.insert(fields.end(), beyond.begin(), beyond.end());
        print(csv_record(fields, separator));
        if (!progress.step()) break;
    }
    return report.finish();
}

int run(const ReverseFlags& flags) {
    std::vector<core::LonLat> points;
    for (const std::string& text : flags.positions) {
        const auto point = typed_position(text, "");
        if (!point) return fail(point.error());
        points.push_back(*point);
    }
    const auto gazetteer = open_gazetteer(flags.viewpoint);
    if (!gazetteer) return fail(gazetteer.error());
    if (!flags.columns.empty()) return reverse_table(flags, *gazetteer);
    if (points.empty()) return reverse_lines(flags, *gazetteer);
    ReversePrinter printer(flags);
    for (const core::LonLat point : points) printer.add(point, gazetteer->at(point, flags.language));
    printer.end();
    return 0;
}

} // namespace

void add_reverse(CLI::App& app, Chosen& chosen) {
    auto flags = std::make_shared<ReverseFlags>();
    CLI::App* command =
        app.add_subcommand("reverse", "Positions to the nearest settlement, the region, the country or the sea");
    command->add_option("POSITION", flags->positions,
                        "Longitude,latitude in degrees, or any other notation; none: one a line from standard input");
    command->add_option("--lang", flags->language, "Language of the names given back")->capture_default_str();
    command->add_option("--viewpoint", flags->viewpoint, "Whose view of disputed territory: un, de_facto, ua, ru …")
        ->capture_default_str();
    auto* json = command->add_flag("--json", flags->json, "One JSON document");
    auto* jsonl = command->add_flag("--jsonl", flags->jsonl, "One JSON object a line")->excludes(json);
    auto* csv = command->add_flag("--csv", flags->csv, "A CSV table")->excludes(json)->excludes(jsonl);
    auto* columns =
        command->add_option("--columns", flags->columns,
                            "Standard input is CSV: its columns of longitude and latitude (LON,LAT), or one "
                            "column of positions in any notation; the answer's columns are added");
    for (CLI::Option* form : {json, jsonl, csv}) columns->excludes(form);
    command
        ->add_option("--report", flags->report, "Write every refused position, with line and reason, to this CSV file")
        ->type_name("FILE");
    command->add_flag("--force", flags->force, "Replace an existing report");
    command->footer("\nExamples:\n  whenabouts reverse 35.2,47.9 \"47°51'N 35°07'E\" 36UXV1234567890\n"
                    "  whenabouts reverse --viewpoint ua --json 34.1,44.95\n"
                    "  whenabouts reverse --columns lon,lat < points.csv > placed.csv");
    command->callback([flags, &chosen] {
        unshield_brackets(flags->positions);
        chosen = [flags] { return run(*flags); };
    });
}

} // namespace whenabouts::cli

#include "cli/batch_progress.hpp"
#include "cli/batch_report.hpp"
#include "cli/csv_records.hpp"
#include "cli/geocode_flags.hpp"
#include "cli/side_by_side.hpp"
#include "cli/terminal.hpp"
#include "unicode/utf8.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <iostream>

namespace whenabouts::cli {
namespace {

constexpr std::size_t enough_to_tell = 2;      // enough to see that a name is ambiguous
constexpr std::size_t alternatives_wanted = 4; // what a person then wants to see

/// What was found out about one name of a batch.
struct LookedUp {
    std::vector<core::Candidate> found;
    std::size_t close = 0;   ///< candidates that fit about as well as the first, itself counted
    std::string why_missing; ///< nothing was found: the reason, where there is more to say than "unknown"
    std::string suggestions;
};

/// Looks names up; safe from several threads.
class BatchGeocoder {
  public:
    BatchGeocoder(const gazetteer::Gazetteer& gazetteer, gazetteer::Lookup lookup, bool with_suggestions)
        : m_gazetteer(gazetteer), m_lookup(std::move(lookup)), m_limit(m_lookup.limit),
          m_with_suggestions(with_suggestions) {
        m_lookup.limit = std::max(m_limit, enough_to_tell);
    }

    [[nodiscard]] LookedUp look_up(const std::string& name) const {
        LookedUp out;
        if (const auto at = unicode::first_invalid_byte(name)) {
            out.why_missing = fmt::format("byte {} is not UTF-8", *at + 1);
            return out;
        }
        out.found = m_gazetteer.find(name, m_lookup);
        if (out.found.empty()) {
            out.why_missing = m_gazetteer.why_not(name, m_lookup);
            if (m_with_suggestions) out.suggestions = suggestions(m_gazetteer, name, m_lookup);
            return out;
        }
        out.close = m_lookup.prefix ? 1 : close_candidates(out.found);
        if (out.close >= enough_to_tell && m_lookup.limit < alternatives_wanted) { // few names are: only they are
            gazetteer::Lookup more = m_lookup;                                     // looked up in full
            more.limit = alternatives_wanted;
            out.found = m_gazetteer.find(name, more);
            out.close = close_candidates(out.found);
        }
        return out;
    }
    void cut(std::vector<core::Candidate>& found) const {
        if (found.size() > m_limit) found.resize(m_limit);
    }

  private:
    const gazetteer::Gazetteer& m_gazetteer;
    gazetteer::Lookup m_lookup;
    std::size_t m_limit;
    bool m_with_suggestions;
};

/// Notes what is not plain.
void note(BatchReport& report, long line, const std::string& name, const LookedUp& looked) {
    if (looked.found.empty()) {
        report.missing(line, name, looked.why_missing, looked.suggestions);
        return;
    }
    report.placed();
    if (looked.close >= enough_to_tell)
        report.ambiguous(line, name, std::span(looked.found).first(std::min(looked.found.size(), alternatives_wanted)));
}

/// Whether the next line can be read without waiting for whoever writes it.
bool more_at_hand() {
    return std::cin.rdbuf()->in_avail() > 0;
}

/// A line may be an object with a member `query` or `name` (JSON Lines); else it is the name.
std::string name_of(const std::string& line, bool jsonl) {
    if (!jsonl || !line.starts_with('{')) return line;
    const auto value = json::parse(line, "standard input");
    if (!value) return line;
    const json::Value& query = (*value)["query"];
    return std::string(query.is_null() ? (*value)["name"].text() : query.text());
}

/// The number of the column called so: letter for letter, else in any case, else by its number from 1.
std::optional<std::size_t> column_of(const std::vector<std::string>& header, const std::string& name) {
    const auto lower = [](std::string text) {
        std::transform(text.begin(), text.end(), text.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return text;
    };
    for (std::size_t i = 0; i < header.size(); ++i)
        if (header[i] == name) return i;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (lower(header[i]) == lower(name)) return i;
    std::size_t number = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
    if (read.ec == std::errc{} && read.ptr == name.data() + name.size() && number >= 1 && number <= header.size())
        return number - 1;
    return std::nullopt;
}

std::vector<std::string> added_columns(const std::vector<std::string>& header) {
    std::vector<std::string> out = answer_columns();
    out.emplace_back("ambiguous");
    return told_apart(header, std::move(out), "geocode_");
}

struct NamedLine {
    long number = 0; ///< from 1
    std::string name;
    LookedUp looked{};
};

/// The names of the next lines: as many as can be read without waiting, up to some hundreds. False at the end.
bool read_names(bool jsonl, long& number, std::vector<NamedLine>& lines) {
    constexpr std::size_t most = 512;
    lines.clear();
    std::string line;
    while (lines.size() < most && (lines.empty() || more_at_hand()) && read_line(line)) {
        const long at = number++;
        if (at == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        std::string name = name_of(line, jsonl);
        if (name.find_first_not_of(" \t") != std::string::npos) lines.push_back({at, std::move(name)});
    }
    return !lines.empty();
}

struct NamedRow {
    long line = 0;         ///< on which it began, from 1
    std::size_t given = 0; ///< fields that it has
    std::vector<std::string> fields{};
    std::vector<std::string> beyond{}; ///< fields without a heading: they go behind ours
    LookedUp looked{};
};

bool is_blank(std::string_view name) {
    return name.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The next rows: as many as can be read without waiting, up to some hundreds. False at the end. What was read before
/// an error stays in `rows`.
core::Result<bool> read_rows(CsvRecords& records, std::size_t width, std::vector<NamedRow>& rows) {
    constexpr std::size_t most = 512;
    rows.clear();
    std::vector<std::string> fields;
    while (rows.size() < most && (rows.empty() || more_at_hand())) {
        const auto more = records.next(fields);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return false;
        if (fields.size() == 1 && fields[0].empty() && width > 1) continue; // a blank line
        NamedRow& row = rows.emplace_back();
        row.line = records.line();
        row.fields = fields;
        if (fields.size() > width) row.beyond.assign(fields.begin() + static_cast<std::ptrdiff_t>(width), fields.end());
        row.fields.resize(width);
        row.given = fields.size();
    }
    return true;
}

void note(BatchReport& report, const NamedRow& row, std::size_t column, std::size_t width) {
    if (row.given != width) report.ragged(row.line, row.given, width);
    if (is_blank(row.fields[column]))
        report.empty(row.line);
    else
        note(report, row.line, row.fields[column], row.looked);
}

std::vector<std::string> with_answer(NamedRow row) {
    const auto& found = row.looked.found;
    std::vector<std::string> answer = answer_fields(found.empty() ? nullptr : found.data());
    answer.push_back(row.looked.close >= enough_to_tell
                         ? alternatives_words(std::span(found).first(std::min(found.size(), row.looked.close)))
                         : "");
    row.fields.insert(row.fields.end(), answer.begin(), answer.end());
    row.fields.insert(row.fields.end(), row.beyond.begin(), row.beyond.end());
    return std::move(row.fields);
}

} // namespace

int geocode_lines(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer, const gazetteer::Lookup& lookup) {
    std::ios::sync_with_stdio(false);
    BatchReport report("standard input", "names");
    if (!flags.report.empty())
        if (const auto good = report.write_to(flags.report, flags.force); !good) return fail(good.error());
    const BatchGeocoder geocoder(gazetteer, lookup, report.has_file());
    AnswerPrinter printer(form_of(flags), gazetteer, flags.language);
    BatchProgress progress("names");
    SideBySide side_by_side;
    std::vector<NamedLine> lines;
    printer.begin();
    for (long number = 1; read_names(flags.jsonl, number, lines);) {
        side_by_side.for_each(lines.size(), [&](std::size_t i) { lines[i].looked = geocoder.look_up(lines[i].name); });
        bool go_on = true;
        for (NamedLine& line : lines) {
            note(report, line.number, line.name, line.looked);
            geocoder.cut(line.looked.found);
            printer.add({unicode::first_invalid_byte(line.name) ? unicode::scrubbed(line.name) : line.name,
                         std::move(line.looked.found)});
            go_on = progress.step();
            if (!go_on) break;
        }
        if (!go_on) break;
        if (!more_at_hand()) std::fflush(stdout); // whoever writes the next name may wait for these answers
    }
    printer.end();
    return report.finish();
}

int geocode_column(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer, gazetteer::Lookup lookup) {
    std::ios::sync_with_stdio(false);
    CsvRecords records(std::cin, "standard input");
    const auto header = read_header(records);
    if (!header) return fail(header.error());
    std::vector<std::string> fields = *header;
    const char separator = records.separator();
    const auto column = column_of(fields, flags.column);
    if (!column)
        return fail({core::Error::Kind::usage, "standard input", 1, "has no column '" + flags.column + "'",
                     "it has: " + printable(csv_record(fields, ','))});
    BatchReport report("standard input", "names");
    if (!flags.report.empty())
        if (const auto good = report.write_to(flags.report, flags.force); !good) return fail(good.error());
    lookup.limit = 1;
    const BatchGeocoder geocoder(gazetteer, lookup, report.has_file());
    const std::size_t width = fields.size();
    const std::vector<std::string> added = added_columns(fields);
    fields.insert(fields.end(), added.begin(), added.end());
    print(csv_record(fields, separator));
    BatchProgress progress("rows");
    SideBySide side_by_side;
    std::vector<NamedRow> rows;
    while (true) {
        const auto good = read_rows(records, width, rows);
        side_by_side.for_each(rows.size(), [&](std::size_t i) {
            if (const std::string& name = rows[i].fields[*column]; !is_blank(name))
                rows[i].looked = geocoder.look_up(name);
        });
        for (NamedRow& row : rows) {
            note(report, row, *column, width);
            print(csv_record(with_answer(std::move(row)), separator));
            if (!progress.step()) return report.finish();
        }
        if (!good) {
            const int status = fail(good.error());
            return report.finish() == 4 ? 4 : status;
        }
        if (!*good) break;
        if (!more_at_hand()) std::fflush(stdout);
    }
    return report.finish();
}

} // namespace whenabouts::cli

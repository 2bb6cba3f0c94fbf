#include "cli/batch_progress.hpp"
#include "cli/batch_report.hpp"
#include "cli/csv_records.hpp"
#include "cli/geocode_flags.hpp"
#include "cli/terminal.hpp"
#include "unicode/utf8.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <iostream>

namespace whenabouts::cli {
namespace {

constexpr std::size_t told_apart = 2;          // enough to see that a name is ambiguous
constexpr std::size_t alternatives_wanted = 4; // what a person then wants to see

/// Looks a name up and notes in the report what is not plain.
class BatchGeocoder {
  public:
    BatchGeocoder(const gazetteer::Gazetteer& gazetteer, gazetteer::Lookup lookup, BatchReport& report)
        : m_gazetteer(gazetteer), m_lookup(std::move(lookup)), m_limit(m_lookup.limit), m_report(report) {
        m_lookup.limit = std::max(m_limit, told_apart);
    }

    std::vector<core::Candidate> find(long line, const std::string& name) {
        if (const auto at = unicode::first_invalid_byte(name)) {
            m_report.missing(line, name, fmt::format("byte {} is not UTF-8", *at + 1), "");
            return {};
        }
        auto found = m_gazetteer.find(name, m_lookup);
        if (found.empty()) {
            const std::string reason = m_gazetteer.why_not(name, m_lookup);
            m_report.missing(line, name, reason, m_report.has_file() ? suggestions(m_gazetteer, name, m_lookup) : "");
            return found;
        }
        m_report.placed();
        m_close = close_candidates(found);
        if (m_close < told_apart || m_lookup.prefix) return found;
        if (m_lookup.limit < alternatives_wanted) { // few names are: only they are looked up in full
            gazetteer::Lookup more = m_lookup;
            more.limit = alternatives_wanted;
            found = m_gazetteer.find(name, more);
            m_close = close_candidates(found);
        }
        m_report.ambiguous(line, name, std::span(found).first(std::min(found.size(), alternatives_wanted)));
        return found;
    }
    [[nodiscard]] std::size_t close() const { return m_close; }
    void cut(std::vector<core::Candidate>& found) const {
        if (found.size() > m_limit) found.resize(m_limit);
    }

  private:
    const gazetteer::Gazetteer& m_gazetteer;
    gazetteer::Lookup m_lookup;
    std::size_t m_limit;
    BatchReport& m_report;
    std::size_t m_close = 0;
};

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

/// The added columns; one that the table has already gets a beginning that tells it apart.
std::vector<std::string> added_columns(const std::vector<std::string>& header) {
    std::vector<std::string> out = answer_columns();
    out.emplace_back("ambiguous");
    for (std::string& column : out)
        while (std::find(header.begin(), header.end(), column) != header.end()) column.insert(0, "geocode_");
    return out;
}

} // namespace

int geocode_lines(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer, const gazetteer::Lookup& lookup) {
    std::ios::sync_with_stdio(false);
    BatchReport report("standard input", "names");
    if (!flags.report.empty())
        if (const auto good = report.write_to(flags.report, flags.force); !good) return fail(good.error());
    BatchGeocoder geocoder(gazetteer, lookup, report);
    AnswerPrinter printer(form_of(flags), gazetteer, flags.language);
    BatchProgress progress("names");
    printer.begin();
    std::string line;
    for (long number = 1; read_line(line); ++number) {
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        const std::string name = name_of(line, flags.jsonl);
        if (name.find_first_not_of(" \t") == std::string::npos) continue;
        auto found = geocoder.find(number, name);
        geocoder.cut(found);
        printer.add({unicode::first_invalid_byte(name) ? unicode::scrubbed(name) : name, std::move(found)});
        if (!progress.step()) break;
    }
    printer.end();
    return report.finish();
}

int geocode_column(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer, gazetteer::Lookup lookup) {
    std::ios::sync_with_stdio(false);
    CsvRecords records(std::cin, "standard input");
    std::vector<std::string> fields;
    auto more = records.next(fields);
    if (!more) return fail(more.error());
    if (!*more)
        return fail(
            {core::Error::Kind::unreadable, "standard input", 0, "is empty", "give a CSV file with a header line"});
    const char separator = records.separator();
    const auto column = column_of(fields, flags.column);
    if (!column)
        return fail({core::Error::Kind::usage, "standard input", 1, "has no column '" + flags.column + "'",
                     "it has: " + printable(csv_record(fields, ','))});
    BatchReport report("standard input", "names");
    if (!flags.report.empty())
        if (const auto good = report.write_to(flags.report, flags.force); !good) return fail(good.error());
    lookup.limit = 1;
    BatchGeocoder geocoder(gazetteer, lookup, report);
    const std::size_t width = fields.size();
    const std::vector<std::string> added = added_columns(fields);
    fields.insert(fields.end(), added.begin(), added.end());
    print(csv_record(fields, separator));
    BatchProgress progress("rows");
    while (true) {
        more = records.next(fields);
        if (!more) {
            const int status = fail(more.error());
            return report.finish() == 4 ? 4 : status;
        }
        if (!*more) break;
        if (fields.size() == 1 && fields[0].empty() && width > 1) continue; // a blank line
        if (fields.size() != width) report.ragged(records.line(), fields.size(), width);
        std::vector<std::string> beyond; // fields without a heading go behind ours
        if (fields.size() > width) beyond.assign(fields.begin() + static_cast<std::ptrdiff_t>(width), fields.end());
        fields.resize(width);
        const std::string& name = fields[*column];
        std::vector<core::Candidate> found;
        if (name.find_first_not_of(" \t\r\n") == std::string::npos)
            report.empty(records.line());
        else
            found = geocoder.find(records.line(), name);
        std::vector<std::string> answer = answer_fields(found.empty() ? nullptr : found.data());
        answer.push_back(found.size() > 1 && geocoder.close() > 1
                             ? alternatives_words(std::span(found).first(geocoder.close()))
                             : "");
        fields.insert(fields.end(), answer.begin(), answer.end());
        fields.insert(fields.end(), beyond.begin(), beyond.end());
        print(csv_record(fields, separator));
        if (!progress.step()) break;
    }
    return report.finish();
}

} // namespace whenabouts::cli

#include "cli/batch_report.hpp"

#include "cli/terminal.hpp"
#include "exchange/csv_row.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::cli {
namespace {

constexpr std::size_t shown = 5;

std::string list(const std::vector<std::string>& items, std::size_t of) {
    return fmt::format("{}{}", fmt::join(items, ", "), of > items.size() ? ", …" : "");
}

std::string place_of(const core::Candidate& candidate) {
    const core::Place& place = candidate.place;
    std::string out = place.name;
    if (!place.region.empty() && place.region != place.name) out += ", " + place.region;
    if (!place.country.empty()) out += ", " + place.country;
    if (place.kind != core::PlaceKind::settlement) out += fmt::format(" ({})", core::to_string(place.kind));
    return out;
}

} // namespace

std::size_t close_candidates(std::span<const core::Candidate> candidates) {
    if (candidates.empty()) return 0;
    // At half the odds of the first, a person would ask back.
    constexpr double close = 0.5;
    const double wanted = close * candidates.front().score;
    return static_cast<std::size_t>(std::count_if(candidates.begin(), candidates.end(),
                                                  [wanted](const core::Candidate& c) { return c.score >= wanted; }));
}

std::string alternatives_words(std::span<const core::Candidate> candidates) {
    std::string out;
    for (const core::Candidate& candidate : candidates) out += (out.empty() ? "" : "; ") + place_of(candidate);
    return out;
}

std::string printable(std::string_view text) {
    std::string out;
    constexpr std::size_t longest = 80;
    for (std::size_t at = 0; at < text.size() && out.size() < longest;) {
        const auto point = unicode::decode(text, at);
        if (!unicode::is_control(point.value)) unicode::append(out, point.value);
        at += point.size;
    }
    return out.size() < longest ? out : out + "…";
}

core::Result<void> BatchReport::write_to(const std::string& path, bool replace) {
    auto file = core::OutputFile::create(path, replace);
    if (!file) return tl::unexpected(file.error());
    m_file.emplace(std::move(*file));
    m_path = path;
    return m_file->write("line,name,reason,alternatives\n");
}

void BatchReport::note(Kind& kind, std::string words) {
    ++kind.count;
    if (kind.first.size() < shown) kind.first.push_back(std::move(words));
}

void BatchReport::write(long line, std::string_view name, std::string_view reason, std::string_view alternatives) {
    if (!m_file || m_broken) return;
    const auto done = m_file->write(fmt::format("{},{},{},{}\n", line, exchange::csv_field(unicode::scrubbed(name)),
                                                exchange::csv_field(reason), exchange::csv_field(alternatives)));
    if (!done) m_broken = done.error();
}

void BatchReport::ambiguous(long line, std::string_view name, std::span<const core::Candidate> candidates) {
    const std::size_t close = close_candidates(candidates);
    note(m_ambiguous,
         m_ambiguous.first.size() < shown ? fmt::format("line {} '{}'", line, printable(name)) : std::string());
    if (m_file)
        write(line, name, fmt::format("ambiguous: {} places fit about as well", close), alternatives_words(candidates));
}

void BatchReport::missing(long line, std::string_view name, std::string_view reason, std::string_view suggestions) {
    ++m_asked;
    note(m_missing,
         m_missing.first.size() < shown ? fmt::format("line {} '{}'", line, printable(name)) : std::string());
    write(line, name, reason.empty() ? "not found" : reason, suggestions);
}

void BatchReport::empty(long line) {
    note(m_empty, fmt::format("line {}", line));
    write(line, "", "no name", "");
}

void BatchReport::ragged(long line, std::size_t fields, std::size_t wanted) {
    note(m_ragged, fmt::format("line {} has {} field{} instead of {}", line, fields, fields == 1 ? "" : "s", wanted));
    write(line, "", fmt::format("{} fields instead of {}", fields, wanted), "");
}

int BatchReport::finish() {
    const std::string more = m_file ? "all are in " + m_path : std::string("--report FILE lists all");
    if (m_ragged.count > 0)
        warn(fmt::format("{}: {} ragged: {}", m_input,
                         m_ragged.count == 1 ? "1 row is" : fmt::format("{} rows are", m_ragged.count),
                         list(m_ragged.first, m_ragged.count)));
    if (m_empty.count > 0)
        warn(fmt::format("{}: {} without a name: {}", m_input,
                         m_empty.count == 1 ? "1 row" : fmt::format("{} rows", m_empty.count),
                         list(m_empty.first, m_empty.count)));
    if (m_ambiguous.count > 0)
        warn(fmt::format("{}: {} of {} {} ambiguous, the likeliest place is given: {} — {}", m_input, m_ambiguous.count,
                         m_asked, m_subject, list(m_ambiguous.first, m_ambiguous.count), more));
    if (m_file) {
        if (!m_broken)
            if (const auto done = m_file->commit(); !done) m_broken = done.error();
        if (m_broken) return fail(*m_broken);
    }
    if (m_missing.count == 0) return 0;
    return fail({core::Error::Kind::refused, m_input, 0,
                 fmt::format("{} of {} {} not found: {}", m_missing.count, m_asked, m_subject,
                             list(m_missing.first, m_missing.count)),
                 more});
}

} // namespace whenabouts::cli

#include "cli/incident_words.hpp"
#include "cli/read_answers.hpp"
#include "cli/terminal.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace whenabouts::cli {

namespace {

constexpr std::size_t line_width = 96;
constexpr std::size_t longest_quote = 320;

/// Words set in lines of at most `line_width` columns, each behind `indent`, line ends in the text taken as blanks.
std::string wrapped(std::string_view text, std::string_view first_indent, std::string_view indent) {
    std::string out(first_indent);
    std::size_t column = first_indent.size();
    bool begins = true;
    for (std::size_t i = 0; i < text.size();) {
        while (i < text.size() && (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t')) ++i;
        std::size_t end = i;
        while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '\r' && text[end] != '\t')
            ++end;
        if (end == i) break;
        const std::string_view word = text.substr(i, end - i);
        const auto columns = static_cast<std::size_t>(std::count_if(
            word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        if (!begins && column + 1 + columns > line_width) {
            out += '\n';
            out += indent;
            column = indent.size();
            begins = true;
        }
        if (!begins) out += ' ', ++column;
        out += word;
        column += columns;
        begins = false;
        i = end;
    }
    return out + "\n";
}

std::string shortened(std::string_view quote) {
    if (quote.size() <= longest_quote) return std::string(quote);
    const std::size_t end = std::min(quote.rfind(' ', longest_quote), longest_quote);
    std::string out(quote.substr(0, end));
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) out.pop_back();
    return out + "…";
}

/// " (“Wednesday afternoon”)": the words behind a part of a day.
std::string time_as_written(const core::Incident& incident) {
    for (const auto& e : incident.evidence)
        if (e.supports == "when") return fmt::format(" (“{}”)", e.quote);
    return {};
}

std::string when_words(const core::Proposal& proposal) {
    const auto& when = proposal.incident.when;
    if (when.span.is_unknown()) return "time not stated";
    std::string words = core::describe(when.span);
    const auto& quality = proposal.incident.quality;
    const auto has = [&](std::string_view flag) {
        return std::find(quality.begin(), quality.end(), flag) != quality.end();
    };
    if (const std::size_t part = words.find(", part of the day"); part != std::string::npos)
        words.replace(part, std::string::npos, time_as_written(proposal.incident));
    if (has("date_inferred_from_publication"))
        words += " (inferred from the day of publication)";
    else if (has("date_from_paragraph") || has("date_from_lead") || has("date_from_sentence_before"))
        words += " (from the words before)";
    return words;
}

std::string where_words(const core::Proposal& proposal) {
    const auto& where = proposal.incident.where;
    if (!where.position) return "place not stated";
    std::string words = place_words(where);
    const auto& quality = proposal.incident.quality;
    if (std::find(quality.begin(), quality.end(), "place_inherited") != quality.end())
        words += " (from the words around)";
    return words;
}

std::string party_words(const core::Incident& incident) {
    std::string out;
    for (const auto& actor : incident.actors) {
        if (!out.empty()) out += ", ";
        std::string role = actor.role;
        std::replace(role.begin(), role.end(), '_', ' ');
        out += fmt::format("{} ({})", actor.name, role);
    }
    return out;
}

std::string toll_words(std::string_view what, const core::Casualties& c) {
    if (c.best && c.low && !c.high) return fmt::format("at least {} {}", *c.best, what);
    if (c.best) return *c.best == 0 ? fmt::format("nobody {}", what) : fmt::format("{} {}", *c.best, what);
    if (c.high) return fmt::format("up to {} {}", *c.high, what);
    if (c.low) return fmt::format("at least {} {}", *c.low, what);
    return {};
}

std::string card(std::size_t number, const core::Proposal& proposal, const taxonomy::Taxonomy& taxonomy) {
    const auto& in = proposal.incident;
    constexpr std::string_view indent = "     ";
    std::string out = wrapped(in.title, fmt::format("{:>3}  ", number), indent);
    out += wrapped(fmt::format("{} · {}", when_words(proposal), where_words(proposal)), indent, indent);
    std::string kind = fmt::format("{} · confidence {}", taxonomy[in.category].label, in.confidence.value_or(0));
    if (proposal.background) kind += " · background, told as something earlier";
    for (const auto& words : {toll_words("killed", in.killed), toll_words("injured", in.injured), party_words(in)})
        if (!words.empty()) kind += " · " + words;
    out += wrapped(kind, indent, indent);
    out += wrapped("“" + shortened(in.summary) + "”", indent, indent);
    std::size_t also = 0;
    for (const auto& e : in.evidence)
        if (e.supports == "what" && e.quote != in.summary && ++also <= 2)
            out += wrapped("also “" + shortened(e.quote) + "”", indent, indent);
    return out + "\n";
}

std::string toponym_lines(const reading::Reading& reading) {
    std::string out = counted(static_cast<std::int64_t>(reading.toponyms.size()), "place name", "place names") + "\n\n";
    for (const auto& mention : reading.toponyms) {
        std::string place = "unknown";
        if (mention.place) {
            const auto& p = mention.place->place;
            place = fmt::format("{}{}{} · {} · {:.4f},{:.4f}", p.name,
                                p.country.empty() || p.kind == core::PlaceKind::country ? "" : ", ",
                                p.kind == core::PlaceKind::country ? "" : p.country, core::to_string(p.kind),
                                p.position.lon, p.position.lat);
        }
        if (mention.role != "literal") place += " · " + mention.role;
        out += fmt::format("  {:>6}  {}  {}\n", mention.span.start, padded(mention.text, 24), place);
    }
    return out;
}

std::string place_name(const core::Place& place) {
    std::string out = place.name;
    if (place.kind == core::PlaceKind::country) return out;
    if (place.kind != core::PlaceKind::settlement) out += fmt::format(" ({})", core::to_string(place.kind));
    for (const std::string& outer : {place.region, place.country})
        if (!outer.empty() && outer != place.name) out += ", " + outer;
    return out;
}

/// Why each name means what it means, each name and meaning once, and what else it may mean.
std::string place_reasons(const reading::Reading& reading) {
    std::string out;
    std::set<std::pair<std::string, std::string>> told;
    for (const auto& mention : reading.toponyms) {
        if (!told.emplace(mention.text, mention.place ? mention.place->place.id : std::string{}).second) continue;
        std::string line = "“" + mention.text + "”: ";
        if (!mention.place) {
            out += wrapped(line + "no place of this name is known", "  ", "    ");
            continue;
        }
        line += fmt::format("{} (score {:.2f})", place_name(mention.place->place), mention.place->score);
        for (const std::string& reason : mention.place->reasons) line += "; " + reason;
        constexpr double worth_telling = 0.01;
        std::string others;
        for (std::size_t i = 1; i < mention.candidates.size(); ++i)
            if (mention.candidates[i].score >= worth_telling)
                others += fmt::format("{}{} ({:.2f})", others.empty() ? "" : ", ",
                                      place_name(mention.candidates[i].place), mention.candidates[i].score);
        if (!others.empty()) line += ". It may also mean " + others;
        out += wrapped(line, "  ", "    ");
    }
    return out;
}

std::string date_lines(const reading::Reading& reading) {
    std::string out = counted(static_cast<std::int64_t>(reading.dates.size()), "time", "times") + "\n\n";
    for (const auto& mention : reading.dates)
        out += fmt::format("  {:>6}  {}  {}  {}\n", mention.span.start, padded(mention.text, 24),
                           padded(mention.type, 8), mention.edtf.empty() ? mention.value : mention.edtf);
    return out;
}

std::string incident_lines(const reading::Reading& reading, const taxonomy::Taxonomy& taxonomy) {
    if (reading.proposals.empty())
        return "No incident is proposed: the text tells of nothing that happened, or only of plans, fears and "
               "statements.\n\n";
    const auto background =
        std::count_if(reading.proposals.begin(), reading.proposals.end(), [](const auto& p) { return p.background; });
    const auto count = static_cast<std::int64_t>(reading.proposals.size()) - background;
    std::string out = counted(count, "incident", "incidents") + " proposed";
    if (background > 0) out += fmt::format(", {} of earlier times as background", background);
    out += "\n\n";
    std::size_t number = 0;
    for (const auto& proposal : reading.proposals) out += card(++number, proposal, taxonomy);
    return out;
}

} // namespace

std::string report(const std::string& name, const reading::Reading& reading, const reading::Options& options,
                   const taxonomy::Taxonomy& taxonomy) {
    std::string out = name;
    if (!reading.source.title.empty()) out += ": " + reading.source.title;
    out = wrapped(out, "", "  ");
    if (reading.published.empty()) {
        out += "Day of publication not known: weekdays and \"yesterday\" stay open (give it with --published).\n";
    } else {
        const auto published = core::TimeSpan::parse(reading.published);
        out += fmt::format("Published {} ({}{})\n", published ? core::describe(*published) : reading.published,
                           reading.published_inferred ? "inferred: " : "", reading.published_how);
    }
    out += "\n";
    const std::string why_there =
        options.explain && !reading.toponyms.empty() ? "\nPlaces\n" + place_reasons(reading) : std::string{};
    if (!options.incidents) return out + (options.dates ? date_lines(reading) : toponym_lines(reading) + why_there);
    out += incident_lines(reading, taxonomy);
    if (!reading.passed_over.empty()) {
        out += "Not proposed\n";
        constexpr std::size_t most = 8;
        for (std::size_t i = 0; i < std::min(most, reading.passed_over.size()); ++i)
            out += wrapped(reading.passed_over[i], "  ", "    ");
        if (reading.passed_over.size() > most)
            out += fmt::format("  and {} more (--explain lists them)\n", reading.passed_over.size() - most);
    }
    if (options.explain) {
        out += "\nSentence by sentence\n";
        for (const auto& line : reading.explanation) out += wrapped(line, "  ", "    ");
    }
    return out + why_there;
}

} // namespace whenabouts::cli

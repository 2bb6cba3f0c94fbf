#include "exchange/import/row_builder.hpp"

#include "core/status_words.hpp"
#include "digest/sha256.hpp"
#include "unicode/utf8.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

constexpr std::size_t longest_title = 300; // code points
constexpr double finest_unstated_m = 1'000;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    if (!text.empty() && blanks.find(text.front()) == std::string_view::npos &&
        blanks.find(text.back()) == std::string_view::npos)
        return text;
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The first `most` code points.
std::string_view first_letters(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count) at += unicode::decode(text, at).size;
    return text.substr(0, at);
}

/// The first line or sentence.
std::string_view first_sentence(std::string_view text) {
    std::size_t end = text.find_first_of("\r\n");
    for (const std::string_view stop : {". ", "! ", "? ", "。"}) {
        const std::size_t at = text.find(stop);
        if (at != std::string_view::npos) end = std::min(end, at + (stop.size() == 3 ? 3 : 1));
    }
    return trimmed(text.substr(0, end));
}

std::optional<std::int64_t> whole(std::string_view text) {
    text = trimmed(text);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{}) return std::nullopt;
    std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (rest.starts_with('.') && rest.find_first_not_of('0', 1) == std::string_view::npos) rest = {}; // "3.0"
    return rest.empty() ? std::optional(value) : std::nullopt;
}

template <class Use>
void split(std::string_view list, std::string_view separators, const Use& use) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(separators), list.size());
        if (const auto part = trimmed(list.substr(0, end)); !part.empty()) use(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

/// The texts of a JSON array of texts; none for anything else.
std::vector<std::string> json_items(std::string_view text) {
    std::vector<std::string> out;
    const auto parsed = json::parse(text, "list");
    if (!parsed || parsed->array() == nullptr) return out;
    for (const json::Value& value : *parsed->array())
        out.push_back(value.string() != nullptr ? *value.string() : json::print(value));
    return out;
}

/// The addresses of a cell that holds nothing but some; one part, the whole, for any other cell.
std::vector<std::string_view> source_parts(std::string_view cell) {
    std::vector<std::string_view> parts;
    bool addresses = true;
    split(cell, " \t\r\n;|", [&](std::string_view part) {
        if (part.back() == ',') part.remove_suffix(1);
        addresses = addresses && part.find("://") != std::string_view::npos;
        parts.push_back(part);
    });
    if (addresses) return parts;
    return {cell};
}

double usual_radius(core::PlacePrecision precision, double otherwise) {
    switch (precision) {
    case core::PlacePrecision::exact:
        return 10;
    case core::PlacePrecision::site:
        return 100;
    case core::PlacePrecision::vicinity:
        return 1'000;
    case core::PlacePrecision::settlement:
        return 5'000;
    case core::PlacePrecision::near:
        return 25'000;
    default:
        return otherwise;
    }
}

} // namespace

RowBuilder::RowBuilder(const Mapping& mapping, const Profile& profile, CategoryWords& categories,
                       CountryWords& countries, const reading::DateReader* words, RowRules rules)
    : m_mapping(mapping), m_profile(profile), m_categories(categories), m_countries(countries),
      m_rules(std::move(rules)), m_dates(words) {
    m_dates.allow_short_years(m_rules.short_years);
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        m_names.push_back(json::quoted(mapping.columns[i].name));
        if (!mapping.columns[i].field) m_extra_columns.push_back(i);
    }
}

std::string_view RowBuilder::value(Field field, std::span<const Cell> cells) const {
    const auto& columns = m_mapping[field];
    if (columns.empty()) return {};
    const std::string_view text = trimmed(cells[columns.front()].text);
    return m_profile.is_absent(text) ? std::string_view() : text;
}

/// Words that say themselves what they are: "unknown" may be a title.
std::string_view RowBuilder::words(Field field, std::span<const Cell> cells) const {
    const auto& columns = m_mapping[field];
    return columns.empty() ? std::string_view() : trimmed(cells[columns.front()].text);
}

/// A coordinate; "nan" is one that went wrong, not one that nobody gave.
std::string_view RowBuilder::degrees(Field field, std::span<const Cell> cells) const {
    const std::string_view text = words(field, cells);
    const bool number = text.size() == 3 && (text[0] | 0x20) == 'n' && (text[1] | 0x20) == 'a';
    return !number && m_profile.is_absent(text) ? std::string_view() : text;
}

void RowBuilder::add_extra(core::Incident& incident, std::string_view name, std::string_view value) {
    std::string& extra = incident.extra;
    if (extra.empty())
        extra = "{";
    else
        extra.back() = ',';
    extra.append(name).append(":").append(value).append("}");
}

/// Keeps the cells of a field as they stand.
void RowBuilder::keep(Field field, std::span<const Cell> cells, core::Incident& incident) {
    for (const std::size_t column : m_mapping[field]) {
        const Cell& cell = cells[column];
        if (!cell.text.empty())
            add_extra(incident, m_names[column], cell.json ? std::string(cell.text) : json::quoted(cell.text));
    }
}

core::Result<void> RowBuilder::build(std::span<const Cell> cells, core::Incident& incident) {
    incident.origin = m_rules.origin;
    if (auto done = build_title(cells, incident); !done) return done;
    if (auto done = build_time(cells, incident); !done) return done;
    if (auto done = build_place(cells, incident); !done) return done;
    build_counts(cells, incident);
    build_sources(cells, incident);
    build_standing(cells, incident);
    build_extra(cells, incident);
    return {};
}

core::Result<void> RowBuilder::build_title(std::span<const Cell> cells, core::Incident& incident) {
    incident.summary = words(Field::summary, cells);
    std::string_view title = words(Field::title, cells);
    const bool from_summary = title.empty();
    if (from_summary) title = first_sentence(incident.summary);
    if (title.empty()) return core::refused({}, "has no title");
    const std::string_view fits = title.size() <= longest_title ? title : first_letters(title, longest_title);
    if (fits.size() == title.size()) {
        incident.title = title;
        return {};
    }
    ++m_tally.shortened;
    incident.title = std::string(first_letters(title, longest_title - 1)) + "…";
    incident.quality.emplace_back("title_shortened");
    if (from_summary) return {};
    if (incident.summary.empty())
        incident.summary = title;
    else
        keep(Field::title, cells, incident);
    return {};
}

core::Result<core::TimeSpan> RowBuilder::time_of(Field field, std::span<const Cell> cells, std::string_view clock) {
    const std::string_view text = value(field, cells);
    if (text.empty()) return core::TimeSpan();
    auto span = m_dates.read(text, order(field), clock);
    if (!span) return core::refused({}, fmt::format("{}: {}", to_string(field), span.error().what));
    return span;
}

core::Result<void> RowBuilder::build_time(std::span<const Cell> cells, core::Incident& incident) {
    std::string_view clock = value(Field::time, cells);
    if (!clock.empty() && !edtf_clock(clock)) {
        keep(Field::time, cells, incident);
        clock = {};
    }
    const Field begin = m_mapping.has(Field::start) ? Field::start : Field::date;
    auto span = time_of(begin, cells, clock);
    if (!span) return tl::make_unexpected(span.error());
    if (span->is_unknown()) {
        keep(begin, cells, incident); // "unknown", "n/a": the words stay
        if (!clock.empty()) keep(Field::time, cells, incident);
    }
    if (m_mapping.has(Field::end)) {
        auto last = time_of(Field::end, cells, {});
        if (!last) return tl::make_unexpected(last.error());
        span = DateCells::between(*span, *last);
        if (!span) return tl::make_unexpected(span.error());
    }
    incident.when.span = std::move(*span);
    incident.when.method = "imported";
    const std::string_view zone = value(Field::zone, cells);
    const bool iana = zone.find('/') != std::string_view::npos || zone == "UTC";
    if (iana) {
        incident.when.zone = zone;
    } else {
        incident.when.zone = m_rules.zone;
        if (!zone.empty()) keep(Field::zone, cells, incident);
        if (!zone.empty()) ++m_tally.unread_places;
    }
    return {};
}

void RowBuilder::place_at(const CellPosition& found, std::span<const Cell> cells, core::Incident& incident) {
    core::Where& where = incident.where;
    where.position = found.position;
    if (found.position == core::LonLat{0, 0}) {
        ++m_tally.null_island;
        incident.quality.emplace_back("null_island");
    }
    std::optional<double> radius;
    if (const std::string_view text = value(Field::radius, cells); !text.empty()) {
        int decimals = 0;
        const auto metres = parse_degrees(text, decimals);
        if (metres && std::isfinite(*metres) && *metres > 0)
            radius = *metres;
        else
            keep(Field::radius, cells, incident);
    }
    core::PlacePrecision precision = core::PlacePrecision::none;
    if (const std::string_view text = value(Field::precision, cells); !text.empty()) {
        precision = core::parse_place_precision(text).value_or(core::PlacePrecision::none);
        if (precision == core::PlacePrecision::none) keep(Field::precision, cells, incident);
        if (precision == core::PlacePrecision::none) ++m_tally.unread_places;
    }
    if (!radius) radius = m_rules.radius_m;
    if (precision == core::PlacePrecision::none) precision = m_rules.precision;
    const double by_digits = std::max(finest_unstated_m, found.radius_m);
    if (!radius && precision == core::PlacePrecision::none) ++m_tally.by_decimals;
    if (!radius) radius = usual_radius(precision, by_digits);
    where.radius_m = *radius;
    where.precision = precision != core::PlacePrecision::none ? precision : core::precision_within(*radius);
}

void RowBuilder::place_at(const ShapePoint& shape, std::span<const Cell> cells, core::Incident& incident) {
    core::Where& where = incident.where;
    if (shape.is_point) {
        place_at(CellPosition{shape.position, radius_of_decimals(shape.decimals)}, cells, incident);
        where.method = "imported";
        return;
    }
    ++m_tally.shapes;
    where.position = shape.position;
    where.method = "imported";
    where.radius_m = std::max({finest_unstated_m, std::ceil(shape.radius_m), m_rules.radius_m.value_or(0)});
    where.precision = m_rules.precision != core::PlacePrecision::none ? m_rules.precision
                      : shape.is_area                                 ? core::PlacePrecision::area
                                                                      : core::precision_within(*where.radius_m);
}

core::Result<void> RowBuilder::build_place(std::span<const Cell> cells, core::Incident& incident) {
    core::Where& where = incident.where;
    where.method = "imported";
    where.text = words(Field::place, cells);
    where.adm1 = words(Field::adm1, cells);
    where.adm2 = words(Field::adm2, cells);
    if (const std::string_view country = value(Field::country, cells); !country.empty()) {
        where.country = m_countries.code(country);
        if (where.country.empty()) keep(Field::country, cells, incident);
        if (where.country.empty()) ++m_tally.unread_places;
    }
    const std::string_view lon = degrees(Field::lon, cells);
    const std::string_view lat = degrees(Field::lat, cells);
    if (!lon.empty() || !lat.empty()) {
        if (lon.empty() || lat.empty())
            return core::refused({}, lon.empty() ? "has a latitude without a longitude"
                                                 : "has a longitude without a latitude");
        const auto found = position_of(lon, lat);
        if (!found) return tl::make_unexpected(found.error());
        place_at(*found, cells, incident);
    } else if (const std::string_view cell = value(Field::position, cells); !cell.empty()) {
        const auto found = position_of(cell, m_rules.pair_order);
        if (!found) return tl::make_unexpected(found.error());
        if (!is_plain_pair(cell)) keep(Field::position, cells, incident);
        place_at(*found, cells, incident);
    }
    return {};
}

/// A count of people; "2-5" is left to the fields of low and high by the caller.
std::optional<std::int64_t> RowBuilder::count(Field field, std::span<const Cell> cells, core::Incident& incident) {
    const std::string_view text = value(field, cells);
    if (text.empty()) return std::nullopt;
    const auto number = whole(text);
    if (number && *number >= 0) return number;
    ++m_tally.unread_counts;
    keep(field, cells, incident);
    return std::nullopt;
}

void RowBuilder::build_counts(std::span<const Cell> cells, core::Incident& incident) {
    const auto people = [&](core::Casualties& into, Field low, Field best, Field high) {
        if (m_mapping.has(low)) into.low = count(low, cells, incident);
        if (m_mapping.has(high)) into.high = count(high, cells, incident);
        if (!m_mapping.has(best)) return;
        const std::string_view text = value(best, cells);
        const std::size_t dash = text.find('-', 1);
        if (dash != std::string_view::npos && !into.low && !into.high) {
            const auto from = whole(text.substr(0, dash));
            const auto to = whole(text.substr(dash + 1));
            if (from && to && *from >= 0 && *to >= *from) {
                into.low = from;
                into.high = to;
                return;
            }
        }
        into.best = count(best, cells, incident);
    };
    people(incident.killed, Field::killed_low, Field::killed, Field::killed_high);
    people(incident.injured, Field::injured_low, Field::injured, Field::injured_high);
    if (m_mapping.has(Field::civilians_killed))
        incident.civilians_killed = count(Field::civilians_killed, cells, incident);
}

void RowBuilder::build_sources(std::span<const Cell> cells, core::Incident& incident) {
    for (const std::size_t column : m_mapping[Field::source]) {
        const std::string_view cell = trimmed(cells[column].text);
        if (m_profile.is_absent(cell)) continue;
        const std::vector<std::string> listed = cells[column].json ? json_items(cell) : std::vector<std::string>();
        std::vector<std::string_view> parts(listed.begin(), listed.end());
        if (parts.empty()) parts = source_parts(cell);
        for (const std::string_view part : parts) {
            core::Source source;
            const bool address = part.find("://") != std::string_view::npos;
            source.kind = address ? "web" : "document";
            (address ? source.url : source.title) = part;
            if (!incident.sources.empty()) source.uid = fmt::format("new {}", incident.sources.size());
            incident.sources.push_back(std::move(source));
        }
    }
    const std::string_view title = words(Field::source_title, cells);
    const std::string_view publisher = words(Field::publisher, cells);
    const std::string_view published = value(Field::published, cells);
    const bool quoted = std::any_of(m_mapping[Field::quote].begin(), m_mapping[Field::quote].end(),
                                    [&](std::size_t c) { return !m_profile.is_absent(cells[c].text); });
    if (incident.sources.empty() && (!title.empty() || !publisher.empty() || quoted)) {
        incident.sources.emplace_back();
        incident.sources.front().kind = "document";
    }
    if (incident.sources.empty()) {
        if (!published.empty()) keep(Field::published, cells, incident);
        return;
    }
    core::Source& first = incident.sources.front();
    if (!title.empty()) first.title = title;
    first.publisher = publisher;
    if (!published.empty()) {
        const auto span = m_dates.read(published, order(Field::published));
        if (span)
            first.published = span->edtf();
        else
            keep(Field::published, cells, incident);
    }
    for (const std::size_t column : m_mapping[Field::quote]) {
        const std::string_view words = trimmed(cells[column].text);
        if (m_profile.is_absent(words)) continue;
        core::Evidence evidence;
        evidence.quote = words;
        evidence.method = "imported";
        incident.evidence.push_back(std::move(evidence));
    }
    if (first.title.empty() && first.url.empty()) first.title = publisher.empty() ? m_rules.origin : first.publisher;
}

void RowBuilder::build_standing(std::span<const Cell> cells, core::Incident& incident) {
    if (const std::string_view words = value(Field::category, cells); !words.empty()) {
        const std::string& code = m_categories.code(words);
        if (code.empty())
            keep(Field::category, cells, incident);
        else
            incident.category = code;
    }
    for (const auto& [field, role] : {std::pair(Field::side_a, "side_a"), std::pair(Field::side_b, "side_b")})
        if (const std::string_view name = words(field, cells); !name.empty())
            incident.actors.push_back({std::string(name), role, true});
    if (std::string_view text = value(Field::confidence, cells); !text.empty()) {
        if (text.back() == '%') text.remove_suffix(1);
        const auto number = whole(text);
        if (number && *number >= 0 && *number <= 100)
            incident.confidence = static_cast<int>(*number);
        else
            ++m_tally.unread_counts, keep(Field::confidence, cells, incident);
    }
    if (const std::string_view word = value(Field::verification, cells); !word.empty()) {
        if (core::is_one_of(word, core::verification_words))
            incident.verification = word;
        else
            keep(Field::verification, cells, incident);
    }
    for (const std::size_t column : m_mapping[Field::tags])
        if (cells[column].json)
            for (std::string& tag : json_items(cells[column].text)) incident.tags.push_back(std::move(tag));
        else
            split(cells[column].text, ",;|", [&](std::string_view tag) { incident.tags.emplace_back(tag); });
    incident.origin_id = value(Field::id, cells);
}

void RowBuilder::build_extra(std::span<const Cell> cells, core::Incident& incident) {
    for (const std::size_t column : m_extra_columns) {
        const Cell& cell = cells[column];
        if (cell.text.empty()) continue;
        if (cell.json)
            add_extra(incident, m_names[column], cell.text);
        else
            add_extra(incident, m_names[column], json::quoted(cell.text));
    }
}

std::string fingerprint(std::span<const Cell> cells) {
    thread_local std::string all;
    thread_local digest::Sha256 hash;
    all.clear();
    for (const Cell& cell : cells) all.append(cell.text).push_back('\x1F');
    constexpr std::size_t digits = 32;
    return hash.update(all).finish_hex().substr(0, digits);
}

} // namespace whenabouts::exchange

#include "exchange/import/date_cells.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

constexpr std::size_t memory_size = 4096;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string shown(std::string_view cell) {
    constexpr std::size_t longest = 40;
    std::size_t end = std::min(cell.size(), longest);
    while (end < cell.size() && end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
    return end < cell.size() ? std::string(cell.substr(0, end)) + "…" : std::string(cell);
}

/// Up to three numbers between equal marks, and what follows them behind a T or a blank.
struct Numbers {
    std::array<int, 3> value{};
    std::array<int, 3> digits{};
    int count = 0;
    std::string_view rest; ///< a time of day
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<Numbers> numbers_of(std::string_view cell) {
    Numbers out;
    std::size_t at = 0;
    char mark = '\0';
    while (out.count < 3) {
        const auto i = static_cast<std::size_t>(out.count);
        for (; at < cell.size() && is_digit(cell[at]) && out.digits[i] < 9; ++at, ++out.digits[i])
            out.value[i] = out.value[i] * 10 + (cell[at] - '0');
        if (out.digits[i] == 0) return std::nullopt;
        ++out.count;
        if (at >= cell.size() || std::string_view("/.-").find(cell[at]) == std::string_view::npos) break;
        if (mark != '\0' && cell[at] != mark) return std::nullopt;
        mark = cell[at];
        if (out.count < 3) ++at;
    }
    if (at < cell.size() && out.count == 3 && cell[at] == '.' && mark == '.') ++at; // "13.02.2024."
    if (at < cell.size()) {
        if (cell[at] != 'T' && cell[at] != ' ' && cell[at] != ',') return std::nullopt;
        out.rest = trimmed(cell.substr(at + 1));
        if (out.rest.empty()) return std::nullopt;
    }
    return out;
}

bool could_be_day_and_month(const Numbers& n) {
    return n.count == 3 && n.digits[0] <= 2 && n.digits[1] <= 2 && (n.digits[2] == 4 || n.digits[2] == 2) &&
           n.value[0] >= 1 && n.value[1] >= 1 && n.value[0] <= 31 && n.value[1] <= 31;
}

std::string day_text(int year, int month, int day) {
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

/// 20240102, also with a time: 20240102143000, 20240102T1430Z.
std::optional<std::string> compact(std::string_view cell) {
    constexpr std::size_t day_digits = 8;
    std::size_t digits = 0;
    while (digits < cell.size() && is_digit(cell[digits])) ++digits;
    if (digits != day_digits && digits != 12 && digits != 14) return std::nullopt;
    std::string out = fmt::format("{}-{}-{}", cell.substr(0, 4), cell.substr(4, 2), cell.substr(6, 2));
    std::string_view clock = cell.substr(day_digits);
    if (clock.empty()) return out;
    if (clock.front() == 'T') clock.remove_prefix(1);
    std::size_t length = 0;
    while (length < clock.size() && is_digit(clock[length])) ++length;
    if (length != 4 && length != 6) return std::nullopt;
    std::string spelt = fmt::format("{}:{}", clock.substr(0, 2), clock.substr(2, 2));
    if (length == 6) spelt.append(":").append(clock.substr(4, 2));
    const auto time = edtf_clock(spelt.append(clock.substr(length)));
    return time ? std::optional(out + "T" + *time) : std::nullopt;
}

/// The words' one date, when they say it without a doubt.
std::optional<core::TimeSpan> in_words(const reading::DateReader& reader, std::string_view cell) {
    namespace flag = reading::date_flag;
    constexpr std::uint32_t doubtful = flag::relative | flag::text_anchored | flag::bare_weekday | flag::year_carried |
                                       flag::year_inferred | flag::ambiguous_order | flag::weekday_mismatch |
                                       flag::vague | flag::open;
    constexpr std::size_t longest = 100;
    if (cell.size() > longest) return std::nullopt;
    const auto found = reader.find(cell);
    if (found.size() != 1 || found[0].start != 0 || found[0].end != cell.size() || !found[0].span ||
        found[0].span->is_unknown() || found[0].has(doubtful))
        return std::nullopt;
    return found[0].span;
}

tl::unexpected<core::Error> no_date(std::string_view cell, std::string_view why = {}) {
    return core::refused({}, fmt::format("'{}' is no date{}{}", shown(cell), why.empty() ? "" : ": ", why));
}

} // namespace

OrderProof order_proof(std::string_view cell) {
    const auto n = numbers_of(trimmed(cell));
    if (!n || !could_be_day_and_month(*n) || n->value[0] == n->value[1]) return OrderProof::none;
    if (n->value[0] > 12 && n->value[1] > 12) return OrderProof::none;
    if (n->value[0] > 12) return OrderProof::day_first;
    if (n->value[1] > 12) return OrderProof::month_first;
    return OrderProof::either;
}

DateCells::DateCells(const reading::DateReader* words) : m_words(words), m_memory(memory_size) {}

core::Result<core::TimeSpan> DateCells::read(std::string_view cell, DateOrder order, std::string_view clock) {
    cell = trimmed(cell);
    if (!clock.empty()) return read_anew(cell, order, trimmed(clock));
    Remembered& place = m_memory[std::hash<std::string_view>{}(cell) % memory_size];
    if (place.cell == cell && place.order == order && !cell.empty()) return place.span;
    auto span = read_anew(cell, order, {});
    if (span) place = {std::string(cell), order, *span};
    return span;
}

core::Result<core::TimeSpan> DateCells::read_anew(std::string_view cell, DateOrder order,
                                                  std::string_view clock) const {
    std::string day;
    std::string_view own_clock;
    if (const auto n = numbers_of(cell)) {
        own_clock = n->rest;
        if (n->count == 3 && n->digits[0] == 4 && n->digits[1] <= 2 && n->digits[2] <= 2) {
            day = day_text(n->value[0], n->value[1], n->value[2]);
        } else if (could_be_day_and_month(*n)) {
            if (n->digits[2] == 2 && !m_short_years)
                return no_date(cell, "its year has two digits; give --dates dmy or mdy to take it as 1970 to 2069");
            const OrderProof proof = order_proof(cell);
            if (order == DateOrder::unknown && proof == OrderProof::either)
                return no_date(cell, "day and month could stand either way; give --dates dmy or mdy");
            bool day_first = order == DateOrder::day_first;
            if (order == DateOrder::unknown) day_first = proof != OrderProof::month_first;
            const int short_year = n->value[2] + (n->value[2] < 70 ? 2000 : 1900);
            day = day_text(n->digits[2] == 2 ? short_year : n->value[2], n->value[day_first ? 1 : 0],
                           n->value[day_first ? 0 : 1]);
        } else if (n->count == 2 && n->digits[0] == 4 && n->digits[1] <= 2) {
            day = fmt::format("{:04}-{:02}", n->value[0], n->value[1]);
        } else if (n->count == 2 && n->digits[0] <= 2 && n->digits[1] == 4) {
            day = fmt::format("{:04}-{:02}", n->value[1], n->value[0]);
        } else if (n->count == 1 && n->digits[0] == 5 && own_clock.empty()) {
            return no_date(cell, "a spreadsheet's day number? format the column as a date first");
        } else if (n->count == 1 && n->digits[0] == 4) {
            day = cell.substr(0, 4);
        }
    }
    if (day.empty()) {
        if (const auto text = compact(cell)) day = *text, own_clock = {};
    }
    if (day.empty()) {
        auto span = core::TimeSpan::parse(cell);
        if (!span && m_words != nullptr)
            if (auto words = in_words(*m_words, cell)) return *words;
        if (!span) return no_date(cell);
        if (clock.empty() || span->precision() != core::TimePrecision::day) return span;
        day = span->edtf();
    }
    if (!own_clock.empty()) {
        const auto time = edtf_clock(own_clock);
        if (!time) return no_date(cell, "its time of day cannot be read");
        day += "T" + *time;
    } else if (!clock.empty() && day.size() == 10) {
        const auto time = edtf_clock(clock);
        if (time) day += "T" + *time;
    }
    auto span = core::TimeSpan::parse(day);
    return span ? span : core::Result<core::TimeSpan>(no_date(cell, "there is no such day or time"));
}

core::Result<core::TimeSpan> DateCells::between(const core::TimeSpan& first, const core::TimeSpan& last) {
    if (first.is_unknown() && last.is_unknown()) return core::TimeSpan();
    if (last.is_unknown() || first.edtf() == last.edtf()) return first;
    if (first.is_unknown()) return core::TimeSpan::parse("../" + last.edtf());
    auto span = core::TimeSpan::parse(first.edtf() + "/" + last.edtf());
    if (span) return span;
    if (first.begin() && last.end() && *last.end() <= *first.begin())
        return core::refused({}, fmt::format("it ends ({}) before it begins ({})", last.edtf(), first.edtf()));
    return core::refused({}, fmt::format("'{}' and '{}' make no stretch of time", first.edtf(), last.edtf()));
}

} // namespace whenabouts::exchange

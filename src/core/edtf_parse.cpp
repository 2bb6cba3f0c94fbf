#include "core/edtf.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::core::edtf {

namespace {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_qualifier(char c) {
    return c == '?' || c == '~' || c == '%';
}

/// Recursive descent over one string. The first complaint wins; every rule returns false once there is one.
class Reader {
  public:
    explicit Reader(std::string_view text) : m_text(text) {}

    Result<Expression> read() {
        Expression out;
        if (m_text.size() > longest) return complain(longest, "is longer than any date"), failure();
        if (!(peek() == '[' || peek() == '{' ? read_set(out) : read_date_or_interval(out))) return failure();
        if (m_at != m_text.size()) return complain(m_at, "nothing may follow here"), failure();
        out.text = canonical();
        return out;
    }

  private:
    static constexpr std::size_t longest = 4096;
    static constexpr std::size_t most_members = 256;

    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] bool at_dots() const { return peek() == '.' && peek(1) == '.'; }
    bool take(char c) {
        if (m_at >= m_text.size() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }
    bool complain(std::size_t at, std::string what) {
        if (m_problem.empty()) {
            m_problem = std::move(what);
            m_problem_at = at;
        }
        return false;
    }
    [[nodiscard]] tl::unexpected<Error> failure() const {
        std::string shown(m_text.substr(0, 60));
        if (m_text.size() > 60) shown += "…";
        return bad_usage(fmt::format("'{}' is not an EDTF date: {} (character {})", shown, m_problem, m_problem_at + 1),
                         "write 2024-01-02, 2024-01, 2024, 2024-01-02~, 2023-12-30/2024-01-02 or ../2024-01-09");
    }

    bool read_qualifiers(Date& date) {
        if (!is_qualifier(peek())) return true;
        const char c = m_text[m_at++];
        date.uncertain |= c != '~';
        date.approximate |= c != '?';
        return !is_qualifier(peek()) || complain(m_at, "one qualifier is enough");
    }

    template <std::size_t N>
    bool read_digits(std::array<char, N>& into, const char* name) {
        for (char& c : into) {
            if (!is_digit(peek()) && peek() != 'X')
                return complain(m_at, fmt::format("the {} needs {} digits", name, N));
            c = m_text[m_at++];
        }
        return true;
    }

    bool read_long_year(Date& date) {
        const std::size_t start = m_at;
        const bool negative = take('-');
        if (peek() == '0') return complain(m_at, "a year after Y begins with 1 … 9");
        std::int64_t year = 0;
        std::size_t digits = 0;
        while (is_digit(peek())) {
            year = std::min(year * 10 + (m_text[m_at++] - '0'), max_year + 1);
            ++digits;
        }
        if (digits < 5) return complain(start, "a year after Y has more than four digits");
        if (year > max_year) return complain(start, fmt::format("years beyond {} are not supported", max_year));
        date.long_year = negative ? -year : year;
        return read_qualifiers(date);
    }

    bool read_year(Date& date) {
        date.negative = take('-');
        if (date.negative && peek() == '\0') return complain(m_at, "the year is missing");
        if (!read_digits(date.year, "year")) return false;
        if (is_digit(peek())) return complain(m_at, "a year of more than four digits is written with Y in front");
        if (date.negative && date.year == std::array{'0', '0', '0', '0'})
            return complain(m_at - 5, "the year 0 has no sign");
        return read_qualifiers(date);
    }

    bool read_month(Date& date) {
        const std::size_t start = m_at;
        if (!read_qualifiers(date) || !read_digits(date.month, "month")) return false;
        if (std::find(date.month.begin(), date.month.end(), 'X') == date.month.end()) {
            const int month = (date.month[0] - '0') * 10 + (date.month[1] - '0');
            if (month >= 21 && month <= 41) {
                if (date.has_unknown_digit()) return complain(start, "a season needs a known year");
                date.season = month;
                date.month = {};
            } else if (month < 1 || month > 12) {
                return complain(start, fmt::format("there is no month {:02}", month));
            }
        }
        return read_qualifiers(date);
    }

    bool read_two(int& into, int most, const char* name) {
        const std::size_t start = m_at;
        if (!is_digit(peek()) || !is_digit(peek(1))) return complain(m_at, fmt::format("the {} needs 2 digits", name));
        into = (peek() - '0') * 10 + (peek(1) - '0');
        m_at += 2;
        return into <= most || complain(start, fmt::format("there is no {} {:02}", name, into));
    }

    bool read_fraction(Clock& clock) {
        clock.has_fraction = true;
        int scale = 100;
        std::size_t digits = 0;
        for (; is_digit(peek()); ++digits, scale /= 10) clock.millisecond += (m_text[m_at++] - '0') * scale;
        return (digits >= 1 && digits <= 9) || complain(m_at, "a fraction of a second has 1 to 9 digits");
    }

    bool read_offset(Clock& clock) {
        if (take('Z')) {
            clock.offset_minutes = 0;
            return true;
        }
        if (peek() != '+' && peek() != '-') return true;
        const std::size_t start = m_at;
        const bool west = m_text[m_at++] == '-';
        int hours = 0;
        int minutes = 0;
        if (!read_two(hours, 23, "hour")) return false;
        if (take(':') && !read_two(minutes, 59, "minute")) return false;
        if (west && hours == 0 && minutes == 0) return complain(start, "UTC is written Z or +00:00");
        clock.offset_minutes = (west ? -1 : 1) * (hours * 60 + minutes);
        return true;
    }

    bool read_clock(Date& date) {
        Clock clock;
        const std::size_t start = m_at;
        if (!read_two(clock.hour, 24, "hour")) return false;
        if (!take(':')) return complain(m_at, "hours are followed by :minutes");
        if (!read_two(clock.minute, 59, "minute")) return false;
        if (take(':')) {
            clock.has_second = true;
            const std::size_t seconds = m_at;
            if (!read_two(clock.second, 60, "second")) return false;
            if (clock.second == 60) {
                // at 23:59:60 UTC, which zones of half and quarter hours see at other minutes
                if (clock.minute % 15 != 14) return complain(seconds, "there is no leap second at this minute");
                clock.second = 59;
                m_leap_seconds.push_back(seconds);
            }
            if (take('.') && !read_fraction(clock)) return false;
        }
        if (clock.hour == 24 && (clock.minute != 0 || clock.second != 0 || clock.millisecond != 0))
            return complain(start, "the hour 24 is midnight only");
        if (!read_offset(clock)) return false;
        date.clock = clock;
        return true;
    }

    bool read_date(Date& date) {
        const std::size_t start = m_at;
        if (!read_qualifiers(date)) return false;
        if (take('Y')) return read_long_year(date);
        if (!read_year(date)) return false;
        if (take('-')) {
            if (!read_month(date)) return false;
            if (date.season == 0 && take('-') &&
                !(read_qualifiers(date) && read_digits(date.day, "day") && read_qualifiers(date)))
                return false;
        }
        if (peek() == 'T') {
            if (!date.has_day() || date.has_unknown_digit()) return complain(m_at, "a time of day needs a full date");
            if (date.uncertain || date.approximate) return complain(m_at, "a qualifier comes before no time of day");
            ++m_at;
            if (!read_clock(date)) return false;
        }
        return bounds(date) || complain(start, "there is no such day in the calendar");
    }

    bool read_part(Part& part) {
        const std::size_t start = m_at;
        if (take('.')) {
            if (!take('.')) return complain(m_at, "an open end is written ..");
            part.stretch = true;
            part.begin = End::open;
            return read_date(part.last);
        }
        if (!read_date(part.first)) return false;
        if (!at_dots()) return true;
        m_at += 2;
        part.stretch = true;
        if (peek() == ',' || peek() == ']' || peek() == '}') {
            part.end = End::open;
            return true;
        }
        return read_date(part.last) && (bounds(part) || complain(start, "the first date comes after the last"));
    }

    bool read_set(Expression& out) {
        const char close = m_text[m_at] == '[' ? ']' : '}';
        out.form = close == ']' ? Form::one_of : Form::all_of;
        ++m_at;
        do {
            while (!out.parts.empty() && take(' ')) {
            }
            Part part;
            if (!read_part(part)) return false;
            if (out.parts.size() == most_members) return complain(m_at, "the set has too many members");
            out.parts.push_back(part);
        } while (take(','));
        return take(close) || complain(m_at, fmt::format("the set is not closed by {}", close));
    }

    bool read_interval_end(Date& date, End& end, bool is_last) {
        if (at_dots()) {
            m_at += 2;
            end = End::open;
            return true;
        }
        if (is_last ? m_at == m_text.size() : peek() == '/') {
            end = End::unknown;
            return true;
        }
        return read_date(date);
    }

    bool read_date_or_interval(Expression& out) {
        Part part;
        if (m_text.empty()) return complain(0, "it is empty");
        if (!read_interval_end(part.first, part.begin, false)) return false;
        if (take('/')) {
            part.stretch = true;
            out.form = Form::interval;
            if (!read_interval_end(part.last, part.end, true)) return false;
            if (part.begin != End::given && part.end != End::given)
                return complain(0, "an interval needs a date at one end at least");
            if (!bounds(part)) return complain(0, "the interval ends before it begins");
        } else if (part.begin != End::given) {
            return complain(m_at, "an open end belongs to an interval, ../DATE");
        }
        out.parts.push_back(part);
        return true;
    }

    [[nodiscard]] std::string canonical() const {
        std::string text(m_text);
        for (const std::size_t at : m_leap_seconds) text.replace(at, 2, "59");
        std::erase(text, ' ');
        return text;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_problem;
    std::size_t m_problem_at = 0;
    std::vector<std::size_t> m_leap_seconds;
};

} // namespace

Result<Expression> parse(std::string_view text) {
    return Reader(text).read();
}

} // namespace whenabouts::core::edtf

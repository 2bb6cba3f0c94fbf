#include "exchange/import/date_cells.hpp"

#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

/// Takes a time of day apart, from left to right.
class ClockReader {
  public:
    explicit ClockReader(std::string_view text) : m_text(text) {}

    std::optional<std::string> read() {
        int hour = 0;
        int minute = 0;
        std::string rest;
        if (!number(hour, 1, 2)) return std::nullopt;
        if (take(':') || take('h')) {
            if (!number(minute, 2, 2)) return std::nullopt;
            if (take(':') && !seconds(rest)) return std::nullopt;
        } else if (!peek_letter()) {
            return std::nullopt; // a bare number
        }
        blanks();
        if (!half_of_day(hour)) return std::nullopt;
        std::string zone;
        if (!read_zone(zone) || m_at != m_text.size() || hour > 24 || minute > 59) return std::nullopt;
        return fmt::format("{:02}:{:02}{}{}", hour, minute, rest, zone);
    }

  private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] bool is_digit() const { return peek() >= '0' && peek() <= '9'; }
    [[nodiscard]] bool peek_letter() const {
        const std::size_t at = m_text.find_first_not_of(' ', m_at);
        return at != std::string_view::npos && (m_text[at] | 0x20) >= 'a' && (m_text[at] | 0x20) <= 'z';
    }
    bool take(char c) {
        if (peek() != c) return false;
        ++m_at;
        return true;
    }
    void blanks() {
        while (take(' ')) {
        }
    }
    bool number(int& into, int least, int most) {
        int digits = 0;
        for (into = 0; digits < most && is_digit(); ++digits) into = into * 10 + (m_text[m_at++] - '0');
        return digits >= least && !is_digit();
    }
    bool seconds(std::string& out) {
        int second = 0;
        if (!number(second, 2, 2) || second > 60) return false;
        out = fmt::format(":{:02}", second);
        if (peek() != '.' && peek() != ',') return true;
        ++m_at;
        const std::size_t begin = m_at;
        while (is_digit()) ++m_at;
        constexpr std::size_t finest = 9;
        if (m_at == begin) return false;
        // a fraction of nothing but zeros says no more than the second
        const std::string_view digits = m_text.substr(begin, std::min(m_at - begin, finest));
        if (digits.find_first_not_of('0') != std::string_view::npos) out.append(".").append(digits);
        return true;
    }
    /// "PM", "p.m.", "am".
    bool half_of_day(int& hour) {
        const char letter = static_cast<char>(peek() | 0x20);
        if (letter != 'a' && letter != 'p') return true;
        const std::size_t begin = m_at++;
        take('.');
        if ((peek() | 0x20) != 'm') {
            m_at = begin;
            return true;
        }
        ++m_at;
        take('.');
        if (hour < 1 || hour > 12) return false;
        hour = hour % 12 + (letter == 'p' ? 12 : 0);
        blanks();
        return true;
    }
    bool read_zone(std::string& zone) {
        if (m_text.substr(m_at) == "Z" || m_text.substr(m_at) == "z" || m_text.substr(m_at) == "UTC" ||
            m_text.substr(m_at) == "GMT") {
            m_at = m_text.size();
            zone = "Z";
            return true;
        }
        const char sign = peek();
        if (sign != '+' && sign != '-') return true;
        ++m_at;
        int hours = 0;
        int minutes = 0;
        for (int digit = 0; digit < 2; ++digit) {
            if (!is_digit()) return false;
            hours = hours * 10 + (m_text[m_at++] - '0');
        }
        take(':');
        if (is_digit() && !number(minutes, 2, 2)) return false;
        zone = hours == 0 && minutes == 0 ? "Z" : fmt::format("{}{:02}:{:02}", sign, hours, minutes);
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<std::string> edtf_clock(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return std::nullopt;
    return ClockReader(text.substr(first, text.find_last_not_of(" \t") - first + 1)).read();
}

} // namespace whenabouts::exchange

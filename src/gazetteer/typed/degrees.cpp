#include "gazetteer/typed/forms.hpp"
#include "gazetteer/typed/hemispheres.hpp"
#include "gazetteer/typed/spelling.hpp"
#include "unicode/fold.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <vector>

namespace whenabouts::gazetteer::typed {
namespace {

/// One coordinate under construction: numbers (degrees, minutes, seconds), a sign, an axis.
struct Angle {
    std::vector<double> numbers;
    std::vector<double> steps; ///< of each number's last digit, in its own unit
    Axis axis = Axis::unknown;
    bool negative = false;
    bool marked = false;   ///< has a degree, minute or second sign
    bool lettered = false; ///< has a hemisphere letter
};

class AngleReader {
  public:
    explicit AngleReader(std::string_view text) : m_text(text) {}

    /// One angle or two.
    std::optional<std::vector<Angle>> run() {
        while (m_at < m_text.size())
            if (!step()) return std::nullopt;
        close();
        if (m_angles.size() == 1) split_plain_run();
        if (m_angles.empty() || m_angles.size() > 2) return std::nullopt;
        for (const Angle& angle : m_angles)
            if (angle.numbers.size() > 3) return std::nullopt;
        return m_angles;
    }

  private:
    bool step() {
        const auto point = unicode::decode(m_text, m_at);
        const char32_t c = point.value;
        if (unicode::is_digit(c) || c == '.') return take_number(false);
        if (c == '-' || c == '+') return take_sign(c == '-');
        if (c == U'°') return take_mark(point.size, true);
        if (c == '\'' || c == '"') return take_mark(point.size, false);
        if (unicode::is_letter(c)) return take_word();
        m_at += point.size;
        if (c == ',' || c == ';' || c == '/' || c == '|' || c == '&') {
            close();
            return true;
        }
        return c == ' ' || c == '(' || c == ')' || c == '[' || c == ']' || c == ':' || c == '=';
    }

    bool take_sign(bool minus) {
        ++m_at;
        if (m_at >= m_text.size()) return false;
        const char next = m_text[m_at];
        if (!(next >= '0' && next <= '9') && next != '.') return minus && next == ' '; // a dash between two coordinates
        if (!m_angle.numbers.empty()) close();
        return take_number(minus);
    }

    bool take_number(bool negative) {
        std::string digits;
        std::size_t decimals = 0;
        bool fraction = false;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '.') {
                if (fraction) return false;
                fraction = true;
            } else if (c < '0' || c > '9') {
                break;
            } else if (fraction) {
                ++decimals;
            }
            digits += c;
            ++m_at;
        }
        constexpr std::size_t longest = 24;
        if (digits.empty() || digits == "." || digits.size() > longest) return false;
        if (m_angle.lettered && !m_angle.numbers.empty() && m_letter_after) close();
        const std::size_t most = m_angle.marked || m_angle.lettered ? 3 : 6; // bare runs are halved at the end
        if (m_angle.numbers.size() == most) close();
        m_angle.numbers.push_back(std::strtod(digits.c_str(), nullptr));
        m_angle.negative = m_angle.negative || negative;
        m_angle.steps.push_back(std::pow(10.0, -static_cast<double>(decimals)));
        return true;
    }

    bool take_mark(std::size_t size, bool degree) {
        m_at += size;
        if (m_angle.numbers.empty()) return !degree && m_angle.lettered; // quotation marks round a word
        if (degree && m_angle.numbers.size() > 1) {                      // this number begins the next angle
            const double number = m_angle.numbers.back();
            const double step_size = m_angle.steps.back();
            m_angle.numbers.pop_back();
            m_angle.steps.pop_back();
            close();
            m_angle.numbers.push_back(number);
            m_angle.steps.push_back(step_size);
        }
        m_angle.marked = true;
        return true;
    }

    bool take_word() {
        std::string word;
        while (m_at < m_text.size()) {
            const auto point = unicode::decode(m_text, m_at);
            if (!unicode::is_letter(point.value) && !unicode::is_mark(point.value) &&
                !(point.value == '.' && !word.empty()))
                break;
            if (point.value != '.') word += m_text.substr(m_at, point.size);
            m_at += point.size;
            if (is_cyrillic_axis_start(word) && m_at < m_text.size() && m_text[m_at] == ' ') continue_cyrillic(word);
        }
        std::string folded = unicode::fold(word);
        // "48d27m54sN": the unit's letter runs into the hemisphere's.
        if (folded.size() == 2 && (folded[0] == 's' || folded[0] == 'm') && m_angle.numbers.size() > 1 &&
            find_hemisphere(std::string_view(folded).substr(1)) != nullptr) {
            m_angle.marked = true;
            folded.erase(0, 1);
        }
        for (const std::string_view mark : {"d", "deg", "degs", "degree", "degrees", "град", "градусов", "градусів"})
            if (folded == mark) return take_mark(0, true);
        for (const std::string_view mark :
             {"m", "min", "minutes", "sec", "seconds", "мин", "минут", "сек", "хв", "секунд"})
            if (folded == mark) return take_mark(0, false);
        for (const std::string_view filler : {"and", "by", "и", "та", "і", "و"})
            if (folded == filler) return close(), true;
        const Hemisphere* hemisphere = find_hemisphere(folded);
        if (hemisphere == nullptr) return false;
        take_hemisphere(*hemisphere);
        return true;
    }

    void take_hemisphere(const Hemisphere& hemisphere) {
        // "latitude 48.5 N" and "48.5 N latitude": the second one says the same again.
        const bool again = m_angle.lettered && m_angle.axis == hemisphere.axis;
        if (m_angle.numbers.empty() && !again && !m_angles.empty() && m_angles.back().axis == hemisphere.axis &&
            hemisphere.sign == 0)
            return;
        const bool after = !m_angle.numbers.empty() && !m_angle.lettered;
        if (!m_angle.numbers.empty() && m_angle.lettered && !again) close();
        if (after && hemisphere.sign == 0) close(); // "48.5 lon 35.1": the word belongs to what follows
        m_angle.axis = hemisphere.axis;
        m_angle.lettered = true;
        m_angle.negative = m_angle.negative || hemisphere.sign < 0;
        m_letter_after = !m_angle.numbers.empty();
        if (m_letter_after) close();
    }

    /// "с. ш.", "пн. ш.": letters of one sign with a space between.
    static bool is_cyrillic_axis_start(std::string_view word) {
        for (const std::string_view start : {"с", "ю", "в", "з", "пн", "пд", "сх", "зх", "С", "Ю", "В", "З"})
            if (word == start) return true;
        return false;
    }
    void continue_cyrillic(std::string& word) {
        for (const std::string_view axis : {"ш", "д", "Ш", "Д"})
            if (m_text.substr(m_at + 1).starts_with(axis)) {
                word += axis;
                m_at += 1 + axis.size();
                return;
            }
    }

    void close() {
        if (!m_angle.numbers.empty())
            m_angles.push_back(m_angle);
        else if (m_angle.lettered)
            return; // "N 48…": the letter waits for its number
        m_angle = {};
        m_letter_after = false;
    }

    /// "48 27 54 35 02 46": an even run of bare numbers is two coordinates.
    void split_plain_run() {
        Angle& first = m_angles[0];
        if (first.marked || first.lettered || first.numbers.size() % 2 != 0) return;
        const auto half = static_cast<std::ptrdiff_t>(first.numbers.size() / 2);
        Angle second;
        second.numbers.assign(first.numbers.begin() + half, first.numbers.end());
        second.steps.assign(first.steps.begin() + half, first.steps.end());
        first.numbers.resize(static_cast<std::size_t>(half));
        first.steps.resize(static_cast<std::size_t>(half));
        m_angles.push_back(std::move(second));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Angle m_angle;
    bool m_letter_after = false;
    std::vector<Angle> m_angles;
};

/// "10:30", "3/4".
bool is_time_or_fraction(std::string_view text, const std::vector<Angle>& angles) {
    const bool bare = std::all_of(angles.begin(), angles.end(), [](const Angle& angle) {
        return angle.numbers.size() == 1 && !angle.marked && !angle.lettered;
    });
    return bare && text.find_first_of(":/") != std::string_view::npos && text.find('.') == std::string_view::npos;
}

/// Why the numbers make no angle; empty when they do.
std::string wrong_parts(const Angle& angle) {
    for (std::size_t i = 1; i < angle.numbers.size(); ++i)
        if (angle.numbers[i] >= 60)
            return fmt::format("{} {} are more than 59", angle.numbers[i], i == 1 ? "minutes" : "seconds");
    return {};
}

double degrees(const Angle& angle) {
    double sum = angle.numbers[0];
    double unit = 1;
    for (std::size_t i = 1; i < angle.numbers.size(); ++i) {
        unit /= 60;
        sum += angle.numbers[i] * unit;
    }
    return angle.negative ? 0 - sum : sum; // no minus zero
}

/// Half a step of the last digit, in degrees.
double half_step_deg(const Angle& angle) {
    return 0.5 * angle.steps.back() / std::pow(60.0, static_cast<double>(angle.numbers.size() - 1));
}

double radius_m(double lat, double lat_half_deg, double lon_half_deg) {
    constexpr double metres_in_degree = 111'195;
    constexpr double radians = 3.14159265358979323846 / 180;
    // The coarser of the two decides: who gives 35.04618 beside 48 did not measure the latitude.
    return std::max(least_radius_m,
                    metres_in_degree *
                        std::max(lat_half_deg, lon_half_deg * std::cos(std::min(89.0, std::abs(lat)) * radians)));
}

TypedText arranged(const Angle& a, const Angle& b, Order order) {
    for (const Angle* angle : {&a, &b})
        if (std::string wrong = wrong_parts(*angle); !wrong.empty()) return refused(std::move(wrong));
    if (a.axis != Axis::unknown && a.axis == b.axis)
        return refused(a.axis == Axis::lat ? "both numbers are latitudes" : "both numbers are longitudes");
    const core::LonLat lon_first{degrees(a), degrees(b)};
    const core::LonLat lat_first{degrees(b), degrees(a)};
    TypedPosition out;
    out.form = a.numbers.size() > 1 || b.numbers.size() > 1 ? "degrees, minutes and seconds" : "decimal degrees";
    bool longitude_first = order == Order::longitude_first;
    if (a.axis != Axis::unknown || b.axis != Axis::unknown) {
        longitude_first = a.axis == Axis::lon || b.axis == Axis::lat;
    } else if (longitude_first && core::is_valid(lon_first)) {
        if (core::is_valid(lat_first) && lon_first != lat_first) {
            out.reasons.emplace_back("read as longitude, latitude");
            out.other = lat_first;
            out.other_reason = "if the latitude was typed first";
        }
    } else if (longitude_first && core::is_valid(lat_first)) {
        longitude_first = false;
        out.swapped = true;
        out.reasons.emplace_back("read as latitude, longitude: the other order lies outside the world");
    } else if (longitude_first) {
        return refused("neither order lies in the world: longitudes go from -180 to 180, latitudes from -90 to 90");
    }
    out.position = longitude_first ? lon_first : lat_first;
    if (std::string wrong = outside_world(out.position); !wrong.empty()) return refused(std::move(wrong));
    out.radius_m =
        radius_m(out.position.lat, half_step_deg(longitude_first ? b : a), half_step_deg(longitude_first ? a : b));
    return {out, {}};
}

} // namespace

std::optional<TypedText> read_degrees(std::string_view text, Order order) {
    const auto regular = regular_spelling(text);
    if (!regular) return std::nullopt;
    const auto angles = AngleReader(*regular).run();
    if (!angles) return std::nullopt;
    if (angles->size() == 1) {
        const Angle& alone = angles->front();
        if (!alone.marked && !(alone.lettered && alone.steps.back() < 1)) return std::nullopt;
        return refused("only one of latitude and longitude is given");
    }
    if (is_time_or_fraction(*regular, *angles)) return std::nullopt;
    return arranged((*angles)[0], (*angles)[1], order);
}

} // namespace whenabouts::gazetteer::typed

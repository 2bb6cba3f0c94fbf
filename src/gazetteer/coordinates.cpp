#include "gazetteer/coordinates.hpp"

#include "unicode/fold.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace whenabouts::gazetteer {
namespace {

enum class Axis { unknown, lon, lat };

/// One coordinate under construction: up to three numbers, a sign, an axis.
struct Angle {
    std::vector<double> numbers;
    Axis axis = Axis::unknown;
    bool negative = false;
    bool marked = false;   ///< has a degree, minute or second sign
    bool lettered = false; ///< has a hemisphere letter
    double step = 1;       ///< of the last digit, in the last number's unit
};

struct Hemisphere {
    std::string_view word;
    Axis axis;
    int sign; ///< 0 = tells the axis only
};
constexpr std::array hemispheres{
    Hemisphere{"n", Axis::lat, 1},         Hemisphere{"s", Axis::lat, -1},    Hemisphere{"e", Axis::lon, 1},
    Hemisphere{"w", Axis::lon, -1},        Hemisphere{"lat", Axis::lat, 0},   Hemisphere{"latitude", Axis::lat, 0},
    Hemisphere{"lon", Axis::lon, 0},       Hemisphere{"lng", Axis::lon, 0},   Hemisphere{"long", Axis::lon, 0},
    Hemisphere{"longitude", Axis::lon, 0}, Hemisphere{"north", Axis::lat, 1}, Hemisphere{"south", Axis::lat, -1},
    Hemisphere{"east", Axis::lon, 1},      Hemisphere{"west", Axis::lon, -1}, Hemisphere{"сш", Axis::lat, 1},
    Hemisphere{"юш", Axis::lat, -1},       Hemisphere{"вд", Axis::lon, 1},    Hemisphere{"зд", Axis::lon, -1},
    Hemisphere{"пнш", Axis::lat, 1},       Hemisphere{"пдш", Axis::lat, -1},  Hemisphere{"схд", Axis::lon, 1},
    Hemisphere{"зхд", Axis::lon, -1},
};

const Hemisphere* find_hemisphere(std::string_view word) {
    const auto at =
        std::find_if(hemispheres.begin(), hemispheres.end(), [word](const Hemisphere& h) { return h.word == word; });
    return at == hemispheres.end() ? nullptr : &*at;
}

bool is_degree_sign(char32_t c) {
    return c == U'°' || c == U'º' || c == U'˚';
}
bool is_minute_sign(char32_t c) {
    return c == '\'' || c == U'′' || c == U'’' || c == U'ʹ';
}
bool is_second_sign(char32_t c) {
    return c == '"' || c == U'″' || c == U'”' || c == U'ʺ';
}
bool is_minus(char32_t c) {
    return c == '-' || c == U'−';
}

class PositionReader {
  public:
    explicit PositionReader(std::string_view text) : m_text(text) {}

    std::optional<std::vector<Angle>> run() {
        while (m_at < m_text.size())
            if (!step()) return std::nullopt;
        close();
        if (m_angles.size() == 1 && !m_angles[0].marked && m_angles[0].numbers.size() == 2) split_plain_pair();
        if (m_angles.size() != 2) return std::nullopt;
        return m_angles;
    }

  private:
    bool step() {
        const auto point = unicode::decode(m_text, m_at);
        const char32_t c = point.value;
        if (unicode::is_digit(c) || c == '.') return take_number(false);
        if (is_minus(c) || c == '+') return take_sign(point);
        if (is_degree_sign(c)) return take_mark(point.size, true);
        if (is_minute_sign(c) || is_second_sign(c)) return take_mark(point.size, false);
        if (unicode::is_letter(c)) return take_word();
        m_at += point.size;
        if (c == ',' || c == ';' || c == '/' || c == U'，') {
            close();
            return true;
        }
        return unicode::is_space(c) || c == '(' || c == ')' || c == '[' || c == ']' || c == ':' || c == '=';
    }

    bool take_sign(unicode::CodePoint point) {
        m_at += point.size;
        if (m_at >= m_text.size()) return false;
        const char32_t next = unicode::decode(m_text, m_at).value;
        if (!unicode::is_digit(next) && next != '.') return is_minus(point.value) && unicode::is_space(next);
        if (!m_angle.numbers.empty()) close();
        return take_number(is_minus(point.value));
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
        if (m_angle.numbers.size() == 3 || (m_angle.lettered && !m_angle.numbers.empty() && m_letter_after)) close();
        m_angle.numbers.push_back(std::strtod(digits.c_str(), nullptr));
        m_angle.negative = m_angle.negative || negative;
        m_angle.step = std::pow(10.0, -static_cast<double>(decimals));
        return true;
    }

    bool take_mark(std::size_t size, bool degree) {
        m_at += size;
        if (m_angle.numbers.empty()) return false;
        if (degree && m_angle.numbers.size() > 1) { // this number begins the next angle
            const double number = m_angle.numbers.back();
            m_angle.numbers.pop_back();
            const double step_size = m_angle.step;
            close();
            m_angle.numbers.push_back(number);
            m_angle.step = step_size;
        }
        m_angle.marked = true;
        return true;
    }

    bool take_word() {
        std::string word;
        while (m_at < m_text.size()) {
            const auto point = unicode::decode(m_text, m_at);
            if (!unicode::is_letter(point.value) && !(point.value == '.' && !word.empty())) break;
            if (point.value != '.') word += m_text.substr(m_at, point.size);
            m_at += point.size;
            if (is_cyrillic_axis_end(word) && m_at < m_text.size() && m_text[m_at] == ' ') continue_cyrillic(word);
        }
        const std::string folded = unicode::fold(word);
        if (folded == "d" || folded == "deg" || folded == "m" || folded == "min" || folded == "sec")
            return take_mark(0, folded[0] == 'd');
        const Hemisphere* hemisphere = find_hemisphere(folded);
        if (hemisphere == nullptr) return false;
        const bool after = !m_angle.numbers.empty() && !m_angle.lettered;
        if (!m_angle.numbers.empty() && m_angle.lettered) close();
        if (after && hemisphere->sign == 0) close(); // "48.5 lon 35.1": the word belongs to what follows
        m_angle.axis = hemisphere->axis;
        m_angle.lettered = true;
        m_angle.negative = m_angle.negative || hemisphere->sign < 0;
        m_letter_after = !m_angle.numbers.empty();
        if (m_letter_after) close();
        return true;
    }

    /// "с. ш.", "пн. ш.": letters of one sign with a space between.
    static bool is_cyrillic_axis_end(std::string_view word) {
        return word == "с" || word == "ю" || word == "в" || word == "з" || word == "пн" || word == "пд" ||
               word == "сх" || word == "зх";
    }
    void continue_cyrillic(std::string& word) {
        for (const std::string_view axis : {"ш", "д"})
            if (m_text.substr(m_at + 1).starts_with(axis)) {
                word += axis;
                m_at += 1 + axis.size();
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

    void split_plain_pair() {
        Angle second = m_angles[0];
        second.numbers.erase(second.numbers.begin());
        second.negative = false;
        m_angles[0].numbers.pop_back();
        m_angles.push_back(second);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Angle m_angle;
    bool m_letter_after = false;
    std::vector<Angle> m_angles;
};

std::optional<double> degrees(const Angle& angle) {
    double sum = angle.numbers[0];
    double unit = 1;
    for (std::size_t i = 1; i < angle.numbers.size(); ++i) {
        unit /= 60;
        if (angle.numbers[i] >= 60) return std::nullopt;
        sum += angle.numbers[i] * unit;
    }
    return angle.negative ? -sum : sum;
}

/// Half a step of the last digit, in metres along a meridian.
double half_step_m(const Angle& angle) {
    constexpr double metres_in_degree = 111'195;
    return 0.5 * angle.step * metres_in_degree / std::pow(60.0, static_cast<double>(angle.numbers.size() - 1));
}

std::optional<TypedPosition> arranged(const Angle& a, const Angle& b, bool latitude_first) {
    const auto first = degrees(a);
    const auto second = degrees(b);
    if (!first || !second) return std::nullopt;
    const core::LonLat lon_first{*first, *second};
    const core::LonLat lat_first{*second, *first};
    TypedPosition out;
    out.form = a.numbers.size() > 1 || b.numbers.size() > 1 ? "degrees, minutes and seconds" : "decimal degrees";
    out.radius_m = std::max(half_step_m(a), half_step_m(b));
    const bool told = a.axis != Axis::unknown || b.axis != Axis::unknown;
    if (a.axis != Axis::unknown && a.axis == b.axis) return std::nullopt;
    if (told) {
        out.position = a.axis == Axis::lon || b.axis == Axis::lat ? lon_first : lat_first;
    } else if (latitude_first) {
        out.position = lat_first;
    } else if (core::is_valid(lon_first)) {
        out.position = lon_first;
        if (core::is_valid(lat_first) && *first != *second) out.other_order = lat_first;
    } else {
        out.position = lat_first;
        out.swapped = true;
    }
    if (!core::is_valid(out.position)) return std::nullopt;
    return out;
}

} // namespace

std::optional<TypedPosition> parse_position(std::string_view text) {
    constexpr std::size_t longest = 100;
    if (text.empty() || text.size() > longest || text.find_first_of("0123456789") == std::string_view::npos)
        return std::nullopt;
    const bool uri = text.starts_with("geo:");
    if (uri) text = text.substr(4, std::min(text.find(';'), text.find('?')) - 4);
    const auto angles = PositionReader(text).run();
    if (!angles) return std::nullopt;
    auto out = arranged((*angles)[0], (*angles)[1], uri);
    if (out && uri) out->form = "geo: URI";
    return out;
}

} // namespace whenabouts::gazetteer

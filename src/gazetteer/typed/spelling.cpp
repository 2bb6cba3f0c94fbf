#include "gazetteer/typed/spelling.hpp"

#include "unicode/fold.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace whenabouts::gazetteer::typed {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool between_digits(std::string_view text, std::size_t at) {
    return at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
}

/// Numbers as runs of digits, with a point inside counted once.
std::size_t count_numbers(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool part = is_digit(text[at]) || (text[at] == '.' && between_digits(text, at));
        if (part && !inside) ++count;
        inside = part;
    }
    return count;
}

/// "48,46502 35,04618": commas between digits are decimal when the numbers would not pair up otherwise.
void make_decimal_points(std::string& text) {
    std::vector<std::size_t> commas;
    bool point = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ',' && between_digits(text, at)) commas.push_back(at);
        point = point || (text[at] == '.' && between_digits(text, at));
    }
    if (commas.empty() || point) return;
    const std::size_t numbers = count_numbers(text);
    if (commas.size() == 3 && numbers == 4)
        commas.erase(commas.begin() + 1); // "48,46502,35,04618"
    else if (commas.size() > 2 || numbers <= commas.size() + 1)
        return;
    for (const std::size_t at : commas) text[at] = '.';
}

/// A letter or sign that belongs to degrees: without one, hyphens and double points separate nothing.
bool has_letters_or_marks(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 || c == '\'';
    });
}

/// "48.27.54" → "48 27 54", "48.27.54.5" → "48 27 54.5".
void split_triples(std::string& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.'))) continue;
        std::vector<std::size_t> points;
        std::size_t end = at;
        while (end < text.size() && (is_digit(text[end]) || (text[end] == '.' && between_digits(text, end)))) {
            if (text[end] == '.') points.push_back(end);
            ++end;
        }
        if (points.size() == 2 || points.size() == 3) text[points[0]] = text[points[1]] = ' ';
        at = end;
    }
}

std::string_view without_label(std::string_view text) {
    constexpr std::array labels{"coordinates", "coordinate", "coords",   "coord",         "position", "pos",
                                "location",    "loc",        "at",       "approximately", "approx",   "about",
                                "ca",          "gps",        "wgs84",    "wgs 84",        "point",    "координати",
                                "координаты",  "коорд",      "إحداثيات", "koordinaten"};
    const std::size_t end = text.find_first_of(":=0123456789+-([");
    if (end == 0 || end == std::string_view::npos || end > 40) return text;
    const std::string word = unicode::fold(text.substr(0, end));
    if (std::find(labels.begin(), labels.end(), word) == labels.end() && !text.starts_with("WGS")) return text;
    if (text.starts_with("WGS84") || text.starts_with("WGS 84")) {
        text.remove_prefix(text.find("84") + 2);
        return text.substr(std::min(text.size(), text.find_first_not_of(" :,=")));
    }
    return text.substr(std::min(text.size(), text.find_first_not_of(" :=", end)));
}

/// Without what is no part of the pair: a note in brackets at the end, the zoom of a map ("48.4,35.0,17z").
std::string_view without_tail(std::string_view text) {
    if (text.ends_with(')'))
        if (const std::size_t open = text.rfind(" (");
            open != std::string_view::npos && open > 0 &&
            std::none_of(text.begin() + static_cast<std::ptrdiff_t>(open), text.end(), is_digit))
            text = text.substr(0, open);
    if (text.ends_with('z') && std::count(text.begin(), text.end(), ',') == 2) {
        const std::size_t comma = text.rfind(',');
        const std::string_view zoom = text.substr(comma + 1, text.size() - comma - 2);
        if (!zoom.empty() && zoom.find_first_not_of("0123456789.") == std::string_view::npos)
            text = text.substr(0, comma);
    }
    return text;
}

/// "{"type":"Point","coordinates":[35.04,48.46]}" → "lon 35.04 lat 48.46"; empty when it is no such thing.
std::string geojson_pair(std::string_view text) {
    const std::size_t at = text.find("\"coordinates\"");
    const std::size_t open = at == std::string_view::npos ? at : text.find('[', at);
    const std::size_t close = open == std::string_view::npos ? open : text.find(']', open);
    if (close == std::string_view::npos || !text.starts_with('{')) return {};
    const std::size_t first = text.find(',', open);
    if (first == std::string_view::npos || first > close) return {};
    const std::size_t second = std::min(text.find(',', first + 1), close); // an altitude may follow
    return "lon " + std::string(text.substr(open + 1, first - open - 1)) + " lat " +
           std::string(text.substr(first + 1, second - first - 1));
}

} // namespace

std::optional<std::string> regular_spelling(std::string_view text) {
    if (std::string pair = geojson_pair(text); !pair.empty()) return pair;
    std::string out(without_tail(without_label(text)));
    if (out.starts_with('{'))
        for (char& c : out)
            if (c == '"' || c == '{' || c == '}') c = ' ';
    make_decimal_points(out);
    const bool told = has_letters_or_marks(out);
    if (told) split_triples(out);
    for (std::size_t at = 0; at < out.size(); ++at)
        if (out[at] == '-' && between_digits(out, at)) {
            if (!told) return std::nullopt;
            out[at] = ' ';
        }
    return out;
}

} // namespace whenabouts::gazetteer::typed

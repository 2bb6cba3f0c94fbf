#include "gazetteer/relative/count.hpp"

#include "unicode/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace whenabouts::gazetteer::relative {

std::optional<Count> read_count(std::string_view word) {
    std::string digits;
    for (std::size_t at = 0; at < word.size();) {
        const auto point = unicode::decode(word, at);
        if (point.value == U'–' || point.value == U'—')
            digits += '-';
        else
            digits += point.value < 0x80 ? static_cast<char>(point.value) : '?';
        at += point.size;
    }
    const auto number = [](std::string text) -> std::optional<Count> {
        if (text.size() == 5 && text[1] == ',') text.erase(1, 1); // "1,000"
        std::replace(text.begin(), text.end(), ',', '.');
        if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789.") != std::string::npos ||
            std::count(text.begin(), text.end(), '.') > 1 || text == ".")
            return std::nullopt;
        const std::size_t point = text.find('.');
        double step = point == std::string::npos ? 1 : std::pow(10.0, -static_cast<double>(text.size() - point - 1));
        // Round numbers are rounded: 20 means 15 to 25, 300 means 250 to 350.
        if (point == std::string::npos)
            for (std::size_t i = text.size(); i > 1 && text[i - 1] == '0'; --i) step *= 10;
        return Count{std::strtod(text.c_str(), nullptr), step / 2};
    };
    const std::size_t dash = digits.find('-');
    if (dash == std::string::npos) return number(digits);
    const auto low = number(digits.substr(0, dash));
    const auto high = number(digits.substr(dash + 1));
    if (!low || !high || low->value > high->value) return std::nullopt;
    return Count{(low->value + high->value) / 2, (high->value - low->value) / 2};
}

std::string without_brackets(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find('(', at), text.size());
        out += text.substr(at, open - at);
        const std::size_t close = text.find(')', open);
        if (open == text.size()) break;
        if (close == std::string_view::npos) {
            out += text.substr(open);
            break;
        }
        at = close + 1;
    }
    return out;
}

} // namespace whenabouts::gazetteer::relative

#include "viewer/ui/theme.hpp"

#include "core/output_file.hpp"
#include "json/value.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace whenabouts::viewer {

namespace {

struct Token {
    std::string_view name;
    Colour Theme::*colour;
};

constexpr auto tokens = std::to_array<Token>({{"ground", &Theme::ground},
                                              {"surface", &Theme::surface},
                                              {"raised", &Theme::raised},
                                              {"raised_hover", &Theme::raised_hover},
                                              {"raised_active", &Theme::raised_active},
                                              {"field", &Theme::field},
                                              {"border", &Theme::border},
                                              {"text", &Theme::text},
                                              {"muted", &Theme::muted},
                                              {"faint", &Theme::faint},
                                              {"accent", &Theme::accent},
                                              {"accent_hover", &Theme::accent_hover},
                                              {"on_accent", &Theme::on_accent},
                                              {"selection", &Theme::selection},
                                              {"hover", &Theme::hover},
                                              {"focus", &Theme::focus},
                                              {"quote", &Theme::quote},
                                              {"bar", &Theme::bar},
                                              {"window", &Theme::window},
                                              {"outside", &Theme::outside},
                                              {"grid", &Theme::grid},
                                              {"plate", &Theme::plate},
                                              {"shade", &Theme::shade},
                                              {"warning", &Theme::warning},
                                              {"problem", &Theme::problem},
                                              {"symbol_outline", &Theme::symbol_outline}});

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

} // namespace

std::optional<Colour> parse_colour(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
    std::array<std::uint8_t, 4> channels{0, 0, 0, 255};
    for (std::size_t i = 1; i < text.size(); i += 2) {
        const char* begin = text.data() + i;
        if (std::from_chars(begin, begin + 2, channels[i / 2], 16).ptr != begin + 2) return std::nullopt;
    }
    return Colour{channels[0], channels[1], channels[2], channels[3]};
}

double contrast(Colour a, Colour b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

core::Result<std::map<std::string, Theme>> load_themes(const std::filesystem::path& assets) {
    const std::filesystem::path file = assets / "themes" / "window.json";
    const auto text = core::read_file(file);
    if (!text) return tl::make_unexpected(text.error());
    const auto document = json::parse(*text, file.string());
    if (!document) return tl::make_unexpected(document.error());
    const auto malformed = [&](std::string what) {
        return core::unreadable(file.string(), std::move(what), "mend the theme file");
    };
    const auto* members = document->object();
    if (members == nullptr) return malformed("is not a list of themes by name");
    std::map<std::string, Theme> themes;
    for (const auto& [name, values] : *members) {
        if (values.string() != nullptr) continue; // a note
        const auto* rows = values.object();
        if (rows == nullptr) return malformed("theme '" + name + "' is not a list of colours");
        Theme theme;
        std::size_t known = 0;
        for (const auto& [key, value] : *rows) {
            const auto token =
                std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.name == key; });
            if (token == tokens.end()) return malformed("theme '" + name + "' has the unknown key '" + key + "'");
            const auto colour = parse_colour(value.text());
            if (!colour) return malformed("theme '" + name + "': '" + key + "' needs a colour such as #1B5EA8");
            theme.*(token->colour) = *colour;
            ++known;
        }
        if (known != tokens.size()) return malformed("theme '" + name + "' does not set every colour once");
        themes.emplace(name, theme);
    }
    if (!themes.contains("light") || !themes.contains("dark")) return malformed("lacks the theme 'light' or 'dark'");
    return themes;
}

} // namespace whenabouts::viewer

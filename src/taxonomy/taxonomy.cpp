#include "taxonomy/taxonomy.hpp"

#include "core/output_file.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::taxonomy {

namespace {

constexpr std::string_view fallback_code = "unclassified";
constexpr std::array<std::string_view, 8> symbols{"circle", "triangle", "square",  "diamond",
                                                  "cross",  "star",     "hexagon", "pentagon"};

bool is_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

Category category_from(const json::Value& row) {
    const auto text = [&](std::string_view name) { return std::string(row[name].text()); };
    const bool* shown = row["shown"].boolean();
    return {text("code"),        text("parent"),          text("label"),  text("colour"), text("symbol"),
            text("acled_event"), text("acled_sub_event"), text("plover"), text("hazard"), shown == nullptr || *shown};
}

} // namespace

core::Result<Taxonomy> Taxonomy::load(const std::filesystem::path& assets) {
    const std::filesystem::path file = assets / "categories.json";
    const auto text = core::read_file(file);
    if (!text) return tl::make_unexpected(text.error());
    const auto document = json::parse(*text, file.string());
    if (!document) return tl::make_unexpected(document.error());
    const auto malformed = [&](std::string what) {
        return core::unreadable(file.string(), std::move(what), "mend the category list");
    };
    const auto* rows = (*document)["categories"].array();
    if (rows == nullptr) return malformed("has no list \"categories\"");
    Taxonomy taxonomy;
    for (const json::Value& row : *rows) {
        Category category = category_from(row);
        if (category.code.empty() || category.label.empty()) return malformed("has a category without code or label");
        if (taxonomy.knows(category.code)) return malformed("names the category '" + category.code + "' twice");
        if (!category.parent.empty() && !taxonomy.knows(category.parent))
            return malformed("'" + category.code + "' stands under the unknown group '" + category.parent + "'");
        if (!is_colour(category.colour)) return malformed("'" + category.code + "' needs a colour such as #0072B2");
        if (std::find(symbols.begin(), symbols.end(), category.symbol) == symbols.end())
            return malformed("'" + category.code + "' has the unknown symbol '" + category.symbol + "'");
        taxonomy.m_categories.push_back(std::move(category));
    }
    if (!taxonomy.knows(fallback_code)) return malformed("lacks the category 'unclassified'");
    return taxonomy;
}

bool Taxonomy::knows(std::string_view code) const {
    return std::any_of(m_categories.begin(), m_categories.end(), [&](const Category& c) { return c.code == code; });
}

const Category& Taxonomy::operator[](std::string_view code) const {
    const auto find = [&](std::string_view wanted) {
        return std::find_if(m_categories.begin(), m_categories.end(),
                            [&](const Category& c) { return c.code == wanted; });
    };
    const auto at = find(code);
    return at != m_categories.end() ? *at : *find(fallback_code);
}

std::vector<std::string> Taxonomy::with_children(std::string_view code) const {
    std::vector<std::string> codes;
    for (const Category& category : m_categories) { // parents stand before their children
        const bool below = std::find(codes.begin(), codes.end(), category.parent) != codes.end();
        if (category.code == code || (below && !category.parent.empty())) codes.push_back(category.code);
    }
    return codes;
}

} // namespace whenabouts::taxonomy

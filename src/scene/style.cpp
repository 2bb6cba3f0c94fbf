#include "scene/style.hpp"

#include "core/output_file.hpp"
#include "scene/colour.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace whenabouts::scene {
namespace {

/// Takes members out of a JSON object one after the other and remembers the first thing that is wrong.
class Reader {
  public:
    Reader(const json::Value& value, std::string path, std::string& wrong)
        : m_value(value), m_path(std::move(path)), m_wrong(wrong) {}

    void read(std::string_view key, canvas::Colour& to) {
        const auto colour = parse_colour(take(key).text());
        if (!colour) return complain(key, "is not a colour like \"#rrggbb\"");
        to = *colour;
    }
    void read(std::string_view key, std::vector<canvas::Colour>& to) {
        const json::Value::Array* const colours = take(key).array();
        if (colours == nullptr || colours->size() < 2) return complain(key, "is not a list of at least two colours");
        for (const json::Value& value : *colours) {
            const auto colour = parse_colour(value.text());
            if (!colour) return complain(key, "holds something that is not a colour like \"#rrggbb\"");
            to.push_back(*colour);
        }
    }
    void read(std::string_view key, double& to) {
        const json::Value& value = take(key);
        if (!value.is_number() || !(value.number() >= 0) || value.number() > 1000)
            return complain(key, "is not a size");
        to = value.number();
    }
    void read(std::string_view key, std::string& to) { to = take(key).text(); }
    void read_optional(std::string_view key, bool& to) {
        if (const bool* value = m_value[key].boolean()) to = *value;
        m_taken.push_back(key);
    }
    void read_optional(std::string_view key, double& to) {
        if (!m_value[key].is_null()) read(key, to);
        m_taken.push_back(key);
    }
    void read_optional(std::string_view key, canvas::Colour& to) {
        if (!m_value[key].is_null()) read(key, to);
        m_taken.push_back(key);
    }
    void read(std::string_view key, LineStyle& to) {
        Reader inner = object(key);
        inner.read("colour", to.colour);
        inner.read("width_mm", to.width_mm);
        inner.m_taken.push_back("dashes_mm");
        if (const json::Value::Array* dashes = inner.m_value["dashes_mm"].array())
            for (const json::Value& dash : *dashes) to.dashes_mm.push_back(std::clamp(dash.number(), 0.05, 100.0));
        inner.finish();
    }
    void read(std::string_view key, TypeStyle& to) {
        Reader inner = object(key);
        inner.read("size_pt", to.size_pt);
        inner.read("colour", to.colour);
        inner.read_optional("halo", to.halo);
        inner.read_optional("halo_mm", to.halo_mm);
        inner.read_optional("bold", to.bold);
        inner.read_optional("italic", to.italic);
        inner.read_optional("capitals", to.capitals);
        inner.read_optional("spacing_em", to.spacing_em);
        inner.finish();
    }
    void finish() {
        if (m_value.object() == nullptr) return complain({}, "is not an object");
        for (const auto& [key, value] : *m_value.object())
            if (std::find(m_taken.begin(), m_taken.end(), key) == m_taken.end())
                complain(key, "is not a member of a map style");
    }

  private:
    const json::Value& take(std::string_view key) {
        m_taken.push_back(key);
        const json::Value& value = m_value[key];
        if (value.is_null()) complain(key, "is missing");
        return value;
    }
    Reader object(std::string_view key) { return {take(key), m_path + std::string(key) + ".", m_wrong}; }
    void complain(std::string_view key, std::string_view what) {
        if (m_wrong.empty()) m_wrong = fmt::format("\"{}{}\" {}", m_path, key, what);
    }

    const json::Value& m_value;
    std::string m_path;
    std::string& m_wrong;
    std::vector<std::string_view> m_taken;
};

Style read_style(const json::Value& value, std::string& wrong) {
    Style style;
    Reader reader(value, "", wrong);
    reader.read("name", style.name);
    reader.read("page", style.page);
    reader.read("sea", style.sea);
    reader.read("land", style.land);
    reader.read("focus_land", style.focus_land);
    reader.read("lake", style.lake);
    reader.read("coast", style.coast);
    reader.read("lake_shore", style.lake_shore);
    reader.read("river", style.river);
    reader.read("country_border", style.country_border);
    reader.read("country_band", style.country_band);
    reader.read("region_border", style.region_border);
    reader.read("disputed_border", style.disputed_border);
    reader.read("claim_line", style.claim_line);
    reader.read("graticule", style.graticule);
    reader.read("frame", style.frame);
    reader.read("country_name", style.country_name);
    reader.read("region_name", style.region_name);
    reader.read("capital_name", style.capital_name);
    reader.read("town_name", style.town_name);
    reader.read("sea_name", style.sea_name);
    reader.read("lake_name", style.lake_name);
    reader.read("river_name", style.river_name);
    reader.read("physical_name", style.physical_name);
    reader.read("title", style.title);
    reader.read("subtitle", style.subtitle);
    reader.read("heading", style.heading);
    reader.read("text", style.text);
    reader.read("text_strong", style.text_strong);
    reader.read("small", style.small);
    reader.read("key", style.key);
    reader.read("town_mark", style.town_mark);
    reader.read("town_mark_fill", style.town_mark_fill);
    reader.read("symbol_outline", style.symbol_outline);
    reader.read("selection", style.selection);
    reader.read("plate", style.plate);
    reader.read("plate_outline", style.plate_outline);
    reader.read("mixed_category", style.mixed_category);
    reader.read("symbol_mm", style.symbol_mm);
    reader.read("symbol_outline_mm", style.symbol_outline_mm);
    reader.read("area_opacity", style.area_opacity);
    reader.read("country_opacity", style.country_opacity);
    reader.read("density", style.density);
    if (style.density.size() < 2) style.density = {style.mixed_category, style.mixed_category}; // wrong is told
    reader.finish();
    return style;
}

} // namespace

core::Result<Style> load_style(const std::filesystem::path& file) {
    const auto text = core::read_file(file, std::size_t{1} << 20);
    if (!text) return tl::unexpected(text.error());
    const auto value = json::parse(*text, file.string());
    if (!value) return tl::unexpected(value.error());
    std::string wrong;
    Style style = read_style(*value, wrong);
    if (!wrong.empty()) return core::unreadable(file.string(), wrong, "compare with assets/styles/light.json");
    return style;
}

core::Result<Style> load_theme(const std::filesystem::path& assets, std::string_view name) {
    const std::filesystem::path folder = assets / "styles";
    const std::filesystem::path file = folder / (std::string(name) + ".json");
    std::error_code ignored;
    const bool plain = !name.empty() && name.find_first_of("/\\.") == std::string_view::npos;
    if (plain && std::filesystem::is_regular_file(file, ignored)) return load_style(file);
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    if (names.empty())
        return core::unreadable(folder.string(), "no map themes here", "install the assets or set WHENABOUTS_DATA");
    return core::bad_usage(fmt::format("there is no theme \"{}\"", name),
                           fmt::format("choose one of: {}", fmt::join(names, ", ")));
}

} // namespace whenabouts::scene

#include "basemap/name_tables.hpp"

#include "basemap/name_rows.hpp"
#include "basemap/town_table.hpp"

#include <cmath>
#include <filesystem>
#include <mutex>

namespace whenabouts::basemap {
namespace {

/// More towns than this never find room on one sheet.
constexpr std::size_t most_towns = 420;

double zoom_of(double metres_per_px) {
    return std::log2(40'075'016.7 / 256 / metres_per_px);
}

} // namespace

struct NameTables::Tables {
    geodata::Pack pack;
    geodata::ViewpointIndex viewpoint;
    std::once_flag read;
    NameRows countries, regions, seas, physical;
    std::map<std::string, std::string, std::less<>> display;
    TownTable towns;  ///< display names, sorted
    TownTable places; ///< names in all languages

    Tables(const geodata::Pack& from, geodata::ViewpointIndex index)
        : pack(from), viewpoint(index), towns(from.table("towns.tsv"), true), places(from.table("places.tsv"), false) {}
    void load() {
        std::call_once(read, [this] {
            display = read_display_names(pack.table("display_names.csv"));
            countries = read_countries(pack.table("countries.tsv"));
            regions = read_regions(pack.table("regions.tsv"));
            seas = read_features(pack.table("seas.csv"), Label::Kind::sea);
            physical = read_features(pack.table("physical.csv"), Label::Kind::physical);
        });
    }
    /// The name in a language; in English the way maps write it.
    [[nodiscard]] std::string name_of(std::string_view id, std::string_view name, std::string_view names,
                                      std::string_view language) const {
        const auto shown = display.find(id);
        return name_in(shown != display.end() ? std::string_view(shown->second) : name, names, language);
    }
    [[nodiscard]] Label label_of(const NameRow& row, std::string_view language) const {
        Label label;
        label.text = name_of(row.id, row.name, row.names, language);
        label.at = row.at;
        label.rank = row.rank;
        label.kind = row.kind;
        label.population = row.population;
        label.code = std::string(row.code);
        label.size_km = row.size_km;
        return label;
    }
    [[nodiscard]] std::vector<Town> find_towns(const core::Box& box, int rank, std::string_view language) {
        std::error_code ignored;
        const bool english = language.empty() || language == "en";
        const bool sorted = english && std::filesystem::exists(pack.table("towns.tsv"), ignored);
        return (sorted ? towns : places).find(box, rank, most_towns);
    }
};

NameTables::NameTables(const geodata::Pack& pack, geodata::ViewpointIndex viewpoint)
    : m_tables(std::make_unique<Tables>(pack, viewpoint)) {}
NameTables::NameTables(NameTables&&) noexcept = default;
NameTables& NameTables::operator=(NameTables&&) noexcept = default;
NameTables::~NameTables() = default;

std::vector<Label> NameTables::labels(const core::Box& box, double metres_per_px, std::string_view language) const {
    m_tables->load();
    const double zoom = zoom_of(metres_per_px);
    std::vector<Label> out;
    // Areas may be seen although their middle lies outside: the scene finds the visible part.
    for (const NameRow& row : m_tables->countries.rows) out.push_back(m_tables->label_of(row, language));
    const auto add = [&](const NameRows& table, double least_zoom_of_rank_0, std::size_t most) {
        std::size_t taken = 0;
        for (const NameRow& row : table.rows) {
            if (taken >= most) break;
            // The middle of a sea may lie outside while much of its water is seen.
            const core::Box reach = row.size_km > 0 ? box.padded(row.size_km / 2 / 100) : box;
            if (least_zoom_of_rank_0 + row.rank > zoom || !reach.contains(row.at)) continue;
            out.push_back(m_tables->label_of(row, language));
            ++taken;
        }
    };
    add(m_tables->seas, -2, 200);
    add(m_tables->physical, 0, 100);
    add(m_tables->regions, zoom >= 4.2 ? -99 : 99, 400);
    for (const Town& town : m_tables->find_towns(box, static_cast<int>(std::floor(zoom + 1.5)), language)) {
        Label label;
        label.text = m_tables->name_of(town.id, town.name, town.names, language);
        label.at = town.at;
        label.rank = town.rank;
        label.kind = town.capital ? Label::Kind::capital : Label::Kind::town;
        label.population = town.population;
        out.push_back(std::move(label));
    }
    return out;
}

} // namespace whenabouts::basemap

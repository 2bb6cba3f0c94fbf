#pragma once
#include "geodata/mapped_basemap.hpp"
#include "geodata/pack.hpp"
#include "geodata/political_view.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whenabouts::geodata {

/// What all copies of a Pack share. Module-internal.
struct Pack::Contents {
    std::filesystem::path folder;
    MappedBasemap basemap;
    PoliticalView view;
    std::size_t de_facto = 0;
    std::size_t un = 0;
    mutable std::once_flag names_read;
    mutable std::map<std::string, std::string, std::less<>>
        country_names; ///< by ISO alpha-2; read when first asked for

    Contents(std::filesystem::path where, MappedBasemap map, PoliticalView politics)
        : folder(std::move(where)), basemap(std::move(map)), view(std::move(politics)) {
        for (std::size_t v = 0; v < view.viewpoints().size(); ++v) {
            if (view.viewpoints()[v].code == "de_facto") {
                de_facto = v;
            }
            if (view.viewpoints()[v].code == "un") {
                un = v;
            }
        }
    }
    /// Left empty where the table cannot be read: codes are shown instead.
    void read_country_names() const;
    [[nodiscard]] std::vector<UnitIndex> units_in(const core::Box& box) const;
    /// Units of a row of conflict_regions.csv; none where it names none.
    [[nodiscard]] std::vector<UnitIndex> units_of_region(std::string_view id) const;
    /// Units of Natural Earth codes (units or territories) joined by `;`.
    [[nodiscard]] std::vector<UnitIndex> units_of_codes(std::string_view codes) const;
};

/// A viewpoint's place in PoliticalView::viewpoints().
[[nodiscard]] inline std::size_t number(ViewpointIndex viewpoint) {
    return static_cast<std::size_t>(viewpoint);
}

} // namespace whenabouts::geodata

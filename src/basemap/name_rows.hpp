#pragma once
#include "basemap/basemap.hpp"
#include "geodata/table_reader.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::basemap {

/// A row of a table of names; text points into the table, which must stay open.
struct NameRow {
    std::string_view id;          ///< as display_names.csv names it
    std::string_view name, names; ///< display name; all names as geodata::split_names() reads them
    std::string_view code;        ///< country or unit codes
    core::LonLat at;
    int rank = 0;
    std::int64_t population = 0;
    double size_km = 0;
    Label::Kind kind = Label::Kind::town;
};

/// Rows of one table, with the table that owns their text.
struct NameRows {
    std::optional<geodata::TableReader> table;
    std::vector<NameRow> rows;
};

/// What English maps write instead of a table's own name, by id.
[[nodiscard]] std::map<std::string, std::string, std::less<>> read_display_names(const std::filesystem::path& file);
[[nodiscard]] NameRows read_countries(const std::filesystem::path& file);
[[nodiscard]] NameRows read_regions(const std::filesystem::path& file);
/// Seas, gulfs and straits, or mountains, deserts and plains.
[[nodiscard]] NameRows read_features(const std::filesystem::path& file, Label::Kind kind);
/// Of `names` (as geodata::split_names() reads them) the one in a language, else the display name.
[[nodiscard]] std::string name_in(std::string_view name, std::string_view names, std::string_view language);

} // namespace whenabouts::basemap

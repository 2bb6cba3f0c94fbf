#include "basemap/name_rows.hpp"

namespace whenabouts::basemap {
namespace {

/// A table whose columns are looked up by name; absent columns read as empty.
struct Columns {
    explicit Columns(const std::filesystem::path& file) {
        if (auto opened = geodata::TableReader::open(file)) table.emplace(std::move(*opened));
    }
    [[nodiscard]] bool next() {
        if (!table) return false;
        const auto more = table->next();
        return more && *more;
    }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
        if (!table) return std::nullopt;
        const auto column = table->column(name);
        return column ? std::optional(*column) : std::nullopt;
    }
    [[nodiscard]] std::string_view text(std::optional<std::size_t> column) const {
        return column ? table->field(*column) : std::string_view();
    }
    [[nodiscard]] double number(std::optional<std::size_t> column, double fallback) const {
        return column ? table->number(*column).value_or(fallback) : fallback;
    }
    std::optional<geodata::TableReader> table;
};

} // namespace

std::map<std::string, std::string, std::less<>> read_display_names(const std::filesystem::path& file) {
    Columns columns(file);
    std::map<std::string, std::string, std::less<>> out;
    const auto id = columns.find("id");
    const auto name = columns.find("name");
    while (columns.next()) out.emplace(columns.text(id), columns.text(name));
    return out;
}

NameRows read_countries(const std::filesystem::path& file) {
    Columns columns(file);
    NameRows out;
    const auto code = columns.find("iso2");
    const auto name = columns.find("name");
    const auto lon = columns.find("lon");
    const auto lat = columns.find("lat");
    const auto population = columns.find("population");
    const auto names = columns.find("names");
    while (columns.next()) {
        NameRow row;
        row.kind = Label::Kind::country;
        row.code = columns.text(code);
        row.id = row.code;
        row.name = columns.text(name);
        row.names = columns.text(names);
        row.at = {columns.number(lon, 0), columns.number(lat, 0)};
        row.population = static_cast<std::int64_t>(columns.number(population, 0));
        out.rows.push_back(row);
    }
    out.table = std::move(columns.table);
    return out;
}

NameRows read_regions(const std::filesystem::path& file) {
    Columns columns(file);
    NameRows out;
    const auto id = columns.find("id");
    const auto units = columns.find("units");
    const auto name = columns.find("name_en");
    const auto lon = columns.find("lon");
    const auto lat = columns.find("lat");
    const auto names = columns.find("names");
    while (columns.next()) {
        NameRow row;
        row.kind = Label::Kind::region;
        row.id = columns.text(id);
        row.code = columns.text(units);
        row.name = columns.text(name);
        row.names = columns.text(names);
        row.at = {columns.number(lon, 0), columns.number(lat, 0)};
        out.rows.push_back(row);
    }
    out.table = std::move(columns.table);
    return out;
}

NameRows read_features(const std::filesystem::path& file, Label::Kind kind) {
    Columns columns(file);
    NameRows out;
    const auto name = columns.find("name");
    const auto sort = columns.find("kind");
    const auto lon = columns.find("lon");
    const auto lat = columns.find("lat");
    const auto rank = columns.find("rank");
    const auto width = columns.find("width_km");
    const auto names = columns.find("names");
    while (columns.next()) {
        NameRow row;
        const std::string_view word = columns.text(sort);
        row.kind = word == "lake" ? Label::Kind::lake : kind;
        row.name = columns.text(name);
        row.names = columns.text(names);
        row.at = {columns.number(lon, 0), columns.number(lat, 0)};
        row.rank = static_cast<int>(columns.number(rank, 5));
        // Small plains and plateaus say little on a map of events.
        if ((word == "plain" || word == "plateau") && row.rank > 1) continue;
        row.size_km = columns.number(width, 0);
        out.rows.push_back(row);
    }
    out.table = std::move(columns.table);
    return out;
}

std::string name_in(std::string_view display, std::string_view names, std::string_view language) {
    if (!language.empty() && language != "en")
        for (const geodata::TableName& name : geodata::split_names(names))
            if (name.language == language && (name.name_class == 'p' || name.name_class == 'o'))
                return std::string(name.text);
    return std::string(display);
}

} // namespace whenabouts::basemap

#pragma once
#include <array>
#include <string_view>

namespace whenabouts::store {

/// A table whose rows have a history.
struct Table {
    std::string_view name;
    std::string_view id; ///< its INTEGER PRIMARY KEY
    bool has_uid = false;
    bool has_geometry = false; ///< column `geom` with a spatial index
};

inline constexpr std::array<Table, 12> tables{{{"taxonomy", "id"},
                                               {"im_imports", "id"},
                                               {"incidents", "fid", true, true},
                                               {"sources", "id", true},
                                               {"evidence", "id"},
                                               {"actors", "id"},
                                               {"incident_actors", "id"},
                                               {"incident_links", "id"},
                                               {"incident_shapes", "fid", false, true},
                                               {"attachments", "id"},
                                               {"incident_attachments", "id"},
                                               {"source_attachments", "id"}}};
inline constexpr const Table& taxonomy_table = tables[0];
inline constexpr const Table& im_imports_table = tables[1];
inline constexpr const Table& incidents_table = tables[2];
inline constexpr const Table& sources_table = tables[3];
inline constexpr const Table& evidence_table = tables[4];
inline constexpr const Table& actors_table = tables[5];
inline constexpr const Table& incident_actors_table = tables[6];

/// Only in stores where a name was pinned.
inline constexpr Table pinned_names_table{"pinned_names", "id"};

/// None when `name` is no table with a history.
[[nodiscard]] constexpr const Table* find_table(std::string_view name) {
    for (const Table& table : tables)
        if (table.name == name) return &table;
    return name == pinned_names_table.name ? &pinned_names_table : nullptr;
}

} // namespace whenabouts::store

#pragma once
#include <string_view>

/// The files of assets/store, built into the program.
namespace whenabouts::store::embedded {

extern const std::string_view geopackage_sql;
extern const std::string_view schema_sql;
extern const std::string_view guards_sql;    ///< a template: {table}, {id}
extern const std::string_view pins_sql;
extern const std::string_view rtree_sql;     ///< a template: {table}, {id}
extern const std::string_view country_codes; ///< lines "UA UKR"; # begins a comment line

} // namespace whenabouts::store::embedded

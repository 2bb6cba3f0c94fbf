#include "sql/geometry_functions.hpp"

#include "sql/geometry.hpp"

#include <sqlite3.h>

namespace whenabouts::sql {

namespace {

std::string_view blob_argument(sqlite3_value* value) {
    if (sqlite3_value_type(value) != SQLITE_BLOB) return {};
    const void* const data = sqlite3_value_blob(value);
    if (data == nullptr) return {};
    return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void is_empty(sqlite3_context* context, int /*count*/, sqlite3_value** arguments) {
    const std::string_view blob = blob_argument(arguments[0]);
    if (!is_geometry_blob(blob)) return sqlite3_result_null(context);
    sqlite3_result_int(context, bounds_of(blob) ? 0 : 1);
}

template <double Bounds::*member>
void bound(sqlite3_context* context, int /*count*/, sqlite3_value** arguments) {
    const auto bounds = bounds_of(blob_argument(arguments[0]));
    if (!bounds) return sqlite3_result_null(context);
    sqlite3_result_double(context, (*bounds).*member);
}

} // namespace

int register_geometry_functions(sqlite3* handle) {
    struct Function {
        const char* name;
        void (*call)(sqlite3_context*, int, sqlite3_value**);
    };
    const Function functions[] = {{"ST_IsEmpty", is_empty},
                                  {"ST_MinX", bound<&Bounds::min_x>},
                                  {"ST_MaxX", bound<&Bounds::max_x>},
                                  {"ST_MinY", bound<&Bounds::min_y>},
                                  {"ST_MaxY", bound<&Bounds::max_y>}};
    for (const Function& function : functions) {
        const int code = sqlite3_create_function_v2(handle, function.name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                                    nullptr, function.call, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

} // namespace whenabouts::sql

#include "store/column_cache.hpp"

#include "store/adoption.hpp"
#include "store/column_loading.hpp"
#include "store/identity.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace whenabouts::store {

namespace fs = std::filesystem;
using timeline::ColumnKey;
using timeline::Columns;

fs::path cache_folder() {
    const char* const cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache == '/') return fs::path(cache) / "whenabouts";
    const char* const home = std::getenv("HOME");
    return home != nullptr && *home != '\0' ? fs::path(home) / ".cache" / "whenabouts" : fs::path();
}

core::Result<Columns> cached_columns(const sql::Database& database, const fs::path& store) {
    auto key = column_key(database);
    if (!key) return tl::make_unexpected(key.error());
    auto waiting = count_foreign_edits(database);
    if (!waiting) return tl::make_unexpected(waiting.error());
    const fs::path folder = cache_folder();
    // The uid becomes a file's name: one that is no uid could lead anywhere.
    if (*waiting > 0 || folder.empty() || !is_uid(key->store)) return load_columns(database, store, *key);

    const fs::path file = folder / (key->store + ".columns");
    ColumnKey former_key;
    auto former = Columns::open(file, nullptr, &former_key);
    if (former && former_key == *key) return former;
    std::optional<Columns> columns;
    if (former && former_key.store == key->store) {
        auto refreshed = refresh_columns(database, *former, former_key);
        if (!refreshed) return tl::make_unexpected(refreshed.error());
        columns = std::move(*refreshed);
    }
    if (!columns) {
        auto loaded = load_columns(database, store, *key);
        if (!loaded) return loaded;
        columns = std::move(*loaded);
    }
    std::error_code error;
    fs::create_directories(folder, error);
    static_cast<void>(columns->save(file, *key)); // a full or write-protected disk only costs time
    return std::move(*columns);
}

} // namespace whenabouts::store

#include "sql/row_feed.hpp"

#include "sql/failure.hpp"

#include <fmt/format.h>
#include <memory>
#include <sqlite3.h>

namespace whenabouts::sql {

namespace {

/// What a connection keeps for one feed.
struct Feed {
    const RowBlock* shown = nullptr;
    std::size_t columns = 0;
};
struct FeedTable : sqlite3_vtab {
    Feed* feed = nullptr;
};
struct Cursor : sqlite3_vtab_cursor {
    std::size_t row = 0;
};

const RowBlock* block_of(sqlite3_vtab_cursor* cursor) {
    return static_cast<FeedTable*>(cursor->pVtab)->feed->shown;
}

int connect(sqlite3* handle, void* feed, int /*count*/, const char* const* /*arguments*/, sqlite3_vtab** out,
            char** /*message*/) {
    auto table = std::make_unique<FeedTable>();
    table->feed = static_cast<Feed*>(feed);
    std::string declaration = "CREATE TABLE feed(";
    for (std::size_t i = 0; i < table->feed->columns; ++i) declaration += fmt::format("{}c{}", i > 0 ? "," : "", i);
    const int code = sqlite3_declare_vtab(handle, (declaration + ")").c_str());
    if (code == SQLITE_OK) *out = table.release();
    return code;
}

int disconnect(sqlite3_vtab* table) {
    delete static_cast<FeedTable*>(table);
    return SQLITE_OK;
}

int plan(sqlite3_vtab* /*table*/, sqlite3_index_info* info) {
    info->estimatedCost = 1000;
    return SQLITE_OK;
}

int open(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** out) {
    *out = std::make_unique<Cursor>().release();
    return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
    delete static_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int /*plan*/, const char* /*text*/, int /*count*/, sqlite3_value** /*values*/) {
    static_cast<Cursor*>(cursor)->row = 0;
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
    ++static_cast<Cursor*>(cursor)->row;
    return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* cursor) {
    const RowBlock* const block = block_of(cursor);
    return block == nullptr || static_cast<Cursor*>(cursor)->row >= block->rows() ? 1 : 0;
}

int value(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column) {
    const RowBlock& block = *block_of(cursor);
    const std::size_t row = static_cast<Cursor*>(cursor)->row;
    const auto at = static_cast<std::size_t>(column);
    switch (block.type(row, at)) {
    case Type::null:
        break;
    case Type::integer:
        sqlite3_result_int64(context, block.integer(row, at));
        break;
    case Type::real:
        sqlite3_result_double(context, block.real(row, at));
        break;
    case Type::text:
        sqlite3_result_text64(context, block.bytes(row, at).data(), block.bytes(row, at).size(), SQLITE_STATIC,
                              SQLITE_UTF8);
        break;
    case Type::blob:
        sqlite3_result_blob64(context, block.bytes(row, at).data(), block.bytes(row, at).size(), SQLITE_STATIC);
        break;
    }
    return SQLITE_OK;
}

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* out) {
    *out = static_cast<sqlite3_int64>(static_cast<Cursor*>(cursor)->row);
    return SQLITE_OK;
}

/// A module that has a name of its own instead of tables that are created (no xCreate).
sqlite3_module make_module() {
    sqlite3_module module{};
    module.xConnect = connect;
    module.xBestIndex = plan;
    module.xDisconnect = disconnect;
    module.xOpen = open;
    module.xClose = close;
    module.xFilter = filter;
    module.xNext = next;
    module.xEof = at_end;
    module.xColumn = value;
    module.xRowid = row_number;
    return module;
}

} // namespace

void RowBlock::clear() {
    m_cells.clear();
    m_bytes.clear();
}

void RowBlock::add_bytes(Type type, std::string_view bytes) {
    m_cells.push_back({type, static_cast<std::uint32_t>(bytes.size()), m_bytes.size()});
    m_bytes.append(bytes);
}

std::string_view RowBlock::bytes(std::size_t row, std::size_t column) const {
    const Cell& found = cell(row, column);
    return std::string_view(m_bytes).substr(found.value, found.size);
}

core::Result<RowFeed> RowFeed::make(const Database& database, const std::string& name, std::size_t columns) {
    static const sqlite3_module module = make_module();
    auto feed = std::make_unique<Feed>();
    feed->columns = columns;
    const RowBlock** const shown = &feed->shown;
    const int code = sqlite3_create_module_v2(database.m_handle.get(), name.c_str(), &module, feed.release(),
                                              [](void* kept) { delete static_cast<Feed*>(kept); });
    if (code != SQLITE_OK) return failure(code, database.m_handle.get(), database.name());
    return RowFeed(shown);
}

} // namespace whenabouts::sql

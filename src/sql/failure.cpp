#include "sql/failure.hpp"

#include <sqlite3.h>

namespace whenabouts::sql {

namespace {

std::string said_by(sqlite3* handle, int code) {
    return handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
}

} // namespace

tl::unexpected<core::Error> failure(int code, sqlite3* handle, const std::string& name) {
    const std::string said = said_by(handle, code);
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return core::unwritable(name, "another program is writing to it", "try again when that program is done");
    case SQLITE_FULL:
        return core::unwritable(name, "the disk is full", "free some space and repeat the command");
    case SQLITE_READONLY:
        if (code == SQLITE_READONLY_ROLLBACK)
            return core::unreadable(name, "was left half-written by a program that crashed",
                                    "open it once where you may write, for example with 'whenabouts check'");

        return core::unwritable(name, "cannot be written (" + said + ")", "check its permissions");
    case SQLITE_CANTOPEN:
        return core::unreadable(name, "cannot be opened (" + said + ")", "check the path and its permissions");
    case SQLITE_PERM:
    case SQLITE_IOERR:
        return core::unwritable(name, "reading or writing failed (" + said + ")", "check the disk and its permissions");
    case SQLITE_NOTADB:
        return core::unreadable(name, "is no SQLite file", "give the path of a store (.gpkg)");
    case SQLITE_CORRUPT:
        return core::unreadable(name, "is damaged (" + said + ")", "run 'whenabouts check' on it, or take a backup");
    case SQLITE_CONSTRAINT:
        return core::refused(name, said);
    default:
        return core::refused(name, "the database answered: " + said);
    }
}

} // namespace whenabouts::sql

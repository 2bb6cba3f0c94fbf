#include "disk_state.hpp"

#include <cstring>
#include <new>
#include <sqlite3.h>
#include <unistd.h>

// The names and signatures of the methods are SQLite's (https://sqlite.org/vfs.html).
namespace disk {

namespace {

namespace fs = std::filesystem;
using inside::fails;
using inside::is_full;
using inside::recorder;

sqlite3_vfs* usual = nullptr;

struct File {
    sqlite3_file base;
    int number;         ///< in the record; 0 = not watched
    bool folder_synced; ///< SQLite syncs the folder at the first sync of a file that it made
    sqlite3_file* real;
};
File& mine(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
    return mine(file).real;
}

int close(sqlite3_file* file) {
    return real(file)->pMethods != nullptr ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
    if (fails(Call::read)) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), to, size, offset);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
    if (fails(Call::write)) return inside::says_full() ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    sqlite3_int64 there = 0;
    real(file)->pMethods->xFileSize(real(file), &there);
    if (offset + size > there && is_full(offset + size - there)) return SQLITE_FULL;
    const int code = real(file)->pMethods->xWrite(real(file), from, size, offset);
    if (code == SQLITE_OK && mine(file).number != 0 && recorder().on)
        recorder().note({Act::write,
                         mine(file).number,
                         {},
                         {},
                         offset,
                         std::string(static_cast<const char*>(from), static_cast<std::size_t>(size))});
    return code;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (fails(Call::truncate)) return SQLITE_IOERR_TRUNCATE;
    const int code = real(file)->pMethods->xTruncate(real(file), size);
    if (code == SQLITE_OK && mine(file).number != 0 && recorder().on)
        recorder().note({Act::truncate, mine(file).number, {}, {}, size, {}});
    return code;
}
int sync(sqlite3_file* file, int flags) {
    if (fails(Call::sync)) return SQLITE_IOERR_FSYNC;
    const int code = real(file)->pMethods->xSync(real(file), flags);
    if (code == SQLITE_OK && mine(file).number != 0 && recorder().on) {
        recorder().note({Act::sync, mine(file).number, {}, {}, 0, {}});
        if (!mine(file).folder_synced) recorder().note({Act::sync_folder, 0, {}, {}, 0, {}});
        mine(file).folder_synced = true;
    }
    return code;
}
int size(sqlite3_file* file, sqlite3_int64* out) {
    return real(file)->pMethods->xFileSize(real(file), out);
}
int lock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}
int reserved(sqlite3_file* file, int* out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int op, void* argument) {
    if (op == SQLITE_FCNTL_CHUNK_SIZE || op == SQLITE_FCNTL_SIZE_HINT) return SQLITE_OK; // growth we would not see
    return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int sector(sqlite3_file* file) {
    return real(file)->pMethods->xSectorSize(real(file));
}
int traits(sqlite3_file* file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int map_shared(sqlite3_file* file, int page, int bytes, int extend, void volatile** out) {
    return real(file)->pMethods->xShmMap(real(file), page, bytes, extend, out);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void fence_shared(sqlite3_file* file) {
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmap_shared(sqlite3_file* file, int remove) {
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}
const sqlite3_io_methods methods{2,           close,        read,         write,   truncate, sync,   size,
                                 lock,        unlock,       reserved,     control, sector,   traits, map_shared,
                                 lock_shared, fence_shared, unmap_shared, nullptr, nullptr};

int open(sqlite3_vfs* /*self*/, sqlite3_filename name, sqlite3_file* out, int flags, int* out_flags) {
    File& file = *new (out) File{};
    file.real = reinterpret_cast<sqlite3_file*>(&file + 1);
    file.real->pMethods = nullptr;
    if (fails(Call::open)) return SQLITE_CANTOPEN;
    const bool there = name != nullptr && ::access(name, F_OK) == 0;
    const int code = usual->xOpen(usual, name, file.real, flags, out_flags);
    if (file.real->pMethods == nullptr) return code;
    file.base.pMethods = &methods;
    if (code == SQLITE_OK && name != nullptr && recorder().watches(name)) {
        const auto inode = inside::inode_of(name);
        file.number = inode ? recorder().number(*inode, !there) : 0;
        file.folder_synced = there;
        if (!there) recorder().note({Act::create, file.number, fs::path(name).filename().string(), {}, 0, {}});
    }
    return code;
}
int remove(sqlite3_vfs* /*self*/, const char* name, int sync_folder) {
    if (fails(Call::remove)) return SQLITE_IOERR_DELETE;
    const int code = usual->xDelete(usual, name, sync_folder);
    if (code == SQLITE_OK && recorder().watches(name)) {
        recorder().note({Act::unlink, 0, fs::path(name).filename().string(), {}, 0, {}});
        if (sync_folder != 0) recorder().note({Act::sync_folder, 0, {}, {}, 0, {}});
    }
    return code;
}

} // namespace

void install() {
    usual = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs between;
    between = *usual; // whatever needs no watching goes straight to the usual one, which does not look at its argument
    between.zName = "between";
    between.szOsFile = static_cast<int>(sizeof(File)) + usual->szOsFile;
    between.pNext = nullptr;
    between.xOpen = open;
    between.xDelete = remove;
    sqlite3_vfs_register(&between, 1);
}

} // namespace disk

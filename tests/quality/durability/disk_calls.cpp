// The calls by which files get and lose names outside SQLite; defined here, they come before the C library's.
#include "disk_state.hpp"

#include <cerrno>
#include <dlfcn.h>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using disk::Act;
using disk::Call;
using disk::inside::recorder;

template <class F>
F* next(const char* name) {
    return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));
}

int broken(int reason) {
    errno = reason;
    return -1;
}

void note_name(const char* name) {
    if (!recorder().watches(name)) return;
    if (const auto inode = disk::inside::inode_of(name))
        recorder().note({Act::name, recorder().number(*inode, false), fs::path(name).filename().string(), {}, 0, {}});
}

} // namespace

extern "C" __attribute__((visibility("default"))) int fsync(int fd) {
    static const auto usual = next<int(int)>("fsync");
    if (disk::inside::fails(Call::fsync)) return broken(EIO);
    const int code = usual(fd);
    struct stat st {};
    if (code != 0 || !recorder().on || ::fstat(fd, &st) != 0) return code;
    if (S_ISDIR(st.st_mode)) {
        recorder().note({Act::sync_folder, 0, {}, {}, 0, {}});
        return code;
    }
    // What was written with the C library is not seen piece by piece: it lies there as a whole from here on.
    std::ifstream file("/proc/self/fd/" + std::to_string(fd), std::ios::binary);
    recorder().note({Act::content,
                     recorder().number(st.st_ino, false),
                     {},
                     {},
                     0,
                     std::string(std::istreambuf_iterator<char>(file), {})});
    return code;
}

extern "C" __attribute__((visibility("default"))) int link(const char* from, const char* to) noexcept {
    static const auto usual = next<int(const char*, const char*)>("link");
    if (disk::inside::fails(Call::link)) return broken(EPERM);
    const int code = usual(from, to);
    if (code == 0) note_name(to);
    return code;
}

extern "C" __attribute__((visibility("default"))) int linkat(int from_fd, const char* from, int to_fd, const char* to,
                                                             int flags) noexcept {
    static const auto usual = next<int(int, const char*, int, const char*, int)>("linkat");
    if (disk::inside::fails(Call::link)) return broken(EIO);
    const int code = usual(from_fd, from, to_fd, to, flags);
    if (code == 0) note_name(to);
    return code;
}

extern "C" __attribute__((visibility("default"))) int rename(const char* from, const char* to) noexcept {
    static const auto usual = next<int(const char*, const char*)>("rename");
    if (disk::inside::fails(Call::rename)) return broken(EIO);
    const int code = usual(from, to);
    if (code == 0 && recorder().watches(to))
        recorder().note({Act::rename, 0, fs::path(to).filename().string(), fs::path(from).filename().string(), 0, {}});
    return code;
}

extern "C" __attribute__((visibility("default"))) int unlink(const char* name) noexcept {
    static const auto usual = next<int(const char*)>("unlink");
    const int code = usual(name);
    if (code == 0 && recorder().watches(name))
        recorder().note({Act::unlink, 0, fs::path(name).filename().string(), {}, 0, {}});
    return code;
}

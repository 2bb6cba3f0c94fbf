#include "core/output_file.hpp"

#include "core/stray_parts.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace whenabouts::core {

namespace fs = std::filesystem;

namespace {

/// A file that exists only as long as it is open: a crash leaves nothing of it. −1 where that cannot be done.
int open_nameless(const fs::path& folder) {
    if (::access("/proc/self/fd", X_OK) != 0) return -1; // it gets its name through there
    return ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

void sync_folder(const fs::path& folder) {
    const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd); // a file system that cannot sync folders has nothing better to offer
    ::close(fd);
}

} // namespace

Result<OutputFile> OutputFile::create(const fs::path& path, bool replace) {
    std::error_code error;
    if (fs::is_directory(path, error)) return unwritable(path.string(), "is a folder", "give a file name");
    if (!replace && fs::exists(path, error))
        return unwritable(path.string(), "exists already", "choose another name or add --force to replace it");
    OutputFile out;
    out.m_path = path;
    out.m_replace = replace;
    int fd = open_nameless(path.parent_path());
    if (fd < 0) {
        std::string beside = path.string() + ".part-XXXXXX";
        fd = ::mkstemp(beside.data());
        if (fd < 0)
            return unwritable(path.string(), std::string("cannot be written: ") + std::strerror(errno),
                              "check that the folder exists and that you may write in it");
        const mode_t mask = ::umask(0);
        ::umask(mask);
        ::fchmod(fd, 0666 & ~mask); // mkstemp makes it private; an output has the usual permissions
        out.m_beside = beside;
    }
    out.m_file = ::fdopen(fd, "wb");
    if (out.m_file == nullptr) {
        ::close(fd);
        if (!out.m_beside.empty()) ::unlink(out.m_beside.c_str());
        return unwritable(path.string(), std::strerror(errno));
    }
    return out;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_beside(std::move(other.m_beside)),
      m_file(std::exchange(other.m_file, nullptr)), m_replace(other.m_replace) {}

OutputFile::~OutputFile() {
    if (m_file == nullptr) return;
    std::fclose(m_file);
    if (!m_beside.empty()) ::unlink(m_beside.c_str());
}

Result<void> OutputFile::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size())
        return unwritable(m_path.string(), std::string("writing failed: ") + std::strerror(errno),
                          "free some disk space");
    return {};
}

int OutputFile::link_to(const fs::path& name) const {
    const std::string own = "/proc/self/fd/" + std::to_string(::fileno(m_file));
    return ::linkat(AT_FDCWD, own.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

Result<void> OutputFile::name_it() {
    hold_part(::fileno(m_file));
    for (int attempt = 0; attempt < 100; ++attempt) {
        fs::path beside = part_name(m_path);
        const int reason = link_to(beside);
        if (reason == EEXIST) continue;
        if (reason != 0) return unwritable(m_path.string(), std::strerror(reason), "check the disk");
        m_beside = std::move(beside);
        return {};
    }
    return unwritable(m_path.string(), "found no free name beside it", "clean up its folder");
}

Result<void> OutputFile::put_in_place() {
    if (m_beside.empty() && m_replace) // only rename() can replace, and it needs a name
        if (auto done = name_it(); !done) return done;
    int reason = 0;
    if (m_beside.empty()) {
        reason = link_to(m_path);
    } else if (m_replace) {
        if (::rename(m_beside.c_str(), m_path.c_str()) == 0)
            m_beside.clear();
        else
            reason = errno;
    } else if (::link(m_beside.c_str(), m_path.c_str()) != 0) { // refuses to replace what came into being meanwhile
        reason = errno;
        if (reason != EEXIST && ::rename(m_beside.c_str(), m_path.c_str()) == 0) { // file systems without hard links
            m_beside.clear();
            reason = 0;
        }
    }
    if (!m_beside.empty()) ::unlink(m_beside.c_str());
    m_beside.clear();
    if (reason == EEXIST)
        return unwritable(m_path.string(), std::strerror(reason), "add --force to replace an existing file");
    if (reason != 0)
        return unwritable(m_path.string(), std::strerror(reason), "check that you may write in its folder");
    return {};
}

Result<void> OutputFile::commit() {
    if (std::fflush(m_file) != 0 || ::fsync(::fileno(m_file)) != 0)
        return unwritable(m_path.string(), std::string("writing failed: ") + std::strerror(errno),
                          "free some disk space");
    auto done = put_in_place();
    std::fclose(std::exchange(m_file, nullptr)); // synced already: closing has nothing left to write
    if (!done) return done;
    remove_stray_parts(m_path); // of a process that was killed between giving its file a name and this one
    sync_folder(m_path.parent_path());
    return done;
}

Result<void> write_file(const fs::path& path, std::string_view bytes, bool replace) {
    auto file = OutputFile::create(path, replace);
    if (!file) return tl::make_unexpected(file.error());
    if (auto done = file->write(bytes); !done) return done;
    return file->commit();
}

Result<std::string> read_file(const fs::path& path, std::size_t limit) {
    std::FILE* file = std::fopen(path.c_str(), "rbe");
    if (file == nullptr) return unreadable(path.string(), std::strerror(errno), "check the path and its permissions");
    struct stat st {};
    if (::fstat(::fileno(file), &st) == 0 && S_ISDIR(st.st_mode)) {
        std::fclose(file);
        return unreadable(path.string(), "is a folder", "give the path of a file");
    }
    std::string text;
    std::string chunk(std::size_t{1} << 16, '\0');
    std::size_t got = 0;
    while ((got = std::fread(chunk.data(), 1, chunk.size(), file)) > 0 && text.size() <= limit)
        text.append(chunk, 0, got);
    const bool broken = std::ferror(file) != 0;
    std::fclose(file);
    if (broken) return unreadable(path.string(), "reading failed");
    if (text.size() > limit) return unreadable(path.string(), "is too large", "split it into smaller files");
    return text;
}

} // namespace whenabouts::core

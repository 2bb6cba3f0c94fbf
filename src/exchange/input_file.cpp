#include "exchange/input_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace whenabouts::exchange {

namespace {

constexpr std::size_t block = std::size_t{1} << 20U;

bool write_whole(int fd, const char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t done = ::write(fd, bytes, count);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        bytes += done;
        count -= static_cast<std::size_t>(done);
    }
    return true;
}

/// Standard input as a file without a name, gone when it is closed.
core::Result<int> spooled_input() {
    std::FILE* const spool = std::tmpfile();
    if (spool == nullptr)
        return core::unwritable("standard input", fmt::format("cannot be kept aside: {}", std::strerror(errno)),
                                "free some space where temporary files go, or give a file");
    const int fd = ::fcntl(::fileno(spool), F_DUPFD_CLOEXEC, 0);
    std::fclose(spool);
    std::vector<char> buffer(block);
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) return fd;
        if (got < 0 || !write_whole(fd, buffer.data(), static_cast<std::size_t>(got))) {
            const std::string why = std::strerror(errno);
            ::close(fd);
            return core::unreadable("standard input", why, "give a file instead");
        }
    }
}

} // namespace

core::Result<InputFile> InputFile::open(const std::string& path) {
    InputFile file;
    if (path == "-") {
        const auto spool = spooled_input();
        if (!spool) return tl::make_unexpected(spool.error());
        file.m_name = "standard input";
        file.m_fd = *spool;
    } else {
        file.m_name = path;
        file.m_fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file.m_fd < 0) return core::unreadable(path, std::strerror(errno), "check the path and its permissions");
    }
    struct stat status {};
    if (::fstat(file.m_fd, &status) != 0 || !S_ISREG(status.st_mode))
        return core::unreadable(path, "is no regular file", "give the path of a file, or - for standard input");
    file.m_size = static_cast<std::uint64_t>(status.st_size);
    ::posix_fadvise(file.m_fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : m_name(std::move(other.m_name)), m_fd(std::exchange(other.m_fd, -1)), m_size(other.m_size) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(m_name, other.m_name);
    std::swap(m_fd, other.m_fd);
    std::swap(m_size, other.m_size);
    return *this;
}

InputFile::~InputFile() {
    if (m_fd >= 0) ::close(m_fd);
}

core::Result<std::size_t> InputFile::read(std::uint64_t offset, char* into, std::size_t most) const {
    while (true) {
        const ssize_t got = ::pread(m_fd, into, most, static_cast<off_t>(offset));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR)
            return core::unreadable(m_name, fmt::format("reading failed: {}", std::strerror(errno)),
                                    "copy the file to a sound disk");
    }
}

long InputFile::line_of(std::uint64_t offset) const {
    long line = 1;
    std::vector<char> buffer(block);
    for (std::uint64_t at = 0; at < offset;) {
        const auto got = read(at, buffer.data(), static_cast<std::size_t>(std::min<std::uint64_t>(block, offset - at)));
        if (!got || *got == 0) break;
        line += std::count(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*got), '\n');
        at += *got;
    }
    return line;
}

} // namespace whenabouts::exchange

#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace fuzz {

/// Bytes under a path, for what reads files, without a disk. Gone with the object.
class MemoryFile {
  public:
    MemoryFile(const void* bytes, std::size_t size) : m_fd(::memfd_create("fuzz", MFD_CLOEXEC)) {
        if (m_fd < 0) std::abort();
        const auto* at = static_cast<const char*>(bytes);
        while (size > 0) {
            const ssize_t done = ::write(m_fd, at, size);
            if (done <= 0) std::abort();
            at += done;
            size -= static_cast<std::size_t>(done);
        }
    }
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

  private:
    int m_fd;
};

} // namespace fuzz

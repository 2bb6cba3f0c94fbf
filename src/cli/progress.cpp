#include "cli/progress.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

namespace whenabouts::cli {

Progress::Progress(std::string things)
    : m_things(std::move(things)), m_shown(::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0),
      m_start(std::chrono::steady_clock::now()), m_last(m_start) {}

void Progress::show() {
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_start < 1s || now - m_last < 200ms) return;
    m_last = now;
    m_written = true;
    const double seconds = std::chrono::duration<double>(now - m_start).count();
    const std::string line =
        fmt::format("\r\x1b[K{} {}, {:.0f} a second", m_done, m_things, static_cast<double>(m_done) / seconds);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void Progress::end() {
    if (m_written) std::fputs("\r\x1b[K", stderr);
    m_written = false;
}

} // namespace whenabouts::cli

#include "cli/progress_bar.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

namespace whenabouts::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int /*signal*/) {
    interrupted = 1;
}

std::string as_time(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{}:{:02} min", whole / 60, whole % 60);
}

} // namespace

ProgressBar::ProgressBar() : m_terminal(::isatty(STDERR_FILENO) == 1), m_begun(Clock::now()) {
    interrupted = 0;
    std::signal(SIGINT, note_interrupt);
    std::signal(SIGTERM, note_interrupt);
}

ProgressBar::~ProgressBar() {
    clear();
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

void ProgressBar::clear() {
    if (m_shown) std::fputs("\r\033[K", stderr);
    m_shown = false;
}

bool ProgressBar::show(std::string_view stage, std::uint64_t done, std::uint64_t total) {
    if (interrupted != 0) return false;
    if (!m_terminal) return true;
    const auto now = Clock::now();
    if (stage != m_stage) {
        m_stage = stage;
        m_stage_begun = now;
    }
    using namespace std::chrono_literals;
    if (now - m_begun < 1s || now - m_last < 100ms) return true;
    m_last = now;
    const double seconds = std::max(0.001, std::chrono::duration<double>(now - m_stage_begun).count());
    const double rate = static_cast<double>(done) / seconds;
    std::string line = fmt::format("{}: {}", stage, done);
    if (total > 0 && done <= total) {
        constexpr std::size_t width = 20;
        const auto full = static_cast<std::size_t>(static_cast<double>(width) * static_cast<double>(done) /
                                                   static_cast<double>(total));
        line = fmt::format("{} [{}{}] {} %", stage, std::string(full, '#'), std::string(width - full, '.'),
                           100 * done / total);
        if (rate > 0) line += ", " + as_time(static_cast<double>(total - done) / rate) + " left";
    }
    line += fmt::format(", {:.0f}/s", rate);
    fmt::print(stderr, "\r\033[K{}", line);
    std::fflush(stderr);
    m_shown = true;
    return true;
}

} // namespace whenabouts::cli

#include "viewer/app/frame_log.hpp"

#include <fmt/format.h>
#include <string_view>

namespace whenabouts::viewer {

core::Result<FrameLog> FrameLog::open(const std::filesystem::path& file) {
    FrameLog log;
    if (file.empty()) return log;
    log.m_file.reset(std::fopen(file.c_str(), "w"));
    if (!log.m_file) return core::unwritable(file.string(), "cannot be written", "choose another file for --frame-log");
    fmt::print(log.m_file.get(), "seconds\tms\tmoved\tcomplete\n");
    return log;
}

void FrameLog::note(const State& state, std::chrono::steady_clock::time_point begin, bool complete) {
    if (!m_file) return;
    const auto now = std::chrono::steady_clock::now();
    const bool map = !(state.camera == m_camera);
    const bool time =
        state.time.from != m_time.from || state.time.until != m_time.until || state.time.mode != m_time.mode;
    m_camera = state.camera;
    m_time = state.time;
    const std::string_view moved = map ? "map" : time ? "time" : "-";
    fmt::print(m_file.get(), "{:.4f}\t{:.3f}\t{}\t{:d}\n", std::chrono::duration<double>(now - m_start).count(),
               std::chrono::duration<double, std::milli>(now - begin).count(), moved, complete);
    std::fflush(m_file.get());
}

} // namespace whenabouts::viewer

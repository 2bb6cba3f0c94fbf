#pragma once
#include "core/result.hpp"
#include "viewer/model/state.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace whenabouts::viewer {

/// One line a frame: seconds since the start, milliseconds of work, what moved (map, time, -), and whether the map was
/// complete. Off without a file.
class FrameLog {
  public:
    [[nodiscard]] static core::Result<FrameLog> open(const std::filesystem::path& file);
    /// The frame that began at `begin` is done.
    void note(const State& state, std::chrono::steady_clock::time_point begin, bool complete);

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> m_file;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    Camera m_camera;
    TimeControl m_time;
};

} // namespace whenabouts::viewer

#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace whenabouts::cli {

/// A line on standard error that shows how far long work has come, with rate and time left; nothing where standard
/// error is no terminal, nor in the first second. While one lives Ctrl-C does not end the program: show() then gives
/// false, so that the work can stop and clean up. One at a time.
class ProgressBar {
  public:
    ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    /// `total` 0 = unknown. False after Ctrl-C.
    [[nodiscard]] bool show(std::string_view stage, std::uint64_t done, std::uint64_t total);

  private:
    using Clock = std::chrono::steady_clock;
    void clear();

    bool m_terminal = false;
    bool m_shown = false;
    Clock::time_point m_begun, m_stage_begun, m_last;
    std::string m_stage;
};

} // namespace whenabouts::cli

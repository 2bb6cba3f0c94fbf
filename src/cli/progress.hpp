#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace whenabouts::cli {

/// A line on standard error that counts what is done, with its rate; nothing when that is no terminal or within the
/// first second.
class Progress {
  public:
    explicit Progress(std::string things);
    void step() {
        if (m_shown && (++m_done & 0x3FU) == 0) show();
    }
    /// Takes the line away.
    void end();

  private:
    void show();

    std::string m_things;
    bool m_shown = false, m_written = false;
    std::uint64_t m_done = 0;
    std::chrono::steady_clock::time_point m_start, m_last;
};

} // namespace whenabouts::cli

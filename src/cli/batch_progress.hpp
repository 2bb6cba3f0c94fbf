#pragma once
#include "cli/progress_bar.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace whenabouts::cli {

/// The progress of a batch of unknown length; silent where the answers themselves go to a terminal.
class BatchProgress {
  public:
    explicit BatchProgress(std::string things);
    /// One more is done. False after Ctrl-C: then what is left is to be dropped.
    [[nodiscard]] bool step() {
        constexpr std::uint64_t seldom = 0x3F;
        return (++m_done & seldom) != 0 || !m_bar || m_bar->show(m_things, m_done, 0);
    }

  private:
    std::string m_things;
    std::uint64_t m_done = 0;
    std::optional<ProgressBar> m_bar;
};

} // namespace whenabouts::cli

#include "cli/batch_progress.hpp"

#include <unistd.h>

namespace whenabouts::cli {

BatchProgress::BatchProgress(std::string things) : m_things(std::move(things)) {
    if (::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0) m_bar.emplace();
}

} // namespace whenabouts::cli

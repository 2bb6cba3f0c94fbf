#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace whenabouts::cli {

/// Does independent pieces of work on all cores. The workers stay between calls, because what a thread opens first
/// (ICU's tables for a script) costs more than a thousand names.
class SideBySide {
  public:
    /// At most `most` threads, the caller's own among them; no more than there are cores.
    explicit SideBySide(unsigned most = 8);
    SideBySide(const SideBySide&) = delete;
    SideBySide& operator=(const SideBySide&) = delete;
    ~SideBySide();

    /// Calls `work` once for each number below `count`, in any order, from several threads, and waits for all.
    /// `work` must not throw.
    void for_each(std::size_t count, const std::function<void(std::size_t)>& work);

  private:
    void take_all();
    void wait_for_work();

    std::mutex m_mutex;
    std::condition_variable m_begin, m_done;
    const std::function<void(std::size_t)>* m_work = nullptr;
    std::size_t m_count = 0;
    std::atomic<std::size_t> m_next{0};
    std::size_t m_round = 0; ///< of work: a worker that has seen it waits for the next
    std::size_t m_busy = 0;
    bool m_stop = false;
    std::vector<std::thread> m_workers;
};

} // namespace whenabouts::cli

#include "cli/side_by_side.hpp"

#include <algorithm>

namespace whenabouts::cli {

SideBySide::SideBySide(unsigned most) {
    const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, std::max(most, 1U));
    for (unsigned i = 1; i < threads; ++i) m_workers.emplace_back([this] { wait_for_work(); });
}

SideBySide::~SideBySide() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_begin.notify_all();
    for (std::thread& worker : m_workers) worker.join();
}

void SideBySide::for_each(std::size_t count, const std::function<void(std::size_t)>& work) {
    if (count == 1 || m_workers.empty()) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_work = &work;
        m_count = count;
        m_next = 0;
        m_busy = m_workers.size();
        ++m_round;
    }
    m_begin.notify_all();
    take_all();
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return m_busy == 0; });
}

void SideBySide::take_all() {
    for (std::size_t i = m_next++; i < m_count; i = m_next++) (*m_work)(i);
}

void SideBySide::wait_for_work() {
    std::size_t seen = 0;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_begin.wait(lock, [&] { return m_stop || m_round != seen; });
        if (m_stop) return;
        seen = m_round;
        lock.unlock();
        take_all();
        lock.lock();
        if (--m_busy == 0) m_done.notify_one();
    }
}

} // namespace whenabouts::cli

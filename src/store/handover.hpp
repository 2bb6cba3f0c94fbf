#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace whenabouts::store {

/// Hands things from one thread to another, a few at most on the way.
template <class T>
class Handover {
  public:
    explicit Handover(std::size_t most) : m_most(most) {}
    /// Waits for room; false when the other side has gone.
    bool put(T thing) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_things.size() < m_most || m_closed; });
        if (m_closed) return false;
        m_things.push_back(std::move(thing));
        m_changed.notify_all();
        return true;
    }
    /// Waits for one; none when the other side has closed and nothing is left.
    std::optional<T> take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_things.empty() || m_closed; });
        if (m_things.empty()) return std::nullopt;
        std::optional<T> thing(std::move(m_things.front()));
        m_things.pop_front();
        m_changed.notify_all();
        return thing;
    }
    /// No more is put; what is there can still be taken.
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

  private:
    std::size_t m_most;
    std::deque<T> m_things;
    bool m_closed = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

} // namespace whenabouts::store

#pragma once
#include "core/result.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <type_traits>
#include <vector>

namespace whenabouts::store {

/// Sorts any number of small records in bounded memory: what exceeds `most` goes, sorted, into a nameless temporary
/// file. add() all, then each() once. Not thread-safe.
template <class T>
requires std::is_trivially_copyable_v<T>
class RunSorter {
  public:
    explicit RunSorter(std::size_t most) : m_most(most) {}
    [[nodiscard]] core::Result<void> add(const T& record) {
        m_records.push_back(record);
        ++m_size;
        return m_records.size() < m_most ? core::Result<void>() : spill();
    }
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Calls `use(record)`, a core::Result<void>, in ascending order.
    template <class Use>
    [[nodiscard]] core::Result<void> each(const Use& use) {
        std::sort(m_records.begin(), m_records.end());
        if (m_runs.empty()) {
            for (const T& record : m_records)
                if (auto done = use(record); !done) return done;
            return {};
        }
        if (auto done = spill(); !done) return done;
        m_records = {};
        return merge(use);
    }

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    struct Run {
        std::size_t at = 0, left = 0; ///< in records
        std::vector<T> ahead;
        std::size_t next = 0;
    };
    static auto broken() {
        return core::unwritable("temporary file", "could not be written or read back",
                                "make room in the folder for temporary files (TMPDIR)");
    }

    core::Result<void> spill() {
        if (m_records.empty()) return {};
        std::sort(m_records.begin(), m_records.end());
        if (!m_file) m_file.reset(std::tmpfile());
        if (!m_file) return broken();
        if (std::fwrite(m_records.data(), sizeof(T), m_records.size(), m_file.get()) != m_records.size())
            return broken();
        m_runs.push_back({m_spilled, m_records.size(), {}, 0});
        m_spilled += m_records.size();
        m_records.clear();
        return {};
    }

    /// True when the run has a record to offer.
    core::Result<bool> refill(Run& run) {
        if (run.next < run.ahead.size()) return true;
        constexpr std::size_t at_once = 16'384;
        run.ahead.resize(std::min(at_once, run.left));
        run.next = 0;
        if (run.ahead.empty()) return false;
        if (std::fseek(m_file.get(), static_cast<long>(run.at * sizeof(T)), SEEK_SET) != 0 ||
            std::fread(run.ahead.data(), sizeof(T), run.ahead.size(), m_file.get()) != run.ahead.size())
            return broken();
        run.at += run.ahead.size();
        run.left -= run.ahead.size();
        return true;
    }

    template <class Use>
    core::Result<void> merge(const Use& use) {
        const auto later = [this](std::size_t a, std::size_t b) {
            return m_runs[b].ahead[m_runs[b].next] < m_runs[a].ahead[m_runs[a].next];
        };
        std::vector<std::size_t> heap;
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            auto more = refill(m_runs[i]);
            if (!more) return tl::make_unexpected(more.error());
            if (*more) heap.push_back(i);
        }
        std::make_heap(heap.begin(), heap.end(), later);
        while (!heap.empty()) {
            std::pop_heap(heap.begin(), heap.end(), later);
            Run& run = m_runs[heap.back()];
            if (auto done = use(run.ahead[run.next]); !done) return done;
            ++run.next;
            auto more = refill(run);
            if (!more) return tl::make_unexpected(more.error());
            if (*more)
                std::push_heap(heap.begin(), heap.end(), later);
            else
                heap.pop_back();
        }
        return {};
    }

    std::size_t m_most;
    std::size_t m_size = 0;
    std::vector<T> m_records;
    std::vector<Run> m_runs;
    std::size_t m_spilled = 0; ///< records in the file
    std::unique_ptr<std::FILE, Close> m_file;
};

} // namespace whenabouts::store

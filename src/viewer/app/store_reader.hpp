#pragma once
#include "core/result.hpp"
#include "store/store.hpp"
#include "taxonomy/taxonomy.hpp"
#include "viewer/model/command.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace whenabouts::viewer {

/// Reads a store beside the window's thread: its columns at first and whenever any program has changed the store, whole
/// incidents, what a search finds, and histories. Answers come as commands; `wake` says that there are some.
class StoreReader {
  public:
    StoreReader(std::unique_ptr<store::Store> store, std::string name, taxonomy::Taxonomy taxonomy,
                std::function<void()> wake);
    StoreReader(const StoreReader&) = delete;
    StoreReader& operator=(const StoreReader&) = delete;
    ~StoreReader();

    void search(std::string text);
    void history(std::int64_t incident);
    /// Asks for whole incidents; those that are on their way already are not read twice.
    void details(const std::vector<std::int64_t>& ids);
    [[nodiscard]] Commands take();
    /// Nothing asked, nothing in work, nothing to take.
    [[nodiscard]] bool idle() const;

  private:
    void work();
    void load();
    void answer_search(const std::string& text);
    void answer_history(std::int64_t incident);
    void answer_details(const std::vector<std::int64_t>& ids);
    void give(Command command);

    std::unique_ptr<store::Store> m_store;
    std::string m_name;
    taxonomy::Taxonomy m_taxonomy;
    std::function<void()> m_wake;
    std::optional<std::int64_t> m_version; ///< of what was loaded last
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stop = false;
    bool m_busy = true;
    std::optional<std::string> m_search;
    std::optional<std::int64_t> m_history;
    std::vector<std::int64_t> m_details; ///< wanted, newest last
    Commands m_answers;
    std::thread m_thread; ///< last: uses all of the above
};

} // namespace whenabouts::viewer

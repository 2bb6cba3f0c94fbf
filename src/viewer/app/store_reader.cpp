#include "viewer/app/store_reader.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace whenabouts::viewer {

namespace {

core::TimePoint now() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string revision_line(const store::Revision& revision) {
    std::string line = revision.at.substr(0, 16);
    if (line.size() > 10) line[10] = ' ';
    line += " · " + revision.op;
    if (!revision.who.empty()) line += " by " + revision.who;
    if (!revision.why.empty()) line += " · " + revision.why;
    return line;
}

} // namespace

StoreReader::StoreReader(std::unique_ptr<store::Store> store, std::string name, taxonomy::Taxonomy taxonomy,
                         std::function<void()> wake)
    : m_store(std::move(store)), m_name(std::move(name)), m_taxonomy(std::move(taxonomy)), m_wake(std::move(wake)),
      m_thread([this] { work(); }) {}

StoreReader::~StoreReader() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void StoreReader::search(std::string text) {
    {
        const std::lock_guard lock(m_mutex);
        m_search = std::move(text);
    }
    m_changed.notify_all();
}

void StoreReader::history(std::int64_t incident) {
    {
        const std::lock_guard lock(m_mutex);
        m_history = incident;
    }
    m_changed.notify_all();
}

void StoreReader::details(const std::vector<std::int64_t>& ids) {
    {
        const std::lock_guard lock(m_mutex);
        for (const std::int64_t id : ids)
            if (std::find(m_details.begin(), m_details.end(), id) == m_details.end()) m_details.push_back(id);
        // What was scrolled past is not worth reading any more.
        constexpr std::size_t most = 200;
        if (m_details.size() > most) m_details.erase(m_details.begin(), m_details.end() - most);
    }
    m_changed.notify_all();
}

Commands StoreReader::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_answers, {});
}

bool StoreReader::idle() const {
    const std::lock_guard lock(m_mutex);
    return !m_busy && !m_search && !m_history && m_details.empty() && m_answers.empty();
}

void StoreReader::give(Command command) {
    {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(std::move(command));
    }
    m_wake();
}

void StoreReader::load() {
    if (const auto version = m_store->data_version()) m_version = *version;
    const auto problem = [&](const core::Error& error) {
        give(command::Loading{false});
        give(command::Say{error.message(), true});
    };
    auto columns = m_store->columns();
    if (!columns) return problem(columns.error());
    // A small store is read whole: lists and cards need not wait.
    constexpr std::size_t small = 5'000;
    auto details = std::make_shared<Details>();
    std::vector<std::string> focus;
    if ((*columns)->size() <= small) {
        auto incidents = m_store->find({});
        if (!incidents) return problem(incidents.error());
        focus = focus_of(*incidents);
        for (core::Incident& incident : *incidents)
            (*details)[incident.id] = std::make_shared<const core::Incident>(std::move(incident));
    }
    give(command::Loaded{make_catalogue(std::move(*columns), m_taxonomy, std::move(focus)), m_name, m_store->notice(),
                         now(), std::move(details)});
}

void StoreReader::answer_details(const std::vector<std::int64_t>& ids) {
    std::vector<core::Incident> incidents;
    for (const std::int64_t id : ids)
        if (auto incident = m_store->incident(id)) incidents.push_back(std::move(*incident));
    give(command::AnswerDetails{std::move(incidents)});
}

void StoreReader::answer_search(const std::string& text) {
    core::Query query;
    query.text = text;
    auto ids = m_store->ids(query);
    if (!ids) return give(command::Say{ids.error().message(), true});
    give(command::SearchFound{text, std::move(*ids)});
}

void StoreReader::answer_history(std::int64_t incident) {
    const auto revisions = m_store->history(incident);
    if (!revisions) return give(command::Say{revisions.error().message(), true});
    HistoryAnswer answer{incident, {}};
    for (const store::Revision& revision : *revisions) {
        std::string line = revision_line(revision);
        if (answer.lines.empty() || answer.lines.back() != line)
            answer.lines.push_back(std::move(line)); // one change, many rows
    }
    if (answer.lines.empty()) answer.lines.emplace_back("No changes recorded.");
    give(command::AnswerHistory{std::move(answer)});
}

void StoreReader::work() {
    load();
    // Twice a second: soon enough to feel alive, and a question that costs microseconds.
    constexpr std::chrono::milliseconds between_looks{500};
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_busy = false;
        m_changed.wait_for(lock, between_looks, [&] { return m_stop || m_search || m_history || !m_details.empty(); });
        if (m_stop) return;
        const auto search = std::exchange(m_search, std::nullopt);
        const auto history = std::exchange(m_history, std::nullopt);
        const auto details = std::exchange(m_details, {});
        m_busy = search || history || !details.empty();
        lock.unlock();
        if (!details.empty()) answer_details(details);
        if (search) answer_search(*search);
        if (history) answer_history(*history);
        const auto version = m_store->data_version();
        if (version && m_version && *version != *m_version) load();
        lock.lock();
    }
}

} // namespace whenabouts::viewer

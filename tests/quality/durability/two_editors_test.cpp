#include "deeds.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <doctest/doctest.h>
#include <random>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace deeds;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int rows = 3;

/// What the processes tell each other, in memory that they share.
struct Board {
    std::array<std::atomic<std::int64_t>, 2> done{}, refused{};
    std::atomic<std::int64_t> odd = 0; ///< errors that should not be
    std::atomic<std::int64_t> told = 0, told_at = 0;
};
Board& board() {
    void* const place = ::mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (place == MAP_FAILED) std::abort();
    return *new (place) Board();
}

std::int64_t now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

/// One more killed, on the row as it was just read.
core::Result<void> count_one(store::Store& store, std::int64_t id) {
    auto incident = store.incident(id);
    if (!incident) return tl::make_unexpected(incident.error());
    incident->killed.best = incident->killed.best.value_or(0) + 1;
    return store.change(*incident, {"an editor", "durability", ""});
}

void edit(const std::string& path, store::Journal journal, Board& board, std::size_t me, int seconds) {
    const auto store = store::open(path, store::Mode::write, nullptr, journal);
    if (!store) return static_cast<void>(++board.odd);
    std::mt19937 random(static_cast<unsigned>(me));
    const auto end = Clock::now() + std::chrono::seconds(seconds);
    while (Clock::now() < end) {
        const auto done = count_one(**store, 1 + static_cast<std::int64_t>(random() % rows));
        if (done)
            ++board.done.at(me);
        else if (done.error().what.find("changed by someone else") != std::string::npos)
            ++board.refused.at(me);
        else if (++board.odd == 1)
            std::fprintf(stderr, "%s\n", done.error().message().c_str());
    }
}

template <class Work>
pid_t start(Work work) {
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    return child;
}

void make(const std::string& path) {
    const auto store = store::open(path, store::Mode::write, nullptr).value();
    std::vector<core::Incident> incidents(rows);
    for (core::Incident& incident : incidents) {
        incident.title = "counted by two";
        incident.when.span = core::TimeSpan::parse("2024").value();
    }
    REQUIRE(store->add(incidents, {"a tester", "durability", ""}));
}

int seconds() {
    const char* const wanted = std::getenv("DURABILITY_SECONDS");
    return wanted != nullptr ? std::stoi(wanted) : 10;
}

void compete(store::Journal journal, const std::string& name) {
    const Folder folder;
    make(folder.store());
    Board& shared = board();
    std::vector<pid_t> children;
    for (std::size_t me = 0; me < 2; ++me)
        children.push_back(start([&, me] { edit(folder.store(), journal, shared, me, seconds() / 2); }));
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(status == 0);
    }
    const auto store = store::open(folder.store(), store::Mode::read).value();
    std::int64_t counted = 0;
    for (std::int64_t id = 1; id <= rows; ++id) counted += store->incident(id)->killed.best.value_or(0);
    CHECK(counted == shared.done[0] + shared.done[1]);
    CHECK(shared.odd == 0);
    CHECK(store->check()->empty());
    MESSAGE(name << ": " << shared.done[0].load() << " + " << shared.done[1].load() << " edits, "
                 << shared.refused[0].load() + shared.refused[1].load() << " refused as changed by someone else");
}

} // namespace

TEST_CASE("two processes that edit the same incidents lose no update") {
    compete(store::Journal::document, "rollback journal");
    compete(store::Journal::live, "write-ahead log");
}

TEST_CASE("what another process changed is noticed within half a second") {
    const Folder folder;
    make(folder.store());
    Board& shared = board();
    const pid_t child = start([&] {
        const auto store = store::open(folder.store(), store::Mode::write, nullptr).value();
        for (int i = 0; i < 5; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(230));
            static_cast<void>(count_one(*store, 1));
            shared.told_at = now_ms();
            ++shared.told;
        }
    });
    const auto store = store::open(folder.store(), store::Mode::read).value();
    std::int64_t version = store->data_version().value(), noticed = 0, slowest = 0;
    const auto end = Clock::now() + std::chrono::seconds(10);
    while (noticed < 5 && Clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100)); // the window looks twice a second at least
        const auto now = store->data_version().value();
        if (now == version) continue;
        version = now;
        noticed = std::max(noticed + 1, shared.told.load());
        slowest = std::max(slowest, now_ms() - shared.told_at);
    }
    ::waitpid(child, nullptr, 0);
    CHECK(noticed == 5);
    CHECK(slowest < 500);
    MESSAGE("noticed after at most " << slowest << " ms when asked every 100 ms");
}

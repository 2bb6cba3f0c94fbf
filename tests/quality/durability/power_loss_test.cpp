#include "power_loss.hpp"

#include "deeds.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <functional>
#include <set>

using namespace deeds;
using power_loss::Disk;

namespace {

std::vector<disk::Event> record(const std::string& path, store::Journal journal) {
    disk::start_recording(fs::path(path).parent_path());
    disk::mark("none");
    for (const Deed& deed : all()) {
        const auto done = deed.run(path, journal, [&path] { disk::mark(state_of(path)); });
        if (!done) FAIL(deed.name << ": " << done.error().message());
    }
    return disk::stop_recording();
}

/// The words of the next mark; what is being done when the power goes may be done.
std::string next_mark(const std::vector<disk::Event>& events, std::size_t from) {
    for (std::size_t i = from; i < events.size(); ++i)
        if (events[i].act == disk::Act::mark) return events[i].bytes;
    return {};
}

struct Tally {
    std::size_t cuts = 0, rolled_back = 0;
    std::set<std::size_t> states;
};

std::size_t fingerprint(const power_loss::Files& files) {
    std::size_t value = 0;
    for (const auto& [name, content] : files) {
        value = value * 1000003 + std::hash<std::string>()(name);
        value = value * 1000003 + std::hash<std::string>()(content);
    }
    return value;
}

void look(const power_loss::Files& files, const Folder& folder, const std::string& before, const std::string& after,
          Tally& tally) {
    power_loss::write(files, folder.path);
    ++tally.cuts;
    if (files.contains("case.gpkg-journal") || files.contains("case.gpkg-wal")) ++tally.rolled_back;
    const std::string path = folder.store();
    if (!fs::exists(path)) {
        CHECK(before == "none");
        return;
    }
    const bool write_first = tally.cuts % 4 == 0;
    if (write_first) {
        CHECK(faults_of(path, store::Mode::write) == ""); // adopts what is waiting, so that the state is not comparable
        power_loss::write(files, folder.path);
    }
    CHECK(faults_of(path, store::Mode::read) == "");
    const std::string found = state_of(path);
    CHECK_MESSAGE((found == before || found == after),
                  "found " << found << "\nbefore " << before << "\nafter " << after);
}

Tally cut_everywhere(const std::vector<disk::Event>& events, std::size_t stride) {
    const Folder folder;
    Tally tally;
    Disk disk;
    std::mt19937 random(20240102); // NOLINT(cert-msc51-cpp): the same cuts in every run
    std::string acknowledged = "none";
    for (std::size_t i = 0; i < events.size(); ++i) {
        disk.follow(events[i]);
        if (events[i].act == disk::Act::mark) acknowledged = events[i].bytes;
        const bool is_sync = events[i].act == disk::Act::sync || events[i].act == disk::Act::sync_folder ||
                             (i + 1 < events.size() && events[i + 1].act == disk::Act::sync);
        if (!is_sync && i % stride != 0) continue;
        const std::string next = next_mark(events, i + 1);
        for (const auto fate : {Disk::Unsynced::lost, Disk::Unsynced::kept, Disk::Unsynced::some, Disk::Unsynced::torn,
                                Disk::Unsynced::scrambled, Disk::Unsynced::some, Disk::Unsynced::scrambled}) {
            const auto files = disk.after_cut(fate, random);
            if (!tally.states.insert(fingerprint(files)).second) continue;
            look(files, folder, acknowledged, next, tally);
        }
    }
    return tally;
}

void cut(store::Journal journal, const std::string& name) {
    const char* const wanted = std::getenv("DURABILITY_STRIDE"); // 1 = a cut after every single call
    const std::size_t stride = wanted != nullptr ? std::stoul(wanted) : 3;
    const Folder folder;
    const auto events = record(folder.store(), journal);
    const Tally tally = cut_everywhere(events, stride);
    MESSAGE(name << ": " << events.size() << " calls, " << tally.states.size()
                 << " different states after a power cut, " << tally.rolled_back << " with a journal");
    CHECK(tally.states.size() >= 1000);
}

} // namespace

TEST_CASE("a power cut at any moment leaves a sound store with all that was acknowledged: rollback journal") {
    cut(store::Journal::document, "rollback journal");
}

TEST_CASE("a power cut at any moment leaves a sound store with all that was acknowledged: write-ahead log") {
    cut(store::Journal::live, "write-ahead log");
}

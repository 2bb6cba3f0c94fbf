#include "deeds.hpp"
#include "disk.hpp"
#include "files.hpp"
#include "power_loss.hpp"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace deeds;
using disk::Call;

namespace {

bool has_leftovers(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().string().find(".part-") != std::string::npos) return true;
    return false;
}

struct Trial {
    const Deed* deed;
    store::Journal journal;
    power_loss::Files before;
    std::string state_before;
};

/// Lets one call fail; false when there was no such call any more.
bool fail_once(const Trial& trial, const Folder& folder, Call call, int nth, bool full, bool for_good) {
    power_loss::write(trial.before, folder.path);
    const std::string path = folder.store();
    std::vector<std::string> acknowledged{trial.state_before};
    const std::string doing = std::string(trial.deed->name) + ", " + disk::name_of(call) + " " + std::to_string(nth);
    CAPTURE(doing);
    disk::fail_at(call, nth, full, for_good);
    const auto done = trial.deed->run(path, trial.journal, [] {});
    const bool failed = disk::stop_failing();
    if (!done) {
        CHECK(failed);
        CHECK_FALSE(done.error().message().empty());
        CHECK(done.error().message().find('\n') == std::string::npos);
    }
    // A disk that refuses every removal keeps what it refuses.
    if (call != Call::remove || !for_good) CHECK_FALSE(has_leftovers(folder.path));
    if (!fs::exists(path)) {
        CHECK(trial.state_before == "none");
        CHECK_FALSE(done);
        return failed;
    }
    CHECK(faults_of(path, store::Mode::read) == "");
    const std::string after = state_of(path);
    if (done && std::string(trial.deed->name) != "create") CHECK(after != trial.state_before);
    if (failed) CHECK(faults_of(path, store::Mode::write) == "");
    return failed;
}

int try_all(const Trial& trial, const Folder& folder, int stride) {
    int trials = 0;
    for (int c = 0; c < disk::calls; ++c) {
        const auto call = static_cast<Call>(c);
        for (const bool for_good : {false, true}) {
            int step = 1;
            for (int nth = 1; fail_once(trial, folder, call, nth, nth % 2 == 0, for_good); nth += step) {
                ++trials;
                if (nth >= 12) step = stride; // the first calls are the most different ones
            }
        }
    }
    return trials;
}

void fail_everywhere(store::Journal journal, const std::string& name) {
    const char* const wanted = std::getenv("DURABILITY_STRIDE"); // 1 = every single call
    const int stride = wanted != nullptr ? std::stoi(wanted) : 7;
    const Folder folder, scratch;
    int trials = 0;
    for (const Deed& deed : all()) {
        const bool ours = std::string(deed.name) != "edit elsewhere";
        if (ours)
            trials += try_all({&deed, journal, files::in(folder.path), state_of(folder.store())}, scratch, stride);
        const auto done = deed.run(folder.store(), journal, [] {});
        REQUIRE(done);
    }
    MESSAGE(name << ": " << trials << " calls failed");
    CHECK(trials > 300);
}

} // namespace

TEST_CASE("whichever call to the disk fails, the store is as before or complete: rollback journal") {
    fail_everywhere(store::Journal::document, "rollback journal");
}

TEST_CASE("whichever call to the disk fails, the store is as before or complete: write-ahead log") {
    fail_everywhere(store::Journal::live, "write-ahead log");
}

#include "memory.hpp"

#include "deeds.hpp"
#include "files.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <new>

using namespace deeds;
using memory::Of;

namespace {

struct Trial {
    const Deed* deed;
    power_loss::Files before;
    std::string state_before;
};

/// False when there was no such allocation any more.
bool run_out_once(const Trial& trial, const Folder& folder, Of whose, int nth) {
    power_loss::write(trial.before, folder.path);
    const std::string path = folder.store();
    bool done = false;
    memory::fail_at(whose, nth);
    try {
        const auto result = trial.deed->run(path, store::Journal::document, [] {});
        done = result.has_value();
        const bool failed = memory::stop_failing();
        if (!done) {
            CHECK(failed);
            CHECK_FALSE(result.error().message().empty());
        }
    } catch (const std::bad_alloc&) { // main() says it in one line
        CHECK(whose == Of::cpp);
    }
    const bool failed = memory::stop_failing();
    const std::string doing = std::string(trial.deed->name) + ", allocation " + std::to_string(nth);
    CAPTURE(doing);
    if (!fs::exists(path)) {
        CHECK(trial.state_before == "none");
        return failed;
    }
    CHECK(faults_of(path, store::Mode::read) == "");
    if (done && std::string(trial.deed->name) != "create") CHECK(state_of(path) != trial.state_before);
    return failed;
}

int run_out_everywhere(Of whose, int per_deed) {
    const char* const wanted = std::getenv("DURABILITY_STRIDE");
    const Folder folder, scratch;
    int trials = 0;
    for (const Deed& deed : all()) {
        const std::string name = deed.name;
        if (name != "edit elsewhere" && name != "sitting") {
            const Trial trial{&deed, files::in(folder.path), state_of(folder.store())};
            int total = 1;
            while (run_out_once(trial, scratch, whose, total)) total *= 2; // roughly how many there are
            const int stride = wanted != nullptr ? std::stoi(wanted) : 1 + total / per_deed;
            for (int nth = 1; run_out_once(trial, scratch, whose, nth); nth += stride) ++trials;
        }
        REQUIRE(deed.run(folder.store(), store::Journal::document, [] {}));
    }
    return trials;
}

} // namespace

TEST_CASE("when memory runs out inside SQLite, the store is as before or complete") {
    const int trials = run_out_everywhere(Of::sqlite, 60);
    MESSAGE(trials << " allocations failed");
    CHECK(trials > 100);
}

TEST_CASE("when memory runs out in our own code, the store is as before or complete") {
    const int trials = run_out_everywhere(Of::cpp, 60);
    MESSAGE(trials << " allocations failed");
    CHECK(trials > 100);
}

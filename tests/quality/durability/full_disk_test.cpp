#include "deeds.hpp"
#include "disk.hpp"

#include "sql/database.hpp"
#include "store/backup.hpp"

#include <doctest/doctest.h>

using namespace deeds;

namespace {

constexpr std::int64_t four_mb = 4 << 20;
const store::Author author{"a tester", "durability", ""};

core::Incident large(int number) {
    core::Incident incident;
    incident.title = "Number " + std::to_string(number);
    incident.summary = std::string(20'000, 'x');
    return incident;
}

struct Full {
    Full(const fs::path& folder, std::int64_t bytes) { disk::limit_size(folder, bytes); }
    ~Full() { disk::limit_size({}, 0); }
    Full(const Full&) = delete;
    Full& operator=(const Full&) = delete;
};

void fill(store::Journal journal, const std::string& name) {
    const Folder folder;
    const Full full(folder.path, four_mb);
    std::int64_t acknowledged = 0;
    {
        const auto store = store::open(folder.store(), store::Mode::write, nullptr, journal).value();
        for (int i = 0;; ++i) {
            const auto added = store->add(std::vector{large(i)}, author);
            if (!added) {
                CHECK(added.error().what == "the disk is full");
                CHECK(added.error().exit_status() == 4);
                break;
            }
            ++acknowledged;
            REQUIRE(acknowledged < 1000);
        }
        CHECK(store->check()->empty());
        store::ImportRecord record;
        int rows = 0;
        CHECK_FALSE(store->import(
            record,
            [&rows](core::Incident& row) -> core::Result<bool> {
                row = large(rows);
                return ++rows < 300;
            },
            author));
        const auto database = sql::Database::open(folder.store(), sql::Access::write).value();
        CHECK_FALSE(store::back_up(database, folder.store()));
        static_cast<void>(database.execute("VACUUM")); // may do or not
    }
    CHECK(store::backups_of(folder.store()).empty());
    for (const auto& entry : fs::directory_iterator(folder.path))
        CHECK_MESSAGE(entry.path().string().find(".part-") == std::string::npos, entry.path().string());
    CHECK(faults_of(folder.store(), store::Mode::read) == "");
    CHECK(store::open(folder.store(), store::Mode::read).value()->counts()->incidents == acknowledged);
    MESSAGE(name << ": " << acknowledged << " incidents acknowledged before the disk of 4 MB was full, all there");
    CHECK(acknowledged > 10);
}

} // namespace

TEST_CASE("a disk that is full leaves the store sound, with all that was acknowledged") {
    fill(store::Journal::document, "rollback journal");
    fill(store::Journal::live, "write-ahead log");
}

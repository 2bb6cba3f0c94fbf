#include "store/filing.hpp"
#include "store/history.hpp"
#include "store/identity.hpp"
#include "store/opening.hpp"
#include "store/row_writer.hpp"
#include "store/schema.hpp"

#include "sql/transaction.hpp"
#include "json/value.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace whenabouts::store {

namespace fs = std::filesystem;

namespace {

core::Result<void> write_meta(const sql::Database& database, Ledger& ledger) {
    const json::Value::Object fixed{{"format", format_name},
                                    {"schema_version", std::to_string(schema_version)},
                                    {"min_reader", std::to_string(min_reader)},
                                    {"min_writer", std::to_string(min_writer)},
                                    {"store_uid", random_uid()}};
    auto insert = database.prepare("INSERT INTO im_meta(key,value) VALUES(?1,?2)");
    if (!insert) return tl::make_unexpected(insert.error());
    for (const auto& [key, value] : fixed)
        if (auto done = insert->bind(1, key).bind(2, value.text()).run(); !done) return done;
    if (auto done = insert->bind(1, "longest_span_ms").bind(2, "0").run(); !done) return done;
    return ledger.record("im_meta", 0, "create", json::print(fixed));
}

core::Result<void> write_taxonomy(const sql::Database& database, Ledger& ledger, const taxonomy::Taxonomy* taxonomy) {
    RowWriter rows(database, ledger);
    if (taxonomy == nullptr) {
        auto id = rows.insert(taxonomy_table,
                              {{"code", std::string("unclassified")}, {"label", std::string("Unclassified")}});
        return id ? core::Result<void>() : tl::make_unexpected(id.error());
    }
    Filing filing(database, rows, taxonomy);
    for (const taxonomy::Category& category : taxonomy->categories())
        if (auto done = filing.ensure_category(category.code); !done) return done;
    return {};
}

core::Result<void> fill(const fs::path& beside, const taxonomy::Taxonomy* taxonomy, const Author& author,
                        const std::string& now) {
    auto database = sql::Database::open(beside, sql::Access::create);
    if (!database) return tl::make_unexpected(database.error());
    // No journal: a half-made file is thrown away, and the finished one is synced before it gets its name.
    if (auto done = database->execute("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA page_size=4096;");
        !done)
        return done;
    auto transaction = sql::Transaction::begin(*database);
    if (!transaction) return tl::make_unexpected(transaction.error());
    if (auto done = database->execute(schema_script()); !done) return done;
    auto ledger = Ledger::open(*database, {author.who, author.tool, "new store"}, now);
    if (!ledger) return tl::make_unexpected(ledger.error());
    if (auto done = write_meta(*database, *ledger); !done) return done;
    if (auto done = write_taxonomy(*database, *ledger, taxonomy); !done) return done;
    return transaction->commit();
}

core::Result<void> publish(const fs::path& beside, const fs::path& path) {
    const int fd = ::open(beside.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    const int reason = errno;
    if (fd >= 0) ::close(fd);
    if (!synced) return core::unwritable(path.string(), std::strerror(reason), "check the disk");
    // link() refuses to take the place of a store that another program made meanwhile; that one is as good.
    if (::link(beside.c_str(), path.c_str()) != 0 && errno != EEXIST) {
        std::error_code error;
        if (!fs::exists(path, error) && ::rename(beside.c_str(), path.c_str()) != 0)
            return core::unwritable(path.string(), std::strerror(errno), "check that you may write in its folder");
    }
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    return {};
}

} // namespace

core::Result<void> create_file(const fs::path& path, const taxonomy::Taxonomy* taxonomy, const Author& author,
                               const std::string& now) {
    std::string beside = path.string() + ".part-XXXXXX";
    const int fd = ::mkstemp(beside.data());
    if (fd < 0)
        return core::unwritable(path.string(), std::string("cannot be made: ") + std::strerror(errno),
                                "check that its folder exists and that you may write in it");
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(fd, 0666 & ~mask); // mkstemp makes it private; a store has the usual permissions
    ::close(fd);
    auto done = fill(beside, taxonomy, author, now);
    if (done) done = publish(beside, path);
    ::unlink(beside.c_str());
    if (!done && done.error().where == beside) done.error().where = path.string();
    return done;
}

} // namespace whenabouts::store

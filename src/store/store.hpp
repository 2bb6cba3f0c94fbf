#pragma once
#include "core/incident.hpp"
#include "core/proposal.hpp"
#include "core/query.hpp"
#include "core/result.hpp"
#include "taxonomy/taxonomy.hpp"
#include "timeline/columns.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::store {

enum class Mode : std::uint8_t { read, write };

/// How changes reach the disk; both survive a crash and a power cut.
enum class Journal : std::uint8_t {
    document, ///< rollback journal: one file that may be copied at any time
    live      ///< write-ahead log: readers never wait; ends when the last program closes the store. Local disks only
};
/// Live when the environment says WHENABOUTS_JOURNAL=live, else document.
[[nodiscard]] Journal usual_journal();

/// Who changes something, with what, and why: goes into every revision.
struct Author {
    std::string who; ///< a person's or program's name; never a credential
    std::string tool = "whenabouts";
    std::string why;
};

/// One line of the append-only history.
struct Revision {
    std::int64_t rev = 0, change_set = 0, row_id = 0;
    std::string at, who, tool, table, row_uid, op, before, after, why;
    std::optional<std::int64_t> undoes; ///< the revision that an undo or redo turned round
};

/// What one action changed: one transaction, one line of `history`.
struct ChangeSet {
    std::int64_t number = 0;
    std::string at, who, tool, why;
    std::string op;        ///< create, insert, update, delete, undelete, adopt, undo, redo, merge, migrate, note
    std::string file;      ///< the name of the file that an import brought; else empty
    std::int64_t rows = 0; ///< revisions it holds
    std::vector<std::int64_t> incidents; ///< the first few whose rows it holds, by row number
    std::int64_t incident_count = 0;     ///< all of them
    std::int64_t reverts = 0;            ///< an undo or redo: the change it is about in the end; else 0
    bool undone = false;                 ///< taken back, and not brought again
    std::int64_t unknown_before =
        0; ///< rows whose state before another program wrote them nobody kept: they came in bulk
};

/// A place name that a person pinned to a position in this store.
struct Pin {
    std::int64_t id = 0; ///< given by the store
    std::string name;
    core::LonLat position;
    double radius_m = 0; ///< how far the true spot may lie from there
    std::string note;    ///< why, or from where it is known; may be empty
};
/// Refused (wrong usage): a name without a letter or of more than 300 characters, text that is not UTF-8, a position
/// outside the world, a negative radius. Asked before a store is made for the pin.
[[nodiscard]] core::Result<void> check_pin(const Pin& pin);

struct CheckFinding {
    std::string subject; ///< "incidents row 3", "im_revisions 17"
    std::string problem;
};

struct Counts {
    std::int64_t incidents = 0, unlocated = 0, undated = 0, proposed = 0, sources = 0;
    std::int64_t waiting = 0; ///< rows that other programs changed and the history does not hold yet
};

/// A file that is brought in; becomes a row of im_imports.
struct ImportRecord {
    std::string format;    ///< "csv", "geojson"
    std::string file_name; ///< without its folder
    std::string sha256;    ///< of the file's bytes, hex
    std::string mapping;   ///< which column became which member, a JSON object
    std::string licence, citation;
    std::int64_t rows_read = 0, rows_rejected = 0;
};

/// What became of the rows of an import.
struct ImportCounts {
    std::int64_t added = 0, updated = 0, unchanged = 0;
};

/// Gives the next incident; false at the end.
using IncidentStream = std::function<core::Result<bool>(core::Incident&)>;

/// Refused (exit status 1), in words, what no store would take: no title, text that is not UTF-8, a position without a
/// precision … Unknown categories are refused only by a store.
[[nodiscard]] core::Result<void> check_incident(const core::Incident& incident);

/// How many incidents a query finds, and how many it leaves out only because they have no place or no time.
struct Tally {
    std::int64_t found = 0, unlocated = 0, undated = 0; ///< the last two among the found
    std::int64_t unlocated_left_out = 0, undated_left_out = 0;
    std::int64_t total = 0; ///< in the store, not deleted
};

/// Where incidents live: a GeoPackage file now, PostGIS behind the same interface later. Not thread-safe; several
/// processes may use one store. What a call acknowledged survives a crash.
class Store {
  public:
    virtual ~Store() = default;
    /// Adds or, when origin and origin_id are already there, leaves as it is (idempotent); sources are shared by URL or
    /// text hash; evidence that names no source means the first. All incidents in one change set, all or nothing. Gives
    /// the row ids in order.
    [[nodiscard]] virtual core::Result<std::vector<std::int64_t>> add(std::span<const core::Incident> incidents,
                                                                      const Author& author) = 0;
    /// Files everything that `rows` gives, in one change set, all or nothing, in bounded memory. A row whose uid, or
    /// origin and origin_id, are there already is compared with what the last import of it brought: what the file
    /// changed since becomes a revision, what people changed stays. `record` is read after the last row, so that its
    /// counts may grow meanwhile. `dry_run` does all the work and takes it back.
    [[nodiscard]] virtual core::Result<ImportCounts> import(const ImportRecord& record, const IncidentStream& rows,
                                                            const Author& author, bool dry_run = false) = 0;
    /// Writes these over the stored ones, in one change set, all or nothing. Refused when an incident's revision is not
    /// the stored one (someone else changed it meanwhile). `deleted` false brings a removed one back.
    [[nodiscard]] virtual core::Result<void> change(std::span<const core::Incident> incidents,
                                                    const Author& author) = 0;
    [[nodiscard]] core::Result<void> change(const core::Incident& incident, const Author& author);
    /// Marks them deleted, in one change set; the rows and their history stay.
    [[nodiscard]] virtual core::Result<void> remove(std::span<const std::int64_t> ids, const Author& author) = 0;
    [[nodiscard]] core::Result<void> remove(std::int64_t id, const Author& author);
    /// Takes the newest change set back that is not taken back yet, as a change set of its own: nothing leaves the
    /// history, and it can be done again later, after a restart too. Gives what was taken back. Refused when nothing is
    /// left. Changes by other programs can be taken back like any other.
    [[nodiscard]] virtual core::Result<ChangeSet> undo(const Author& author) = 0;
    /// Brings the last undone change set again; refused when something was changed since, or nothing was undone.
    [[nodiscard]] virtual core::Result<ChangeSet> redo(const Author& author) = 0;
    /// The change sets, newest first, at most `limit`; those that concern one incident only when asked.
    [[nodiscard]] virtual core::Result<std::vector<ChangeSet>>
    changes(std::int64_t limit, std::optional<std::int64_t> incident_id = std::nullopt) const = 0;
    /// Calls `visitor` for each incident in the query's order, with evidence, parties and sources (without their
    /// texts), holding a few hundred in memory. Stops when it answers false.
    [[nodiscard]] virtual core::Result<void> visit(const core::Query& query,
                                                   const std::function<bool(const core::Incident&)>& visitor) const = 0;
    /// What visit() gives, as a list.
    [[nodiscard]] core::Result<std::vector<core::Incident>> find(const core::Query& query) const;
    /// Only the row ids of what visit() gives, in its order.
    [[nodiscard]] virtual core::Result<std::vector<std::int64_t>> ids(const core::Query& query) const = 0;
    [[nodiscard]] virtual core::Result<Tally> tally(const core::Query& query) const = 0;
    /// Everything that is not deleted as columns in memory, for questions of time, place and kind; kept in a cache file
    /// beside the user's other caches and brought up to date from there. Safe from many threads once given.
    [[nodiscard]] virtual core::Result<std::shared_ptr<const timeline::Columns>> columns() const = 0;
    /// With the texts of its sources. Refused when there is none of that number.
    [[nodiscard]] virtual core::Result<core::Incident> incident(std::int64_t id) const = 0;
    /// By row id, uid (or a beginning of it that no other has), or code (in any case).
    [[nodiscard]] virtual core::Result<core::Incident> incident(std::string_view key) const = 0;
    [[nodiscard]] virtual core::Result<Counts> counts() const = 0;
    [[nodiscard]] virtual core::Result<std::vector<Revision>> history(std::int64_t incident_id) const = 0;
    /// Names pinned in this store, by name.
    [[nodiscard]] virtual core::Result<std::vector<Pin>> pins() const = 0;
    /// Pins a name, or moves the pin of that name (case and marks do not matter). Gives its number.
    [[nodiscard]] virtual core::Result<std::int64_t> pin(const Pin& pin, const Author& author) = 0;
    /// Takes the pin of that name away; it stays in the history. Refused when there is none.
    [[nodiscard]] virtual core::Result<void> unpin(std::string_view name, const Author& author) = 0;
    /// Changes whenever any process changed the store; cheap enough to ask twice a second.
    [[nodiscard]] virtual core::Result<std::int64_t> data_version() const = 0;
    /// File, schema, geometry, indices, history chain, rows against history. Empty = sound.
    [[nodiscard]] virtual core::Result<std::vector<CheckFinding>> check() const = 0;
    /// A sentence when the store was opened read-only although writing was asked for (newer version, untrusted
    /// triggers).
    [[nodiscard]] virtual std::string notice() const = 0;
};

/// `location` is a path ending in .gpkg (created on the first write) or a postgresql:// URL (refused until PostGIS
/// stands). Mode::read opens without changing a byte and refuses a missing file. `taxonomy` is copied into new stores;
/// without it the one in the program's assets folder is, where there is one.
[[nodiscard]] core::Result<std::unique_ptr<Store>> open(const std::string& location, Mode mode,
                                                        const taxonomy::Taxonomy* taxonomy = nullptr,
                                                        Journal journal = usual_journal());

} // namespace whenabouts::store

#include "store/tallying.hpp"

#include "store/column_answers.hpp"
#include "store/finding.hpp"

namespace whenabouts::store {

namespace {

bool asks_for_all(const core::Query& query) {
    return !query.when && !query.within && !query.inside && !query.filter && query.categories.empty() &&
           query.tags.empty() && query.workflows.empty() && query.text.empty() && query.unlocated && query.undated;
}

core::Result<Tally> tally_all(const sql::Database& database) {
    auto select = database.prepare("SELECT count(*),coalesce(sum(geom IS NULL),0) FROM incidents WHERE deleted=0");
    if (!select) return tl::make_unexpected(select.error());
    auto row = select->step();
    if (!row) return tl::make_unexpected(row.error());
    Tally tally;
    tally.found = tally.total = select->integer(0);
    tally.unlocated = select->integer(1);
    // Years that the columns cannot hold leave them empty too; only the words tell.
    auto open = database.prepare("SELECT t_edtf FROM incidents WHERE deleted=0 AND (t_begin IS NULL OR t_end IS NULL) "
                                 "AND t_begin IS NULL AND t_end IS NULL");
    if (!open) return tl::make_unexpected(open.error());
    while (true) {
        row = open->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return tally;
        if (core::TimeSpan::parse(open->text(0)).value_or(core::TimeSpan()).is_unknown()) ++tally.undated;
    }
}

} // namespace

core::Result<Tally> tally_up(const sql::Database& database, const core::Query& query,
                             std::optional<std::int64_t> longest_span_ms, const Hints& hints) {
    if (asks_for_all(query)) return tally_all(database);
    if (hints.columns != nullptr && columns_can_count(query, hints.matches)) {
        auto tally = tally_from_columns(database, query, *hints.columns, hints.matches);
        if (tally) tally->total = static_cast<std::int64_t>(hints.columns->size());
        return tally;
    }
    Tally tally;
    const auto count = [&](const core::Query& narrowed, auto use) {
        return visit(database, narrowed, longest_span_ms, hints, Detail::outline,
                     [&use](const core::Incident& incident) {
                         use(incident);
                         return true;
                     });
    };
    core::Query all = query;
    all.limit.reset();
    all.order = "id";
    auto done = count(all, [&tally](const core::Incident& incident) {
        ++tally.found;
        if (!incident.where.position) ++tally.unlocated;
        if (incident.when.span.is_unknown()) ++tally.undated;
    });
    if (done && (query.within || query.inside)) {
        core::Query anywhere = all;
        anywhere.within.reset();
        anywhere.inside = nullptr;
        done = count(anywhere, [&tally](const core::Incident& incident) {
            if (!incident.where.position) ++tally.unlocated_left_out;
        });
    }
    if (done && query.when) {
        core::Query always = all;
        always.when.reset();
        done = count(always, [&tally](const core::Incident& incident) {
            if (incident.when.span.is_unknown()) ++tally.undated_left_out;
        });
    }
    if (!done) return tl::make_unexpected(done.error());
    auto total = database.integer("SELECT count(*) FROM incidents WHERE deleted=0");
    if (!total) return tl::make_unexpected(total.error());
    tally.total = *total;
    return tally;
}

} // namespace whenabouts::store

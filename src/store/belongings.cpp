#include "store/belongings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_map>

namespace whenabouts::store {

namespace {

using ById = std::unordered_map<std::int64_t, core::Incident*>;

core::Source read_source(const sql::Statement& row, int from) {
    core::Source source;
    source.id = row.integer(from);
    source.uid = row.string(from + 1);
    source.kind = row.string(from + 2);
    source.url = row.string(from + 3);
    source.title = row.string(from + 4);
    source.publisher = row.string(from + 5);
    source.author = row.string(from + 6);
    source.language = row.string(from + 7);
    source.published = row.string(from + 8);
    source.accessed_at = row.string(from + 9);
    source.archived_url = row.string(from + 10);
    source.sha256 = row.string(from + 11);
    source.text_sha256 = row.string(from + 12);
    source.reliability = row.string(from + 13);
    source.extra = row.string(from + 14);
    source.text = row.string(from + 15);
    return source;
}

core::Result<void> load_evidence(const sql::Database& database, const std::string& ids, const ById& by_id, bool texts) {
    auto select = database.prepare(fmt::format(
        "SELECT e.incident_id,e.supports,e.stance,e.quote,e.quote_start,e.quote_end,e.method,e.score,"
        "s.id,s.uid,s.kind,s.url,s.title,s.publisher,s.author,s.lang,s.published_edtf,s.accessed_at,s.archived_url,s."
        "sha256,"
        "s.text_sha256,s.reliability,s.extra,{} FROM json_each(?1) w JOIN evidence e ON e.incident_id=w.value "
        "JOIN sources s ON s.id=e.source_id WHERE e.deleted=0 ORDER BY e.incident_id,e.id",
        texts ? "s.text" : "NULL"));
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, ids);
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return {};
        core::Incident& incident = *by_id.at(select->integer(0));
        const std::int64_t source_id = select->integer(8);
        const auto known = std::find_if(incident.sources.begin(), incident.sources.end(),
                                        [source_id](const core::Source& s) { return s.id == source_id; });
        if (known == incident.sources.end()) incident.sources.push_back(read_source(*select, 8));
        core::Evidence evidence;
        evidence.source_uid = select->string(9);
        evidence.supports = select->string(1);
        evidence.stance = select->string(2);
        evidence.quote = select->string(3);
        evidence.start = select->optional_integer(4);
        evidence.end = select->optional_integer(5);
        evidence.method = select->string(6);
        evidence.score = select->optional_real(7);
        incident.evidence.push_back(std::move(evidence));
    }
}

core::Result<void> load_parties(const sql::Database& database, const std::string& ids, const ById& by_id) {
    auto select = database.prepare(
        "SELECT p.incident_id,p.as_written,p.role,p.allegation FROM json_each(?1) w "
        "JOIN incident_actors p ON p.incident_id=w.value WHERE p.deleted=0 ORDER BY p.incident_id,p.id");
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, ids);
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return {};
        by_id.at(select->integer(0))->actors.push_back({select->string(1), select->string(2), select->integer(3) != 0});
    }
}

} // namespace

core::Result<bool> has_belongings(const sql::Database& database) {
    auto any = database.integer("SELECT EXISTS(SELECT 1 FROM evidence) OR EXISTS(SELECT 1 FROM incident_actors)");
    if (!any) return tl::make_unexpected(any.error());
    return *any != 0;
}

core::Result<void> load_belongings(const sql::Database& database, std::span<core::Incident> incidents, bool texts) {
    ById by_id;
    std::string ids = "[";
    for (core::Incident& incident : incidents) {
        ids += fmt::format("{}{}", by_id.empty() ? "" : ",", incident.id);
        by_id.emplace(incident.id, &incident);
    }
    ids += ']';
    if (auto done = load_evidence(database, ids, by_id, texts); !done) return done;
    return load_parties(database, ids, by_id);
}

} // namespace whenabouts::store

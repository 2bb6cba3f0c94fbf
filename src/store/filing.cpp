#include "store/filing.hpp"

#include "digest/sha256.hpp"
#include "store/identity.hpp"
#include "store/incident_row.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace whenabouts::store {

namespace {

const Value& field(const Fields& fields, std::string_view column) {
    static const Value null;
    const auto at = std::find_if(fields.begin(), fields.end(), [column](const auto& f) { return f.first == column; });
    return at == fields.end() ? null : at->second;
}

std::string_view text_of(const Value& value) {
    const auto* const text = std::get_if<std::string>(&value);
    return text != nullptr ? std::string_view(*text) : std::string_view();
}

Fields fields_of_source(const core::Source& source) {
    const std::string text_hash = !source.text_sha256.empty() ? source.text_sha256
                                  : source.text.empty()       ? ""
                                                              : digest::sha256_hex(source.text);
    return {{"kind", source.kind.empty() ? std::string("web") : source.kind},
            {"url", text_or_null(source.url)},
            {"url_key", text_or_null(url_key(source.url))},
            {"title", text_or_null(source.title)},
            {"publisher", text_or_null(source.publisher)},
            {"author", text_or_null(source.author)},
            {"lang", text_or_null(source.language)},
            {"published_edtf", text_or_null(source.published)},
            {"accessed_at", text_or_null(source.accessed_at)},
            {"archived_url", text_or_null(source.archived_url)},
            {"sha256", text_or_null(source.sha256)},
            {"text", text_or_null(source.text)},
            {"text_sha256", text_or_null(text_hash)},
            {"reliability", text_or_null(source.reliability)},
            {"extra", text_or_null(source.extra)}};
}

} // namespace

core::Result<std::optional<std::int64_t>> Filing::look_up(const std::string& script,
                                                          std::initializer_list<std::string_view> texts) {
    auto select = m_database->prepare(script);
    if (!select) return tl::make_unexpected(select.error());
    int parameter = 0;
    for (const std::string_view text : texts) select->bind(++parameter, text);
    auto row = select->step();
    if (!row) return tl::make_unexpected(row.error());
    if (!*row) return std::optional<std::int64_t>();
    return std::optional<std::int64_t>(select->integer(0));
}

core::Result<std::int64_t> Filing::add(const core::Incident& incident) {
    if (auto sound = require_sound(incident, m_database->name()); !sound) return tl::make_unexpected(sound.error());
    auto known = find_known(incident);
    if (!known) return tl::make_unexpected(known.error());
    if (*known) return **known;
    if (auto done = ensure_category(incident.category); !done) return tl::make_unexpected(done.error());

    const std::string uid = is_uid(incident.uid)         ? incident.uid
                            : incident.origin_id.empty() ? random_uid()
                                                         : derived_uid(incident.origin + '\n' + incident.origin_id);
    auto code = free_code(incident, uid);
    if (!code) return tl::make_unexpected(code.error());
    // What comes back out of an export of ours was last changed when it says, not now.
    Fields fields = fields_of(incident, incident.updated_at.empty() ? m_rows->now() : incident.updated_at);
    fields.insert(fields.begin(), {{"uid", uid}, {"code", *code}});
    fields.emplace_back("created_at", incident.created_at.empty() ? m_rows->now() : incident.created_at);
    if (m_import_id) fields.emplace_back("import_id", *m_import_id);
    auto id = m_rows->insert(incidents_table, fields);
    if (!id) return id;

    if (auto done = file_belongings(*id, incident); !done) return tl::make_unexpected(done.error());
    note_span(incident.when.span);
    return id;
}

core::Result<void> Filing::change(const core::Incident& incident) {
    if (auto sound = require_sound(incident, m_database->name()); !sound) return sound;
    if (auto done = ensure_category(incident.category); !done) return done;
    auto was_removed = look_up("SELECT 1 FROM incidents WHERE deleted=1 AND fid=?1", {std::to_string(incident.id)});
    if (!was_removed) return tl::make_unexpected(was_removed.error());
    const bool comes_back = *was_removed && !incident.deleted;
    if (auto done = m_rows->update(incidents_table, incident.id, fields_of(incident, m_rows->now()),
                                   comes_back ? "undelete" : "update");
        !done)
        return done;
    note_span(incident.when.span);
    return file_belongings(incident.id, incident);
}

core::Result<void> Filing::file_belongings(std::int64_t id, const core::Incident& incident) {
    auto sources = file_sources(incident);
    if (!sources) return tl::make_unexpected(sources.error());
    if (auto done = file_evidence(id, incident, *sources); !done) return done;
    return file_parties(id, incident);
}

void Filing::note_span(const core::TimeSpan& span) {
    if (span.begin() && span.end())
        m_longest_span_ms = std::max(m_longest_span_ms, (*span.end() - *span.begin()).count());
}

core::Result<void> Filing::remove(std::int64_t id) {
    return m_rows->update(incidents_table, id, {{"deleted", std::int64_t{1}}, {"updated_at", m_rows->now()}}, "delete");
}

core::Result<std::optional<std::int64_t>> Filing::find_known(const core::Incident& incident) {
    if (is_uid(incident.uid)) {
        auto known = look_up("SELECT fid FROM incidents WHERE uid=?1", {incident.uid});
        if (!known || *known) return known;
    }
    if (incident.origin_id.empty()) return std::optional<std::int64_t>();
    return look_up("SELECT fid FROM incidents WHERE origin=?1 AND origin_id=?2", {incident.origin, incident.origin_id});
}

core::Result<std::string> Filing::free_code(const core::Incident& incident, const std::string& uid) {
    if (!incident.code.empty()) {
        auto taken = look_up("SELECT fid FROM incidents WHERE code=?1", {incident.code});
        if (!taken) return tl::make_unexpected(taken.error());
        if (!*taken) return incident.code;
    }
    // Among a million incidents of one country some hundred pairs share six characters; those get more.
    for (std::size_t digits = 6;; digits += 2) {
        std::string code = short_code(incident.where.country, uid, digits);
        auto taken = look_up("SELECT fid FROM incidents WHERE code=?1", {code});
        if (!taken) return tl::make_unexpected(taken.error());
        if (!*taken) return code;
        if (digits > 24) return core::refused(m_database->name(), "found no free short code for the incident");
    }
}

core::Result<void> Filing::ensure_category(const std::string& code) {
    auto there = look_up("SELECT id FROM taxonomy WHERE code=?1", {code});
    if (!there) return tl::make_unexpected(there.error());
    if (*there) return {};
    if (m_taxonomy == nullptr || !m_taxonomy->knows(code))
        return core::refused(m_database->name(), fmt::format("'{}' is no category", code),
                             "assets/categories.json lists them");
    const taxonomy::Category& category = (*m_taxonomy)[code];
    if (!category.parent.empty())
        if (auto done = ensure_category(category.parent); !done) return done;
    auto id = m_rows->insert(taxonomy_table, {{"code", category.code},
                                              {"parent", text_or_null(category.parent)},
                                              {"label", category.label},
                                              {"colour", category.colour},
                                              {"symbol", category.symbol},
                                              {"shown", std::int64_t{category.shown ? 1 : 0}},
                                              {"acled_event", text_or_null(category.acled_event)},
                                              {"acled_sub_event", text_or_null(category.acled_sub_event)},
                                              {"plover", text_or_null(category.plover)},
                                              {"hazard", text_or_null(category.hazard)}});
    if (!id) return tl::make_unexpected(id.error());
    return {};
}

core::Result<Filing::SourceIds> Filing::file_sources(const core::Incident& incident) {
    SourceIds ids;
    for (const core::Source& source : incident.sources) {
        auto id = file_source(source);
        if (!id) return tl::make_unexpected(id.error());
        ids[source.uid.empty() ? fmt::format("#{}", ids.size()) : source.uid] = *id;
        ids.try_emplace(std::string(), *id); // evidence that names no source means the first
    }
    return ids;
}

core::Result<std::int64_t> Filing::file_source(const core::Source& source) {
    Fields fields = fields_of_source(source);
    auto known = find_source(source, fields);
    if (!known) return tl::make_unexpected(known.error());
    if (*known) {
        if (auto done = complete_source(**known, fields); !done) return tl::make_unexpected(done.error());
        return **known;
    }
    const std::string_view hash = text_of(field(fields, "text_sha256"));
    fields.emplace_back("uid", is_uid(source.uid) ? source.uid
                               : !hash.empty()    ? derived_uid(fmt::format("{}\n{}", url_key(source.url), hash))
                                                  : random_uid());
    return m_rows->insert(sources_table, fields);
}

core::Result<std::optional<std::int64_t>> Filing::find_source(const core::Source& source, const Fields& fields) {
    if (is_uid(source.uid)) {
        auto known = look_up("SELECT id FROM sources WHERE uid=?1", {source.uid});
        if (!known || *known) return known;
    }
    const std::string_view hash = text_of(field(fields, "text_sha256"));
    if (const std::string_view key = text_of(field(fields, "url_key")); !key.empty())
        return look_up("SELECT id FROM sources WHERE deleted=0 AND url_key=?1 AND (?2='' OR text_sha256 IS NULL OR "
                       "text_sha256=?2) "
                       "ORDER BY text_sha256 IS NULL, id",
                       {key, hash});
    if (!hash.empty()) return look_up("SELECT id FROM sources WHERE deleted=0 AND text_sha256=?1 ORDER BY id", {hash});
    if (!source.sha256.empty())
        return look_up("SELECT id FROM sources WHERE deleted=0 AND sha256=?1 ORDER BY id", {source.sha256});
    return std::optional<std::int64_t>();
}

/// Fills what the store does not know yet; what it knows stays.
core::Result<void> Filing::complete_source(std::int64_t id, const Fields& fields) {
    std::string names;
    for (const auto& [name, value] : fields) names.append(names.empty() ? "" : ",").append(name).append(" IS NULL");
    auto select = m_database->prepare(fmt::format("SELECT {} FROM sources WHERE id=?1", names));
    if (!select) return tl::make_unexpected(select.error());
    select->bind(1, id);
    auto row = select->step();
    if (!row) return tl::make_unexpected(row.error());
    Fields missing;
    for (std::size_t i = 0; *row && i < fields.size(); ++i)
        if (select->integer(static_cast<int>(i)) != 0 && !std::holds_alternative<std::monostate>(fields[i].second))
            missing.push_back(fields[i]);
    select->reset();
    return missing.empty() ? core::Result<void>() : m_rows->update(sources_table, id, missing);
}

core::Result<void> Filing::file_evidence(std::int64_t incident_id, const core::Incident& incident,
                                         const SourceIds& sources) {
    std::vector<Fields> wanted;
    std::set<std::int64_t> named;
    const auto append = [&](const core::Evidence& evidence, std::int64_t source) {
        named.insert(source);
        wanted.push_back({{"incident_id", incident_id},
                          {"source_id", source},
                          {"supports", evidence.supports},
                          {"stance", evidence.stance},
                          {"quote", text_or_null(evidence.quote)},
                          {"quote_start", value_or_null(evidence.start)},
                          {"quote_end", value_or_null(evidence.end)},
                          {"method", evidence.method},
                          {"score", value_or_null(evidence.score)}});
    };
    for (const core::Evidence& evidence : incident.evidence) {
        const auto source = sources.find(evidence.source_uid);
        if (source == sources.end())
            return core::refused(m_database->name(),
                                 fmt::format("a quotation of '{}' names a source that is not given", incident.title));
        append(evidence, source->second);
    }
    // A source without a quotation is still a source of this incident.
    core::Evidence mention;
    mention.stance = "mentions";
    for (const auto& [uid, source] : sources)
        if (!named.contains(source)) append(mention, source);
    return update_children(evidence_table, incident_id, std::move(wanted));
}

core::Result<void> Filing::file_parties(std::int64_t incident_id, const core::Incident& incident) {
    std::vector<Fields> wanted;
    for (const core::Actor& actor : incident.actors) {
        if (actor.name.empty()) continue;
        auto id = file_actor(actor.name);
        if (!id) return tl::make_unexpected(id.error());
        wanted.push_back({{"incident_id", incident_id},
                          {"actor_id", *id},
                          {"as_written", actor.name},
                          {"role", actor.role},
                          {"allegation", std::int64_t{actor.allegation ? 1 : 0}}});
    }
    return update_children(incident_actors_table, incident_id, std::move(wanted));
}

core::Result<std::int64_t> Filing::file_actor(const std::string& name) {
    auto known = look_up("SELECT id FROM actors WHERE name=?1", {name});
    if (!known) return tl::make_unexpected(known.error());
    if (*known) return **known;
    return m_rows->insert(actors_table, {{"name", name}});
}

/// Keeps the rows that are wanted as they are, marks the others deleted, adds the missing ones.
core::Result<void> Filing::update_children(const Table& table, std::int64_t incident_id, std::vector<Fields> wanted) {
    std::string same = fmt::format("SELECT id FROM {} WHERE deleted=0", table.name);
    if (!wanted.empty())
        for (std::size_t i = 0; i < wanted.front().size(); ++i)
            same += fmt::format(" AND {} IS ?{}", wanted.front()[i].first, i + 1);
    std::set<std::int64_t> kept;
    std::vector<Fields> missing;
    for (Fields& fields : wanted) {
        auto select = m_database->prepare(same + " ORDER BY id");
        if (!select) return tl::make_unexpected(select.error());
        for (std::size_t i = 0; i < fields.size(); ++i) bind_value(*select, static_cast<int>(i) + 1, fields[i].second);
        std::optional<std::int64_t> found;
        while (!found) {
            auto row = select->step();
            if (!row) return tl::make_unexpected(row.error());
            if (!*row) break;
            if (!kept.contains(select->integer(0))) found = select->integer(0);
        }
        if (found)
            kept.insert(*found);
        else
            missing.push_back(std::move(fields));
    }
    auto there = m_database->prepare(
        fmt::format("SELECT id FROM {} WHERE deleted=0 AND incident_id=?1 ORDER BY id", table.name));
    if (!there) return tl::make_unexpected(there.error());
    there->bind(1, incident_id);
    std::vector<std::int64_t> gone;
    while (true) {
        auto row = there->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) break;
        if (!kept.contains(there->integer(0))) gone.push_back(there->integer(0));
    }
    there->reset();
    for (const std::int64_t id : gone)
        if (auto done = m_rows->update(table, id, {{"deleted", std::int64_t{1}}}, "delete"); !done) return done;
    for (const Fields& fields : missing)
        if (auto done = m_rows->insert(table, fields); !done) return tl::make_unexpected(done.error());
    return {};
}

} // namespace whenabouts::store

#include "reading/incidents/propose.hpp"

#include "reading/incidents/title.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::reading {

namespace {

class Proposer {
  public:
    Proposer(const EventContext& context, const Event& event, const unicode::OffsetMap& offsets,
             const core::Source& source)
        : m_context(context), m_event(event), m_offsets(offsets), m_source(source) {}

    core::Proposal propose() {
        core::Proposal out;
        out.quote = span(m_event.quote);
        out.background = m_event.background;
        out.reasons = m_event.reasons;
        core::Incident& incident = out.incident;
        incident.title = title_of(m_event, m_context.document, m_context.taxonomy);
        incident.summary = quoted(m_event.quote);
        incident.category = m_event.category;
        fill_when(incident, out.reasons);
        fill_where(incident, out.reasons);
        incident.actors = m_event.actors;
        incident.killed = m_event.toll.killed;
        incident.injured = m_event.toll.injured;
        incident.workflow = "proposed";
        incident.verification = "reported";
        out.confidence = confidence();
        incident.confidence = static_cast<int>(std::lround(out.confidence * 100));
        incident.origin = "text";
        incident.origin_id = origin_id();
        if (m_event.background) incident.tags.emplace_back("background");
        for (const auto& weapon : m_event.weapons) incident.tags.push_back(hyphened(weapon));
        fill_extra(incident);
        fill_quality(incident);
        fill_evidence(incident);
        incident.sources.push_back(m_source);
        return out;
    }

  private:
    [[nodiscard]] core::TextSpan span(ByteSpan bytes) const {
        return {m_offsets.code_point(bytes.begin), m_offsets.code_point(bytes.end)};
    }
    [[nodiscard]] std::string quoted(ByteSpan bytes) const {
        return std::string(m_context.document.text().substr(bytes.begin, bytes.end - bytes.begin));
    }

    static std::string hyphened(std::string name) {
        std::replace(name.begin(), name.end(), '_', '-');
        return name;
    }

    void fill_when(core::Incident& incident, std::vector<std::string>& reasons) const {
        if (!m_event.date) return;
        incident.when.span = m_event.date->span;
        incident.when.method = m_event.date->method;
        if (m_event.place) incident.when.zone = m_event.place->place.time_zone;
        reasons.push_back(fmt::format("dated {}", core::describe(m_event.date->span)));
    }

    void fill_where(core::Incident& incident, std::vector<std::string>& reasons) const {
        if (!m_event.place) return;
        const EventPlace& place = *m_event.place;
        auto& where = incident.where;
        where.position = place.position;
        where.precision = place.precision;
        where.radius_m = place.radius_m;
        where.text = place.text;
        where.name = place.place.name;
        where.place_id = place.place.id;
        where.country = place.place.country;
        where.adm1 = place.place.kind == core::PlaceKind::region ? place.place.name : place.place.region;
        where.method = "geocoded";
        reasons.push_back(place.inherited ? fmt::format("placed at {} by what stands around it", place.place.name)
                                          : fmt::format("placed by \"{}\"", place.text));
    }

    /// Trigger, date, place and standing multiply (dates.md 5.2, rule 10); a telling sentence from an official comes to
    /// about 0.8.
    [[nodiscard]] double confidence() const {
        double out = m_event.weight >= 3 ? 0.95 : m_event.weight >= 2 ? 0.85 : 0.7;
        out *= m_event.date ? 0.5 + 0.5 * m_event.date->certainty : 0.45;
        out *= m_event.place ? 0.55 + 0.45 * m_event.place->certainty : 0.5;
        if (m_event.place && m_event.place->precision == core::PlacePrecision::country) out *= 0.85;
        if (m_event.attempted) out *= 0.9;
        if (m_event.background) out *= 0.6;
        if (!m_event.further_quotes.empty()) out = std::min(0.95, out * 1.08);
        return std::clamp(out, 0.05, 0.95);
    }

    [[nodiscard]] std::string origin_id() const {
        const auto quote = span(m_event.quote);
        std::string id =
            fmt::format("{}:{}-{}:{}", m_source.text_sha256.substr(0, 32), quote.start, quote.end, m_event.category);
        if (m_event.date) id += ":" + m_event.date->span.edtf();
        if (m_event.place) id += ":" + m_event.place->place.id;
        return id;
    }

    void fill_extra(core::Incident& incident) const {
        json::Value extra;
        if (!m_event.weapons.empty()) {
            json::Value::Array weapons;
            for (const auto& weapon : m_event.weapons) weapons.emplace_back(hyphened(weapon));
            extra.set("weapons", std::move(weapons));
        }
        if (!m_event.target.empty()) extra.set("target", hyphened(m_event.target));
        if (m_event.attempted) extra.set("status", "attempted");
        json::Value parts;
        if (m_event.date) parts.set("when", std::round(m_event.date->certainty * 100) / 100);
        if (m_event.place) parts.set("where", std::round(m_event.place->certainty * 100) / 100);
        parts.set("what", m_event.weight >= 3 ? 0.95 : m_event.weight >= 2 ? 0.85 : 0.7);
        extra.set("confidence_of", std::move(parts));
        incident.extra = json::print(extra);
    }

    void fill_quality(core::Incident& incident) const {
        auto& quality = incident.quality;
        if (m_event.date)
            quality = m_event.date->flags;
        else
            quality.emplace_back("date_not_stated");
        if (!m_event.place)
            quality.emplace_back("place_not_stated");
        else if (m_event.place->inherited)
            quality.emplace_back("place_inherited");
        const auto counted = [](const core::Casualties& c) { return c.low || c.best || c.high; };
        if (!counted(m_event.toll.killed) && !counted(m_event.toll.injured))
            quality.emplace_back("casualties_not_stated");
        if (m_event.attempted) quality.emplace_back("attempted");
        if (m_event.background) quality.emplace_back("background");
        std::vector<std::string> once;
        for (auto& flag : quality)
            if (std::find(once.begin(), once.end(), flag) == once.end()) once.push_back(std::move(flag));
        quality = std::move(once);
    }

    void add_evidence(core::Incident& incident, ByteSpan bytes, std::string_view supports, double score) const {
        core::Evidence evidence;
        evidence.source_uid = m_source.uid;
        evidence.supports = supports;
        evidence.quote = quoted(bytes);
        const auto at = span(bytes);
        evidence.start = static_cast<std::int64_t>(at.start);
        evidence.end = static_cast<std::int64_t>(at.end);
        evidence.method = "rule";
        evidence.score = std::round(score * 100) / 100;
        if (std::find(incident.evidence.begin(), incident.evidence.end(), evidence) == incident.evidence.end())
            incident.evidence.push_back(std::move(evidence));
    }

    void fill_evidence(core::Incident& incident) const {
        add_evidence(incident, m_event.quote, "what", m_event.weight >= 3 ? 0.95 : 0.85);
        if (m_event.date && m_event.date->expression >= 0) {
            const auto& time = m_context.times[static_cast<std::size_t>(m_event.date->expression)];
            add_evidence(incident, {time.start, time.end}, "when", m_event.date->certainty);
            if (m_event.date->second >= 0) {
                const auto& part = m_context.times[static_cast<std::size_t>(m_event.date->second)];
                add_evidence(incident, {part.start, part.end}, "when", m_event.date->certainty);
            }
        }
        if (m_event.place && m_event.place->mention >= 0) {
            const auto& mention = m_context.mentions[static_cast<std::size_t>(m_event.place->mention)];
            add_evidence(incident,
                         m_context.document.bytes(std::min(mention.phrase_first, mention.first),
                                                  std::max(mention.phrase_last, mention.last)),
                         "where", m_event.place->certainty);
        }
        if (m_event.toll.quote) add_evidence(incident, *m_event.toll.quote, "casualties", 0.85);
        for (const auto& quote : m_event.further_quotes) add_evidence(incident, quote, "what", 0.8);
    }

    const EventContext& m_context;
    const Event& m_event;
    const unicode::OffsetMap& m_offsets;
    const core::Source& m_source;
};

} // namespace

core::Proposal propose(const EventContext& context, const Event& event, const unicode::OffsetMap& offsets,
                       const core::Source& source) {
    return Proposer(context, event, offsets, source).propose();
}

} // namespace whenabouts::reading

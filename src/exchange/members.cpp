#include "exchange/members.hpp"

#include <cmath>
#include <fmt/format.h>
#include <initializer_list>
#include <utility>

namespace whenabouts::exchange {

namespace {

using json::Value;

/// Puts absent values as null.
class Printer {
  public:
    explicit Printer(MemberSink& sink) : m_sink(&sink) {}
    void text(std::string_view name, std::string_view value) const {
        if (value.empty())
            m_sink->null(name);
        else
            m_sink->text(name, value);
    }
    template <class T>
    void number(std::string_view name, const std::optional<T>& value) const {
        if (value)
            m_sink->number(name, *value);
        else
            m_sink->null(name);
    }
    void list(std::string_view name, const std::vector<std::string>& words) const {
        if (words.size() == 1) return text(name, words.front());
        text(name, fmt::format("{}", fmt::join(words, ",")));
    }
    void moment(std::string_view name, const std::optional<core::TimePoint>& point) const {
        text(name, point ? core::to_iso(*point).value_or("") : "");
    }
    void day(std::string_view name, const std::optional<core::Day>& day) const {
        text(name, day ? core::to_string(*day) : "");
    }

  private:
    MemberSink* m_sink;
};

std::string_view first_in_role(const std::vector<core::Actor>& actors, std::initializer_list<std::string_view> roles) {
    for (const std::string_view role : roles)
        for (const core::Actor& actor : actors)
            if (actor.role == role) return actor.name;
    return {};
}

/// Collects members into a JSON object's text.
class ObjectText final : public MemberSink {
  public:
    explicit ObjectText(std::string& out) : m_out(&out) { out += '{'; }
    void null(std::string_view name) override { begin(name) += "null"; }
    void text(std::string_view name, std::string_view value) override { json::append_quoted(begin(name), value); }
    void number(std::string_view name, std::int64_t value) override { json::append_number(begin(name), value); }
    void number(std::string_view name, double value) override { json::append_number(begin(name), value); }
    void json(std::string_view name, std::string_view value) override { begin(name) += value; }
    void end() { *m_out += '}'; }

  private:
    std::string& begin(std::string_view name) {
        if (!std::exchange(m_first, false)) *m_out += ',';
        json::append_quoted(*m_out, name);
        return *m_out += ':';
    }
    std::string* m_out;
    bool m_first = true;
};

void append_source(std::string& out, const core::Source& source) {
    ObjectText object(out);
    const Printer put(object);
    object.text("uid", source.uid);
    object.text("kind", source.kind);
    put.text("title", source.title);
    put.text("publisher", source.publisher);
    put.text("author", source.author);
    put.text("language", source.language);
    put.text("url", source.url);
    put.text("published", source.published);
    put.text("accessed", source.accessed_at);
    put.text("archived_url", source.archived_url);
    put.text("sha256", source.sha256);
    put.text("text_sha256", source.text_sha256);
    put.text("reliability", source.reliability);
    object.end();
}

void append_evidence(std::string& out, const core::Evidence& evidence) {
    ObjectText object(out);
    const Printer put(object);
    object.text("source", evidence.source_uid);
    object.text("supports", evidence.supports);
    object.text("stance", evidence.stance);
    put.text("quote", evidence.quote);
    put.number("start", evidence.start);
    put.number("end", evidence.end);
    object.text("method", evidence.method);
    put.number("score", evidence.score);
    object.end();
}

void append_actor(std::string& out, const core::Actor& actor) {
    ObjectText object(out);
    object.text("name", actor.name);
    object.text("role", actor.role);
    object.json("allegation", actor.allegation ? "true" : "false");
    object.end();
}

template <class T>
void put_array(MemberSink& sink, std::string_view name, const std::vector<T>& things,
               void (*append)(std::string&, const T&)) {
    if (things.empty()) return sink.json(name, "[]");
    std::string out = "[";
    for (const T& thing : things) {
        if (out.size() > 1) out += ',';
        append(out, thing);
    }
    sink.json(name, out += ']');
}

void put_when(const Printer& put, MemberSink& sink, const core::When& when) {
    const core::TimeSpan& span = when.span;
    sink.text("t_edtf", span.edtf());
    put.moment("t_begin", span.begin());
    put.moment("t_end", span.end());
    put.day("d_begin", span.first_day());
    put.day("d_end", span.last_day());
    sink.text("t_precision", core::to_string(span.precision()));
    sink.text("t_kind", core::to_string(span.kind()));
    put.text("t_zone", when.zone);
    sink.text("t_method", when.method);
}

void put_where(const Printer& put, MemberSink& sink, const core::Where& where) {
    put.text("place_text", where.text);
    put.text("place_name", where.name);
    put.text("place_id", where.place_id);
    put.text("country", where.country);
    put.text("adm1", where.adm1);
    put.text("adm2", where.adm2);
    sink.text("geo_precision", core::to_string(where.precision));
    put.number("geo_radius_m", where.radius_m);
    sink.text("geo_method", where.method);
}

void put_counts(const Printer& put, const core::Incident& incident) {
    put.text("actor_a", first_in_role(incident.actors, {"side_a", "alleged_perpetrator", "claimant"}));
    put.text("actor_b", first_in_role(incident.actors, {"side_b", "target", "victim"}));
    put.number("killed_low", incident.killed.low);
    put.number("killed_best", incident.killed.best);
    put.number("killed_high", incident.killed.high);
    put.number("injured_low", incident.injured.low);
    put.number("injured_best", incident.injured.best);
    put.number("injured_high", incident.injured.high);
    put.number("civ_killed_best", incident.civilians_killed);
}

void put_standing(const Printer& put, MemberSink& sink, const core::Incident& incident) {
    sink.text("workflow", incident.workflow);
    sink.text("verification", incident.verification);
    put.number("confidence", incident.confidence ? std::optional<std::int64_t>(*incident.confidence) : std::nullopt);
    sink.number("n_sources", static_cast<std::int64_t>(incident.sources.size()));
    put.list("tags", incident.tags);
    put.list("sensitivity", incident.sensitivity);
    sink.text("publish", incident.publish);
    sink.text("origin", incident.origin);
    put.text("origin_id", incident.origin_id);
    put.list("quality", incident.quality);
    put.text("created_at", incident.created_at);
    put.text("updated_at", incident.updated_at);
    sink.number("rev", incident.revision);
}

bool is_one_day(const core::TimeSpan& span) {
    return span.begin() && span.end() && core::midnight(core::day_of(*span.begin())) == *span.begin() &&
           *span.end() - *span.begin() == std::chrono::days(1);
}

bool is_whole_days(const std::optional<core::TimePoint>& point) {
    return !point || core::midnight(core::day_of(*point)) == *point;
}

/// Collects members as a Value.
class ObjectValue final : public MemberSink {
  public:
    void null(std::string_view name) override { add(name, {}); }
    void text(std::string_view name, std::string_view value) override { add(name, value); }
    void number(std::string_view name, std::int64_t value) override { add(name, value); }
    void number(std::string_view name, double value) override { add(name, value); }
    void json(std::string_view name, std::string_view value) override {
        auto parsed = json::parse(value, name);
        add(name, parsed ? std::move(*parsed) : Value(value));
    }
    Value::Object object;

  private:
    void add(std::string_view name, Value value) { object.emplace_back(name, std::move(value)); }
};

} // namespace

int coordinate_decimals(const core::Where& where) {
    const double radius = where.radius_m.value_or(0);
    return radius < 10 ? 6 : radius < 1'000 ? 4 : radius < 10'000 ? 3 : 2;
}

core::LonLat rounded_position(const core::Where& where) {
    constexpr double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    const double scale = powers[coordinate_decimals(where)];
    const auto round = [scale](double degrees) {
        return std::round(degrees * scale) / scale + 0.0;
    }; // + 0.0: no "-0.0"
    return {round(where.position->lon), round(where.position->lat)};
}

core::LonLat written_position(const core::Where& where, Digits digits) {
    return digits == Digits::all ? *where.position : rounded_position(where);
}

void visit_members(const core::Incident& incident, const taxonomy::Category& category, MemberSink& sink) {
    const Printer put(sink);
    put.text("code", incident.code);
    sink.text("title", incident.title);
    put.text("summary", incident.summary);
    sink.text("category", incident.category);
    put_when(put, sink, incident.when);
    put_where(put, sink, incident.where);
    put_counts(put, incident);
    put_standing(put, sink, incident);
    put_array(sink, "sources", incident.sources, append_source);
    put_array(sink, "evidence", incident.evidence, append_evidence);
    put_array(sink, "actors", incident.actors, append_actor);
    if (incident.extra.empty()) {
        sink.null("extra");
    } else if (const auto extra = json::parse(incident.extra, "extra")) {
        sink.json("extra", json::print(*extra)); // compact, and surely one line
    } else {
        sink.text("extra", incident.extra);
    }
    sink.text("marker-color", category.colour);
    sink.text("marker-symbol", category.symbol);
}

json::Value::Object properties_of(const core::Incident& incident, const taxonomy::Category& category) {
    ObjectValue members;
    members.object.reserve(56);
    visit_members(incident, category, members);
    return std::move(members.object);
}

void append_time_member(std::string& out, const core::TimeSpan& span) {
    const auto day = [](const std::optional<core::Day>& d) { return d ? core::to_string(*d) : std::string(); };
    const auto iso = [](const std::optional<core::TimePoint>& p) {
        return p ? core::to_iso(*p).value_or("") : std::string();
    };
    const auto quoted_or_null = [&out](const std::string& text) {
        if (text.empty())
            out += "null";
        else
            json::append_quoted(out, text);
    };
    if (span.is_unknown()) {
        out += "null";
        return;
    }
    if (is_one_day(span)) {
        out += R"({"date":)";
        quoted_or_null(day(span.first_day()));
        out += '}';
        return;
    }
    const auto whole = std::chrono::seconds(1);
    if (span.precision() == core::TimePrecision::second && span.begin() && span.end() &&
        *span.end() - *span.begin() <= whole) {
        out += R"({"timestamp":)";
        quoted_or_null(iso(span.begin()));
        out += '}';
        return;
    }
    const bool days = is_whole_days(span.begin()) && is_whole_days(span.end());
    const auto append_end = [&](const std::optional<core::TimePoint>& point, const std::optional<core::Day>& d) {
        const std::string text = days ? day(d) : iso(point);
        json::append_quoted(out, text.empty() ? ".." : text);
    };
    out += R"({"interval":[)";
    append_end(span.begin(), span.first_day());
    out += ',';
    append_end(span.end(), span.last_day());
    out += "]}";
}

json::Value time_member(const core::TimeSpan& span) {
    std::string text;
    append_time_member(text, span);
    return json::parse(text, "time").value_or(Value());
}

json::Value flat_object(const core::Incident& incident, const taxonomy::Category& category) {
    Value::Object out{{"id", incident.uid}};
    const auto position = incident.where.position ? std::optional(rounded_position(incident.where)) : std::nullopt;
    out.emplace_back("lon", position ? Value(position->lon) : Value());
    out.emplace_back("lat", position ? Value(position->lat) : Value());
    for (auto& member : properties_of(incident, category)) out.push_back(std::move(member));
    return out;
}

} // namespace whenabouts::exchange

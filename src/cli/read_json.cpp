#include "cli/places.hpp"
#include "cli/read_answers.hpp"

#include <cmath>

namespace whenabouts::cli {

namespace {

json::Value whole(std::size_t value) {
    return static_cast<std::int64_t>(value);
}
json::Value text_or_null(const std::string& text) {
    return text.empty() ? json::Value() : json::Value(text);
}
double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}
json::Value degrees(double value) {
    return rounded(value, 1e5);
}

json::Value::Array strings(const std::vector<std::string>& words) {
    json::Value::Array out;
    for (const auto& word : words) out.emplace_back(word);
    return out;
}

/// All that the name may mean here, the chosen one first: ambiguity is shown.
json::Value::Array others(const std::vector<core::Candidate>& candidates) {
    json::Value::Array out;
    for (const core::Candidate& candidate : candidates) {
        const core::Place& place = candidate.place;
        json::Value one;
        one.set("place_id", place.id).set("name", place.name).set("region", place.region).set("country", place.country);
        one.set("lon", degrees(place.position.lon)).set("lat", degrees(place.position.lat));
        one.set("score", rounded(candidate.score, 1e3));
        out.push_back(std::move(one));
    }
    return out;
}

json::Value toponym(const reading::ToponymMention& mention) {
    json::Value out;
    out.set("start", whole(mention.span.start)).set("end", whole(mention.span.end)).set("text", mention.text);
    if (mention.place) {
        const auto& place = mention.place->place;
        out.set("lon", degrees(place.position.lon)).set("lat", degrees(place.position.lat)).set("place_id", place.id);
        out.set("name", place.name).set("kind", core::to_string(place.kind)).set("country", place.country);
        out.set("radius_m", std::round(place.radius_m)).set("bbox", box_json(place.box));
        out.set("score", rounded(mention.place->score, 1e3)).set("reasons", strings(mention.place->reasons));
        if (mention.candidates.size() > 1) out.set("candidates", others(mention.candidates));
    } else {
        for (const char* key : {"lon", "lat", "place_id", "kind", "score"}) out.set(key, json::Value());
    }
    out.set("role", mention.role);
    return out;
}

json::Value date(const reading::DateMention& mention) {
    json::Value out;
    out.set("start", whole(mention.span.start)).set("end", whole(mention.span.end)).set("text", mention.text);
    out.set("type", mention.type).set("value", mention.value).set("edtf", text_or_null(mention.edtf));
    return out;
}

json::Value people(const core::Casualties& c) {
    json::Value out;
    const auto set = [&](const char* key, const std::optional<std::int64_t>& value) {
        out.set(key, value ? json::Value(*value) : json::Value());
    };
    set("low", c.low);
    set("best", c.best);
    set("high", c.high);
    return out;
}

void add_place(json::Value& out, const core::Where& where) {
    const std::string& name = where.name.empty() ? where.text : where.name;
    out.set("place", text_or_null(name))
        .set("place_text", text_or_null(where.text))
        .set("place_id", text_or_null(where.place_id));
    out.set("country", text_or_null(where.country));
    out.set("lon", where.position ? degrees(where.position->lon) : json::Value());
    out.set("lat", where.position ? degrees(where.position->lat) : json::Value());
    out.set("radius_m", where.radius_m ? json::Value(std::round(*where.radius_m)) : json::Value());
    out.set("geo_precision", core::to_string(where.precision));
}

json::Value evidence(const core::Evidence& e) {
    json::Value out;
    out.set("supports", e.supports).set("quote", e.quote);
    if (e.start) out.set("start", *e.start);
    if (e.end) out.set("end", *e.end);
    if (e.score) out.set("score", *e.score);
    return out;
}

json::Value incident(const core::Proposal& proposal) {
    const auto& in = proposal.incident;
    const auto& when = in.when.span;
    json::Value out;
    out.set("title", in.title).set("category", in.category);
    out.set("when", when.is_unknown() ? json::Value() : json::Value(when.edtf()));
    out.set("when_precision", core::to_string(when.precision()));
    const auto day = [](const std::optional<core::Day>& d) {
        return d ? json::Value(core::to_string(*d)) : json::Value();
    };
    out.set("d_begin", when.is_unknown() ? json::Value() : day(when.first_day()));
    out.set("d_end", when.is_unknown() ? json::Value() : day(when.last_day()));
    add_place(out, in.where);
    out.set("confidence", in.confidence.value_or(0)).set("background", proposal.background);
    out.set("quote", in.summary).set("start", whole(proposal.quote.start)).set("end", whole(proposal.quote.end));
    out.set("killed", people(in.killed)).set("injured", people(in.injured));
    json::Value::Array actors;
    for (const auto& actor : in.actors) {
        json::Value a;
        a.set("name", actor.name).set("role", actor.role).set("allegation", actor.allegation);
        actors.push_back(std::move(a));
    }
    out.set("actors", std::move(actors)).set("tags", strings(in.tags)).set("quality", strings(in.quality));
    json::Value::Array quotes;
    for (const auto& e : in.evidence) quotes.push_back(evidence(e));
    out.set("evidence", std::move(quotes)).set("reasons", strings(proposal.reasons));
    return out;
}

} // namespace

json::Value to_json(const reading::Article& article, const reading::Reading& reading, const reading::Options& options) {
    json::Value out;
    out.set("doc_id", article.doc_id).set("published", text_or_null(reading.published));
    out.set("published_inferred", reading.published_inferred).set("published_how", text_or_null(reading.published_how));
    out.set("title", text_or_null(reading.source.title)).set("language", reading.source.language);
    if (reading.text != article.text) out.set("text", reading.text);
    json::Value::Array list;
    for (const auto& mention : reading.toponyms) list.push_back(toponym(mention));
    if (options.toponyms) out.set("toponyms", std::move(list));
    list.clear();
    for (const auto& mention : reading.dates) list.push_back(date(mention));
    if (options.dates) out.set("dates", std::move(list));
    list.clear();
    for (const auto& proposal : reading.proposals) list.push_back(incident(proposal));
    if (options.incidents) out.set("incidents", std::move(list));
    if (options.explain)
        out.set("explanation", strings(reading.explanation)).set("passed_over", strings(reading.passed_over));
    return out;
}

} // namespace whenabouts::cli

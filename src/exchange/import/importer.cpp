#include "exchange/import/importer.hpp"

#include "exchange/geojson_reader.hpp"
#include "exchange/import/feature_stream.hpp"
#include "exchange/import/feature_time.hpp"
#include "exchange/import/own_row.hpp"
#include "exchange/import/shape_point.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

constexpr std::size_t sample_size = 200;
constexpr std::size_t widest_sample = 10'000; // columns; of wider tables only these are looked at

std::string stem_of(const std::string& path) {
    const std::string stem = std::filesystem::path(path).stem().string();
    return stem.empty() || path == "standard input" ? "import" : stem;
}

std::vector<std::string> texts(std::span<const Cell> cells) {
    std::vector<std::string> out;
    constexpr std::size_t longest = 300;
    for (const Cell& cell : cells.first(std::min(cells.size(), widest_sample)))
        out.emplace_back(cell.text.substr(0, longest));
    return out;
}

} // namespace

core::Result<std::unique_ptr<Importer>> Importer::open(const InputFile& file, const ImportOptions& options,
                                                       const ImportTools& tools) {
    std::unique_ptr<Importer> importer(new Importer(file, options, tools));
    if (auto done = importer->prepare(); !done) return tl::make_unexpected(done.error());
    return importer;
}

core::Result<std::unique_ptr<RecordSource>> Importer::open_source(digest::Sha256* digest) const {
    const auto json = is_json(m_file, m_options.form.encoding);
    if (!json) return tl::make_unexpected(json.error());
    return *json ? open_features(m_file, m_options.form, digest) : open_table(m_file, m_options.form, digest);
}

core::Result<void> Importer::prepare() {
    if (m_options.rules.origin.empty()) m_options.rules.origin = stem_of(m_file.name());
    auto first = open_source(nullptr);
    if (!first) return tl::make_unexpected(first.error());
    const bool table = (*first)->separator() != '\0';
    m_own = table && is_own_table((*first)->columns());
    SampleRows sample;
    bool placed = false; // a feature has a geometry: then no property is its position
    std::size_t own = 0;
    for (std::size_t i = 0; i < sample_size && !m_own; ++i) {
        const auto record = (*first)->next();
        if (!record) return tl::make_unexpected(record.error());
        if (*record == nullptr) break;
        own += (*record)->own ? 1U : 0U;
        if (!(*record)->problem.empty() || (*record)->own) continue;
        sample.push_back(texts((*record)->cells));
        placed = placed || ((*record)->feature != nullptr && !(*(*record)->feature)["geometry"].is_null());
    }
    m_own = m_own || (own > 0 && sample.empty());
    const bool nothing = !table && sample.empty();
    if (!m_own && !nothing) {
        auto mapping =
            make_mapping((*first)->columns(), sample, m_tools.profile, m_options.map, {m_file.name(), placed, !table});
        if (!mapping) return tl::make_unexpected(mapping.error());
        m_mapping = std::move(*mapping);
    } else if (m_own && !m_options.map.empty()) {
        return core::bad_usage("--map: the file was written by Whenabouts and says itself what its columns mean",
                               "leave --map out");
    }
    m_builder = std::make_unique<RowBuilder>(m_mapping, m_tools.profile, m_tools.categories, m_tools.countries,
                                             m_tools.words, m_options.rules);
    if (m_options.dates != DateOrder::unknown)
        for (const Field field : date_fields) m_builder->set_order(field, m_options.dates);
    m_digest = std::make_unique<digest::Sha256>();
    auto source = open_source(m_digest.get());
    if (!source) return tl::make_unexpected(source.error());
    m_source = std::move(*source);
    Orders seen(m_mapping);
    for (const auto& row : sample) {
        std::vector<Cell> cells(m_source->columns().size());
        for (std::size_t i = 0; i < row.size(); ++i) cells[i].text = row[i];
        Record record;
        record.cells = cells;
        record.line = 1;
        seen.look_at(record);
    }
    return seen.any() ? settle_orders_by_whole_file() : core::Result<void>();
}

core::Result<void> Importer::settle_orders_by_whole_file() {
    m_orders_settled = true;
    auto source = open_source(nullptr);
    if (!source) return tl::make_unexpected(source.error());
    Orders orders(m_mapping);
    while (true) {
        const auto record = (*source)->next();
        if (!record) return tl::make_unexpected(record.error());
        if (*record == nullptr) break;
        orders.look_at(**record);
    }
    return settle_orders(orders);
}

core::Result<void> Importer::settle_orders(const Orders& orders) {
    for (const Field field : date_fields) {
        if (m_options.dates != DateOrder::unknown || m_mapping[field].empty()) continue;
        const auto order = orders.date_order(field, m_file.name());
        if (!order && field == Field::published) continue; // kept in extra as it stands
        if (!order) return tl::make_unexpected(order.error());
        m_builder->set_order(field, *order);
    }
    if (m_options.rules.pair_order != PairOrder::unknown || m_mapping[Field::position].empty()) return {};
    const std::string key = Profile::key_of(m_mapping.columns[m_mapping[Field::position].front()].name);
    const std::size_t lat = key.find("lat");
    const std::size_t lon = std::min(key.find("lon"), key.find("lng"));
    if (lat != std::string::npos && lon != std::string::npos) { // "lat_lon" says it
        m_builder->set_pair_order(lat < lon ? PairOrder::lat_lon : PairOrder::lon_lat);
        return {};
    }
    const auto order = orders.pair_order(m_file.name());
    if (!order) return tl::make_unexpected(order.error());
    m_builder->set_pair_order(*order);
    return {};
}

/// Whether a value turns up that could be read in two ways, for the first time behind the sample.
bool Importer::needs_order(const Record& record) const {
    if (m_orders_settled) return false;
    for (const Field field : date_fields)
        for (const std::size_t column : m_mapping[field])
            if (order_proof(record.cells[column].text) != OrderProof::none) return true;
    for (const std::size_t column : m_mapping[Field::position])
        if (is_plain_pair(record.cells[column].text)) return true;
    return false;
}

core::Result<Outcome> Importer::next(core::Incident& incident, Rejected& rejected) {
    const auto record = m_source->next();
    if (!record) return tl::make_unexpected(record.error());
    if (*record == nullptr) return Outcome::end;
    ++m_rows;
    const auto reject = [&](std::string reason) {
        rejected.line = (*record)->line;
        rejected.reason = std::move(reason);
        rejected.raw = (*record)->raw;
        return Outcome::rejected;
    };
    if (!(*record)->problem.empty()) return reject((*record)->problem);
    if (!m_own && !(*record)->own && needs_order(**record))
        if (auto done = settle_orders_by_whole_file(); !done) return tl::make_unexpected(done.error());
    if (auto built = build(**record, incident); !built) return reject(built.error().what);
    if (auto sound = store::check_incident(incident); !sound) return reject(sound.error().what);
    return Outcome::incident;
}

core::Result<void> Importer::build(const Record& record, core::Incident& incident) {
    if (record.own || (m_own && record.feature == nullptr)) {
        auto own =
            record.own ? incident_of_feature(*record.feature) : incident_of_own_row(m_source->columns(), record.cells);
        if (!own) return tl::make_unexpected(own.error());
        incident = std::move(*own);
        return {};
    }
    if (auto built = m_builder->build(record.cells, incident); !built) return built;
    for (const auto& [name, value] : record.further) RowBuilder::add_extra(incident, name, value);
    if (record.feature != nullptr)
        if (auto done = add_feature(*record.feature, record.cells, incident); !done) return done;
    return give_id(record, incident);
}

/// What a feature says beside its properties: id, geometry, time.
core::Result<void> Importer::add_feature(const json::Value& feature, std::span<const Cell> cells,
                                         core::Incident& incident) {
    if (const json::Value& id = feature["id"]; !id.is_null()) {
        const std::string text = id.string() != nullptr ? *id.string() : json::print(id);
        if (incident.origin_id.empty())
            incident.origin_id = text;
        else if (incident.origin_id != text)
            RowBuilder::add_extra(incident, "\"feature_id\"", json::quoted(text));
    }
    if (const json::Value& geometry = feature["geometry"]; !geometry.is_null()) {
        const auto point = shape_point(geometry);
        if (!point) return tl::make_unexpected(point.error());
        m_builder->place_at(*point, cells, incident);
        if (!point->is_point || point->has_more) RowBuilder::add_extra(incident, "\"geometry\"", json::print(geometry));
    }
    if (!incident.when.span.is_unknown()) {
        if (!feature["time"].is_null()) RowBuilder::add_extra(incident, "\"time\"", json::print(feature["time"]));
        return {};
    }
    const auto time = feature_time(feature, m_builder->dates());
    if (!time) return core::refused({}, "time: " + time.error().what);
    if (*time) incident.when.span = **time;
    return {};
}

/// Rows of one id in one file would overwrite each other: the second is refused.
core::Result<void> Importer::give_id(const Record& record, core::Incident& incident) {
    if (incident.origin_id.empty()) {
        incident.origin_id =
            record.feature == nullptr ? fingerprint(record.cells) : fingerprint(std::array{Cell{record.raw}});
        return {};
    }
    if (m_ids.insert(std::hash<std::string>{}(incident.origin_id)).second) return {};
    return core::refused({}, fmt::format("the id '{}' stood on an earlier row already", incident.origin_id));
}

std::vector<std::string> Importer::notes() const {
    std::vector<std::string> notes = m_mapping.notes;
    if (m_own) notes.emplace_back("the file was written by Whenabouts: every column comes back as it was");
    for (const Field field : date_fields)
        if (const DateOrder order = m_builder->order(field); order != DateOrder::unknown && m_mapping.has(field))
            notes.push_back(fmt::format("'{}' is written {}", m_mapping.columns[m_mapping[field].front()].name,
                                        order == DateOrder::day_first ? "day, month, year" : "month, day, year"));
    const RowTally& tally = m_builder->tally();
    if (tally.by_decimals > 0)
        notes.push_back(
            fmt::format("{} positions came without a precision: each is taken as good as its digits, at best "
                        "'vicinity' (1 km); --precision and --radius say otherwise",
                        tally.by_decimals));
    if (tally.shapes > 0)
        notes.push_back(
            fmt::format("{} lines and areas are shown by a point with a radius that reaches all of them; the "
                        "whole geometry is kept in extra",
                        tally.shapes));
    if (tally.null_island > 0)
        notes.push_back(fmt::format("{} positions are 0,0, which is often meant as 'none'", tally.null_island));
    if (tally.shortened > 0)
        notes.push_back(fmt::format(
            "{} titles were longer than 300 characters: the whole is in the summary or in extra", tally.shortened));
    if (tally.unread_counts > 0)
        notes.push_back(fmt::format("{} cells of numbers hold none: kept in extra", tally.unread_counts));
    if (tally.unread_places > 0)
        notes.push_back(fmt::format("{} cells hold no country, precision or time zone that is known: kept in extra",
                                    tally.unread_places));
    return notes;
}

} // namespace whenabouts::exchange

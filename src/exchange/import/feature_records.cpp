#include "exchange/import/feature_stream.hpp"
#include "exchange/import/record_source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace whenabouts::exchange {

namespace {

using json::Value;

constexpr std::size_t features_sampled = 1'000;
constexpr std::size_t most_columns = 10'000; // further properties go into extra as they come

bool is_own(const Value& feature) {
    const Value& p = feature["properties"];
    return p["t_edtf"].string() != nullptr && !p["geo_precision"].is_null();
}

class FeatureRecords final : public RecordSource {
  public:
    FeatureRecords(FeatureStream stream, std::vector<std::string> columns)
        : m_stream(std::move(stream)), m_columns(std::move(columns)), m_cells(m_columns.size()),
          m_texts(m_columns.size()) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) m_index.emplace(m_columns[i], i);
    }

    core::Result<const Record*> next() override {
        const auto text = m_stream.next();
        if (!text) return tl::make_unexpected(text.error());
        if (text->empty()) return nullptr;
        m_record = {};
        m_record.raw = *text;
        m_record.line = m_stream.line();
        std::fill(m_cells.begin(), m_cells.end(), Cell());
        m_record.cells = m_cells;
        take(*text);
        return &m_record;
    }
    const std::vector<std::string>& columns() const override { return m_columns; }
    std::uint64_t done() const override { return m_stream.done(); }
    char separator() const override { return '\0'; }

  private:
    void take(std::string_view text) {
        auto parsed = json::parse(text, "feature");
        if (!parsed) {
            m_record.problem = "is not valid JSON";
            return;
        }
        m_feature = std::move(*parsed);
        if (m_feature["type"].text() != "Feature") {
            m_record.problem = fmt::format("is no Feature but '{}'", m_feature["type"].text());
            return;
        }
        m_record.feature = &m_feature;
        m_record.own = is_own(m_feature);
        if (!m_record.own) take_properties();
    }

    void take_properties() {
        m_further.clear();
        if (const auto* const properties = m_feature["properties"].object())
            for (const auto& [name, value] : *properties) take_property(name, value);
        for (const auto& [name, value] : *m_feature.object())
            if (name != "type" && name != "geometry" && name != "properties" && name != "id" && name != "time" &&
                !value.is_null())
                m_further.emplace_back(json::quoted(name), json::print(value));
        m_record.further = m_further;
    }

    void take_property(const std::string& name, const Value& value) {
        if (value.is_null()) return;
        const auto at = m_index.find(name);
        if (at == m_index.end()) {
            m_further.emplace_back(json::quoted(name), json::print(value));
        } else if (const auto* const text = value.string()) {
            m_cells[at->second] = {*text, false};
        } else {
            m_texts[at->second] = json::print(value);
            m_cells[at->second] = {m_texts[at->second], true};
        }
    }

    FeatureStream m_stream;
    std::vector<std::string> m_columns;
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<Cell> m_cells;
    std::vector<std::string> m_texts; ///< printed values of properties that are no strings
    std::vector<std::pair<std::string, std::string>> m_further;
    Value m_feature;
    Record m_record;
};

/// The names of the properties of the first foreign features, in the order of their appearance.
core::Result<std::vector<std::string>> sampled_columns(FeatureStream stream) {
    std::vector<std::string> columns;
    std::unordered_map<std::string, bool> seen;
    for (std::size_t i = 0; i < features_sampled; ++i) {
        const auto text = stream.next();
        if (!text) return tl::make_unexpected(text.error());
        if (text->empty()) break;
        const auto feature = json::parse(*text, "feature");
        if (!feature || is_own(*feature)) continue;
        const auto* const properties = (*feature)["properties"].object();
        if (properties == nullptr) continue;
        for (const auto& property : *properties)
            if (columns.size() < most_columns && seen.emplace(property.first, true).second)
                columns.push_back(property.first);
    }
    return columns;
}

} // namespace

core::Result<std::unique_ptr<RecordSource>> open_features(const InputFile& file, const TableForm& form,
                                                          digest::Sha256* digest) {
    auto first = FeatureStream::open(file, form.encoding);
    if (!first) return tl::make_unexpected(first.error());
    auto columns = sampled_columns(std::move(*first));
    if (!columns) return tl::make_unexpected(columns.error());
    auto stream = FeatureStream::open(file, form.encoding, digest);
    if (!stream) return tl::make_unexpected(stream.error());
    return std::make_unique<FeatureRecords>(std::move(*stream), std::move(*columns));
}

} // namespace whenabouts::exchange

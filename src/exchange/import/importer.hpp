#pragma once
#include "core/incident.hpp"
#include "exchange/import/category_words.hpp"
#include "exchange/import/country_words.hpp"
#include "exchange/import/mapping.hpp"
#include "exchange/import/orders.hpp"
#include "exchange/import/profile.hpp"
#include "exchange/import/row_builder.hpp"
#include "reading/dates/dates.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace whenabouts::exchange {

/// What the person said about a file.
struct ImportOptions {
    TableForm form;
    MapOverrides map;
    RowRules rules; ///< an empty origin becomes the file's name without folder and suffix
    DateOrder dates = DateOrder::unknown;
};

/// What rows are read with; all must outlive the importer. `words` may be null.
struct ImportTools {
    const Profile& profile;
    const taxonomy::Taxonomy& taxonomy;
    CategoryWords& categories;
    CountryWords& countries;
    const reading::DateReader* words = nullptr;
};

enum class Outcome : std::uint8_t { incident, rejected, end };

/// A row that cannot become an incident.
struct Rejected {
    long line = 0; ///< on which it begins
    std::string reason;
    std::string raw; ///< the row as it stood
};

/// Reads a file of foreign or own incidents: a table of text, or GeoJSON. Streams; not thread-safe.
class Importer {
  public:
    /// Looks at the first rows, settles what the columns mean and in which order dates are written. Refused with status
    /// 3 (unreadable) or 2 (the person must say something: which flag). The file must outlive the importer.
    [[nodiscard]] static core::Result<std::unique_ptr<Importer>>
    open(const InputFile& file, const ImportOptions& options, const ImportTools& tools);
    /// The next row. Errors are those of the file as a whole: nothing of it must be kept then.
    [[nodiscard]] core::Result<Outcome> next(core::Incident& incident, Rejected& rejected);

    [[nodiscard]] const Mapping& mapping() const { return m_mapping; }
    [[nodiscard]] const std::string& origin() const { return m_options.rules.origin; }
    /// "csv" or "geojson".
    [[nodiscard]] std::string_view format() const { return m_source->separator() == '\0' ? "geojson" : "csv"; }
    /// Whether the file was written by `export`: then its own mapping holds and nothing is guessed.
    [[nodiscard]] bool is_own() const { return m_own; }
    [[nodiscard]] std::int64_t rows_read() const { return m_rows; }
    /// What the person should hear once, in words; complete at the end.
    [[nodiscard]] std::vector<std::string> notes() const;
    /// SHA-256 of the file; complete at the end.
    [[nodiscard]] std::string sha256() { return m_digest->finish_hex(); }
    /// Bytes read so far, for progress.
    [[nodiscard]] std::uint64_t done() const { return m_source->done(); }
    [[nodiscard]] char separator() const { return m_source->separator(); }
    /// The columns as they stand in the file.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_source->columns(); }

  private:
    Importer(const InputFile& file, ImportOptions options, const ImportTools& tools)
        : m_file(file), m_options(std::move(options)), m_tools(tools) {}
    core::Result<void> prepare();
    core::Result<std::unique_ptr<RecordSource>> open_source(digest::Sha256* digest) const;
    core::Result<void> settle_orders(const Orders& orders);
    core::Result<void> settle_orders_by_whole_file();
    [[nodiscard]] bool needs_order(const Record& record) const;
    core::Result<void> build(const Record& record, core::Incident& incident);
    core::Result<void> add_feature(const json::Value& feature, std::span<const Cell> cells, core::Incident& incident);
    core::Result<void> give_id(const Record& record, core::Incident& incident);

    const InputFile& m_file;
    ImportOptions m_options;
    ImportTools m_tools;
    Mapping m_mapping;
    std::unique_ptr<RowBuilder> m_builder;
    std::unique_ptr<digest::Sha256> m_digest;
    std::unique_ptr<RecordSource> m_source;
    std::unordered_set<std::uint64_t> m_ids; ///< hashes of the ids that were there
    std::int64_t m_rows = 0;
    bool m_own = false;
    bool m_orders_settled = false;
};

} // namespace whenabouts::exchange

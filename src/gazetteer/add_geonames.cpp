#include "gazetteer/add_geonames.hpp"

#include "archive/line_source.hpp"
#include "gazetteer/geonames_rows.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

class Reader {
  public:
    Reader(FurtherBuilder& builder, const BadRow& bad_row, const Progress& progress)
        : m_builder(builder), m_bad_row(bad_row), m_progress(progress) {}

    core::Result<void> read(const std::filesystem::path& file, GeonamesTable table, bool with_alternates) {
        auto source = archive::LineSource::open(file);
        if (!source) return tl::unexpected(source.error());
        std::string_view line;
        while (true) {
            constexpr std::uint64_t now_and_then = 4096;
            if (m_counts.rows % now_and_then == 0 && m_progress &&
                !m_progress("reading " + file.filename().string(), source->done(), source->total()))
                return core::refused(file.string(), "stopped", "nothing was changed");
            const auto more = source->next(line);
            if (!more) return tl::unexpected(more.error());
            if (!*more) return {};
            if (line.empty() || line.front() == '#') continue;
            ++m_counts.rows;
            auto taken = table == GeonamesTable::places ? take_place(line, with_alternates) : take_alternate(line);
            if (taken) continue;
            core::Error error = taken.error();
            if (!error.where.empty()) return tl::unexpected(error); // not the row's fault
            ++m_counts.skipped;
            error.where = source->name();
            error.line = source->line_number();
            if (!m_bad_row(error)) return tl::unexpected(error);
        }
    }
    [[nodiscard]] const RowCounts& counts() const { return m_counts; }

  private:
    core::Result<void> take_place(std::string_view line, bool with_alternates) {
        auto row = geonames_place(line, with_alternates);
        if (!row) return tl::unexpected(row.error());
        return m_builder.add(std::move(row->place), row->number);
    }
    core::Result<void> take_alternate(std::string_view line) {
        const auto row = geonames_alternate(line);
        if (!row) return tl::unexpected(row.error());
        if (row->number == 0) return {};
        return m_builder.add_name(row->number, row->name);
    }

    FurtherBuilder& m_builder;
    const BadRow& m_bad_row;
    const Progress& m_progress;
    RowCounts m_counts;
};

} // namespace

core::Result<GeonamesTable> geonames_table_of(const std::filesystem::path& file) {
    auto source = archive::LineSource::open(file);
    if (!source) return tl::unexpected(source.error());
    std::string_view line;
    constexpr int looked_at = 20; // so that one bad line at the beginning does not decide
    for (int i = 0; i < looked_at; ++i) {
        const auto more = source->next(line);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        if (const GeonamesTable table = geonames_table(line); table != GeonamesTable::neither) return table;
    }
    return GeonamesTable::neither;
}

core::Error names_without_places(const std::filesystem::path& file) {
    return {
        core::Error::Kind::refused, file.string(), 0, "holds further names of places, not the places themselves",
        "add it together with the places, in any order: whenabouts gazetteer add UA.zip alternateNamesV2.zip (UA.zip = "
        "the dump of a country, allCountries.zip = that of the world)"};
}

core::Result<RowCounts> add_geonames(const std::vector<std::filesystem::path>& files, FurtherBuilder& builder,
                                     const BadRow& bad_row, const Progress& progress) {
    std::vector<GeonamesTable> tables;
    for (const auto& file : files) {
        const auto table = geonames_table_of(file);
        if (!table) return tl::unexpected(table.error());
        if (*table == GeonamesTable::neither)
            return core::unreadable(file.string(), "is no table of GeoNames",
                                    "give a country dump, allCountries.zip, cities500.zip or alternateNamesV2.zip");
        tables.push_back(*table);
    }
    const auto has = [&tables](GeonamesTable table) {
        return std::find(tables.begin(), tables.end(), table) != tables.end();
    };
    if (!has(GeonamesTable::places))
        return tl::unexpected(names_without_places(files.empty() ? std::filesystem::path{} : files.front()));
    Reader reader(builder, bad_row, progress);
    for (std::size_t i = 0; i < files.size(); ++i)
        if (auto read = reader.read(files[i], tables[i], !has(GeonamesTable::alternates)); !read)
            return tl::unexpected(read.error());
    if (builder.place_count() == 0)
        return core::refused(files.front().string(), "holds no place that can be used", "see the rows reported");
    return reader.counts();
}

} // namespace whenabouts::gazetteer

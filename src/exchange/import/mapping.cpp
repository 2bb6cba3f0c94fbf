#include "exchange/import/mapping.hpp"

#include "exchange/import/position_cells.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <unordered_map>

namespace whenabouts::exchange {

namespace {

/// Works a mapping out, step by step.
class Mapper {
  public:
    Mapper(const std::vector<std::string>& header, const SampleRows& sample, const Profile& profile,
           const MappedFile& file)
        : m_sample(sample), m_profile(profile), m_file(file), m_where(file.name), m_told(header.size()) {
        std::unordered_map<std::string, int> seen;
        for (std::size_t i = 0; i < header.size(); ++i) {
            std::string name = header[i].empty() ? fmt::format("column {}", i + 1) : header[i];
            const int count = ++seen[name];
            if (count > 1) name += fmt::format(" ({})", count);
            m_keys.push_back(Profile::key_of(header[i]));
            m_bare_keys.push_back(Profile::key_of(header[i].substr(0, header[i].find_first_of("(["))));
            m_out.columns.push_back({std::move(name), std::nullopt});
        }
    }

    core::Result<Mapping> run(const MapOverrides& overrides) {
        if (auto done = take_overrides(overrides); !done) return tl::make_unexpected(done.error());
        for (std::size_t i = 0; i < field_count; ++i)
            if (auto done = recognise(static_cast<Field>(i)); !done) return tl::make_unexpected(done.error());
        settle_time();
        settle_position();
        if (auto done = settle_title(); !done) return tl::make_unexpected(done.error());
        if (auto done = check(); !done) return tl::make_unexpected(done.error());
        return std::move(m_out);
    }

  private:
    std::vector<std::size_t>& of(Field field) { return m_out.of[static_cast<std::size_t>(field)]; }
    [[nodiscard]] std::string name(std::size_t column) const { return m_out.columns[column].name; }

    void give(std::size_t column, Field field) {
        m_out.columns[column].field = field;
        of(field).push_back(column);
    }
    void take_back(Field field) {
        for (const std::size_t column : of(field)) m_out.columns[column].field.reset();
        of(field).clear();
    }

    [[nodiscard]] std::optional<std::size_t> column_called(const std::string& asked) const {
        for (std::size_t i = 0; i < m_out.columns.size(); ++i)
            if (m_out.columns[i].name == asked) return i;
        const std::string key = Profile::key_of(asked);
        if (!key.empty())
            for (std::size_t i = 0; i < m_keys.size(); ++i)
                if (m_keys[i] == key) return i;
        std::size_t number = 0;
        const auto read = std::from_chars(asked.data(), asked.data() + asked.size(), number);
        if (read.ec == std::errc{} && read.ptr == asked.data() + asked.size() && number >= 1 && number <= m_keys.size())
            return number - 1;
        return std::nullopt;
    }

    core::Result<void> take_overrides(const MapOverrides& overrides) {
        for (const auto& [asked, word] : overrides) {
            const auto column = column_called(asked);
            if (!column)
                return core::bad_usage(fmt::format("--map: {} has no column '{}'", m_where, asked),
                                       "its columns are " + column_list());
            const auto field = parse_field(word);
            if (!word.empty() && !field)
                return core::bad_usage(fmt::format("--map: '{}' is no field", word),
                                       "use one of title, date, start, end, time, lon, lat, position, place, country, "
                                       "category, source … (import --help lists them), or nothing to leave it out");
            m_told[*column] = true;
            if (!field) continue;
            if (m_profile.names(*field).several != Several::all && !of(*field).empty())
                return core::bad_usage(fmt::format("--map: two columns cannot both be the {}", word),
                                       "give the field to one of them");
            give(*column, *field);
        }
        return {};
    }

    [[nodiscard]] std::string column_list() const {
        std::string out;
        constexpr std::size_t shown = 30;
        for (std::size_t i = 0; i < std::min(shown, m_out.columns.size()); ++i)
            out += fmt::format("{}'{}'", i == 0 ? "" : ", ", name(i));
        return m_out.columns.size() > shown ? out + " …" : out;
    }

    std::vector<std::size_t> columns_named(const std::unordered_set<std::string>& keys) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < m_keys.size(); ++i)
            if (!m_told[i] && !m_out.columns[i].field && (keys.contains(m_keys[i]) || keys.contains(m_bare_keys[i])))
                found.push_back(i);
        return found;
    }

    core::Result<void> recognise(Field field) {
        const Profile::Names& names = m_profile.names(field);
        if (!of(field).empty() && names.several != Several::all) return {};
        auto found = columns_named(names.plain);
        // a title by a weak name is sought last: "description" is first of all the summary
        if (found.empty() && field != Field::title) found = columns_named(names.weak);
        if (found.empty()) return {};
        if (found.size() > 1 && names.several == Several::refuse) return ambiguous(field, found);
        const std::size_t taken = names.several == Several::all ? found.size() : 1;
        for (std::size_t i = 0; i < taken; ++i) give(found[i], field);
        for (std::size_t i = taken; i < found.size(); ++i)
            m_out.notes.push_back(fmt::format("'{}' is taken as the {}; '{}' is kept in extra (--map changes that)",
                                              name(found[0]), to_string(field), name(found[i])));
        return {};
    }

    core::Result<void> ambiguous(Field field, const std::vector<std::size_t>& found) const {
        return core::bad_usage(fmt::format("{}: '{}' and '{}' may both be the {}", m_where, name(found[0]),
                                           name(found[1]), to_string(field)),
                               fmt::format("say which with --map '{}={}' (the other is then kept in extra)",
                                           name(found[0]), to_string(field)));
    }

    /// A column "time" in a table without dates is the date.
    void settle_time() {
        if (of(Field::time).empty() || !of(Field::date).empty() || !of(Field::start).empty()) return;
        const std::size_t column = of(Field::time).front();
        if (m_told[column]) return;
        take_back(Field::time);
        give(column, Field::date);
    }

    /// Whether most of the column's first values are pairs of numbers or points.
    [[nodiscard]] bool holds_positions(std::size_t column) const {
        std::size_t values = 0;
        std::size_t positions = 0;
        for (const auto& row : m_sample) {
            if (column >= row.size() || m_profile.is_absent(row[column])) continue;
            ++values;
            if (looks_like_position(row[column])) ++positions;
        }
        return values > 0 && positions * 2 > values;
    }

    /// Longitude and latitude go before a column that holds both; a column of positions must hold some; a "location"
    /// may.
    void settle_position() {
        if (m_file.has_geometry)
            for (const Field field : {Field::lon, Field::lat, Field::position})
                if (!of(field).empty() && !m_told[of(field).front()]) take_back(field);
        if (m_file.has_geometry) return;
        const bool pair = !of(Field::lon).empty() && !of(Field::lat).empty();
        if (!of(Field::position).empty() && !m_told[of(Field::position).front()]) {
            const std::size_t column = of(Field::position).front();
            if (pair || (!m_sample.empty() && !holds_positions(column))) {
                take_back(Field::position);
                if (pair)
                    m_out.notes.push_back(fmt::format("'{}' and '{}' are the position; '{}' is kept in extra",
                                                      name(of(Field::lon)[0]), name(of(Field::lat)[0]), name(column)));
            }
        }
        if (pair || !of(Field::position).empty() || of(Field::place).empty()) return;
        const std::size_t column = of(Field::place).front();
        if (m_told[column] || !holds_positions(column)) return;
        take_back(Field::place);
        give(column, Field::position);
        m_out.notes.push_back(fmt::format("'{}' holds positions", name(column)));
    }

    /// Without a plain title: a weak name, else the first words of the summary.
    core::Result<void> settle_title() {
        if (!of(Field::title).empty()) return {};
        const auto found = columns_named(m_profile.names(Field::title).weak);
        if (found.size() > 1) return ambiguous(Field::title, found);
        if (!found.empty()) give(found[0], Field::title);
        return {};
    }

    core::Result<void> check() {
        if (!of(Field::date).empty() && !of(Field::start).empty()) {
            const std::size_t date = of(Field::date).front();
            const std::size_t start = of(Field::start).front();
            if (m_told[date] == m_told[start]) {
                std::vector<std::size_t> both{date, start};
                return ambiguous(Field::date, both);
            }
            take_back(m_told[date] ? Field::start : Field::date);
        }
        const bool lon = !of(Field::lon).empty();
        const bool lat = !of(Field::lat).empty();
        if (lon != lat && of(Field::position).empty())
            return core::bad_usage(fmt::format("{}: has a {} ('{}') but no column that is known as the {}", m_where,
                                               lon ? "longitude" : "latitude",
                                               name(of(lon ? Field::lon : Field::lat).front()),
                                               lon ? "latitude" : "longitude"),
                                   fmt::format("say which it is with --map COLUMN={}; its columns are {}",
                                               lon ? "lat" : "lon", column_list()));
        if (of(Field::title).empty() && of(Field::summary).empty())
            return core::bad_usage(fmt::format("{}: no column is known as the title", m_where),
                                   "say which it is with --map COLUMN=title; its columns are " + column_list());
        return {};
    }

    const SampleRows& m_sample;
    const Profile& m_profile;
    const MappedFile& m_file;
    const std::string& m_where;
    std::vector<bool> m_told; ///< by the person
    std::vector<std::string> m_keys;
    std::vector<std::string> m_bare_keys; ///< of the name before a bracket: "Date (UTC)"
    Mapping m_out;
};

} // namespace

json::Value Mapping::to_json() const {
    json::Value::Object out;
    constexpr std::size_t most = 1000; // a table of a million columns has no place in a record
    for (std::size_t i = 0; i < std::min(most, columns.size()); ++i)
        out.emplace_back(columns[i].name, columns[i].field ? to_string(*columns[i].field) : "extra");
    return out;
}

core::Result<Mapping> make_mapping(const std::vector<std::string>& header, const SampleRows& sample,
                                   const Profile& profile, const MapOverrides& overrides, const MappedFile& file) {
    return Mapper(header, sample, profile, file).run(overrides);
}

} // namespace whenabouts::exchange

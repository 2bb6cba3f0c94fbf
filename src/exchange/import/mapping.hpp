#pragma once
#include "core/result.hpp"
#include "exchange/import/profile.hpp"
#include "json/value.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace whenabouts::exchange {

/// `--map COLUMN=FIELD` as typed; an empty field leaves the column in `extra`.
using MapOverrides = std::vector<std::pair<std::string, std::string>>;
/// The first rows of a table, as text.
using SampleRows = std::vector<std::vector<std::string>>;

/// Which column becomes which member of the incident. Every other column goes into `extra` under its own name.
struct Mapping {
    struct Column {
        std::string name;           ///< as in the file; a second one of a name gets " (2)" behind it
        std::optional<Field> field; ///< none = extra
    };
    std::vector<Column> columns;
    std::array<std::vector<std::size_t>, field_count> of; ///< the columns of each field, in the file's order
    std::vector<std::string> notes;                       ///< what was decided, in words, for the person

    [[nodiscard]] const std::vector<std::size_t>& operator[](Field field) const {
        return of[static_cast<std::size_t>(field)];
    }
    [[nodiscard]] bool has(Field field) const { return !(*this)[field].empty(); }
    /// {"column":"field" or "extra"}, as the store records it.
    [[nodiscard]] json::Value to_json() const;
};

/// What is mapped, besides its columns.
struct MappedFile {
    std::string name;          ///< for messages
    bool has_geometry = false; ///< positions come from elsewhere: no column is one
    bool features = false;     ///< GeoJSON: properties, of which each feature may have others
};

/// Recognises the columns by their names, and a column of places that holds positions by its values. Refused (exit
/// status 2), naming the flag to give: an override that fits no column or field, two columns of one meaning, a
/// longitude without a latitude, a table without a title.
[[nodiscard]] core::Result<Mapping> make_mapping(const std::vector<std::string>& header, const SampleRows& sample,
                                                 const Profile& profile, const MapOverrides& overrides,
                                                 const MappedFile& file);

} // namespace whenabouts::exchange

#pragma once
#include "core/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace whenabouts::exchange {

/// What a column of a foreign table is to the incident; the words of `import --map COLUMN=FIELD`.
enum class Field : std::uint8_t {
    title,
    summary,
    category,
    date,
    start,
    end,
    time,
    lon,
    lat,
    position,
    place,
    country,
    adm1,
    adm2,
    precision,
    radius,
    source,
    source_title,
    publisher,
    published,
    quote,
    side_a,
    side_b,
    killed,
    killed_low,
    killed_high,
    injured,
    injured_low,
    injured_high,
    civilians_killed,
    confidence,
    verification,
    tags,
    zone,
    id
};
inline constexpr std::size_t field_count = 35;
[[nodiscard]] std::string_view to_string(Field field);
[[nodiscard]] std::optional<Field> parse_field(std::string_view word);

/// What becomes of several columns with one meaning.
enum class Several : std::uint8_t { refuse, all, first };

/// How columns are usually called: a file of assets/import (schema.json there says what it holds).
class Profile {
  public:
    struct Names {
        std::unordered_set<std::string> plain; ///< keys, see key_of()
        std::unordered_set<std::string> weak;  ///< count only where no plain name is there
        Several several = Several::first;
    };
    /// Refuses (exit status 3) what breaks the schema, naming the file.
    [[nodiscard]] static core::Result<Profile> load(const std::filesystem::path& file);
    [[nodiscard]] const Names& names(Field field) const { return m_names[static_cast<std::size_t>(field)]; }
    /// Whether the cell says that nothing is known; blank ones do.
    [[nodiscard]] bool is_absent(std::string_view cell) const;
    /// The category that these words mean; empty = none.
    [[nodiscard]] std::string_view category(std::string_view key) const;
    [[nodiscard]] const std::string& name() const { return m_name; }

    /// A name without case, marks, spaces and punctuation: "Event date", "event_date" and "EventDate" are one.
    [[nodiscard]] static std::string key_of(std::string_view name);

  private:
    std::string m_name;
    std::array<Names, field_count> m_names;
    std::unordered_set<std::string> m_absent; ///< in lower case
    std::size_t m_longest_absent = 0;         ///< bytes
    std::unordered_map<std::string, std::string> m_categories;
};

} // namespace whenabouts::exchange

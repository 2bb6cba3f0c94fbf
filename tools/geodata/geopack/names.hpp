#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace geopack {

/// Case-folded and without marks, for comparing spellings of one place (not for the index of the program).
[[nodiscard]] std::string folded(std::string_view text);
/// Case-folded only.
[[nodiscard]] std::string lowered(std::string_view text);
/// A field of a table: no tabs, line ends or bars, no blanks at the ends.
[[nodiscard]] std::string clean(std::string_view text);

/// The `names` column: class:language:text joined by bars. A name is taken once, whatever its case, the first class
/// wins.
class NameList {
  public:
    void add(char name_class, std::string_view language, std::string_view text);
    /// Same, but says no to what is no use as an alternate: links, single letters, one or two Latin letters.
    void add_alternate(std::string_view text);
    [[nodiscard]] const std::string& column() const { return m_column; }

  private:
    std::string m_column;
    std::unordered_set<std::string> m_seen;
};

/// Language-tagged names of libgeonames: by GeoNames id ("687700"), admin-1 code ("UA.26") or country ("UA").
using TaggedNames = std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>>;
/// Reads every LOCALE/LC_MESSAGES/*.mo below `locales`; languages in alphabetical order, without country variants.
[[nodiscard]] TaggedNames read_tagged_names(const std::filesystem::path& locales);

} // namespace geopack

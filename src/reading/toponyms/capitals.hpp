#pragma once
#include "core/result.hpp"
#include "gazetteer/gazetteer.hpp"
#include "reading/toponyms/mention.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::reading {

/// Which town "the Kenyan capital" means, by country and year.
class Capitals {
  public:
    /// Reads capitals.tsv; refuses rows without three columns.
    [[nodiscard]] static core::Result<Capitals> load(const std::filesystem::path& file);
    /// Empty for an unknown country. `year` 0 = today.
    [[nodiscard]] std::string_view name(std::string_view country, int year) const;

  private:
    struct Capital {
        std::string name;
        int last_year = 0; ///< 0 = today's
    };
    std::multimap<std::string, Capital, std::less<>> m_capitals;
};

/// Turns demonyms before "capital" into the capitals they mean ("in the Kenyan and Tanzanian capitals").
void name_capitals(const Document& document, const gazetteer::Gazetteer& gazetteer, const Capitals& capitals, int year,
                   std::vector<PlaceMention>& mentions);

} // namespace whenabouts::reading

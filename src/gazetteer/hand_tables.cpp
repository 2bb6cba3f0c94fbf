#include "gazetteer/hand_tables.hpp"

#include "gazetteer/pack_tables.hpp"
#include "gazetteer/table_columns.hpp"

#include <unordered_map>

namespace whenabouts::gazetteer {
namespace {

using format::NameClass;

core::Result<void> read_abbreviations(const std::filesystem::path& file, std::vector<PlaceDraft>& places) {
    std::unordered_map<std::string, std::size_t> regions;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].kind == core::PlaceKind::region) regions.try_emplace(places[i].region_code, i);
    constexpr std::array<std::string_view, 2> columns{"region", "abbreviations"};
    auto table = Columns<2>::open(file, columns);
    if (!table) return tl::unexpected(table.error());
    while (true) {
        const auto more = table->next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        const auto at = regions.find(std::string((*table)[0]));
        if (at == regions.end()) continue;
        for (const std::string_view abbreviation : split_list((*table)[1], '|'))
            places[at->second].names.push_back({NameClass::abbreviation, "en", std::string(abbreviation)});
    }
}

} // namespace

core::Result<void> read_hand_tables(const std::filesystem::path&, const std::filesystem::path& lexicons,
                                    const geodata::Pack&, std::vector<PlaceDraft>& places) {
    return read_abbreviations(lexicons / "region_abbreviations.tsv", places);
}

} // namespace whenabouts::gazetteer

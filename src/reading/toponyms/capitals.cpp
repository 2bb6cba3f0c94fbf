#include "reading/toponyms/capitals.hpp"

#include <charconv>
#include <fstream>

namespace whenabouts::reading {

core::Result<Capitals> Capitals::load(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return core::unreadable(file.string(), "cannot be read", "install the assets again");
    Capitals capitals;
    std::string line;
    for (long number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t first = line.find('\t');
        const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
        if (second == std::string::npos)
            return core::unreadable(file.string(), "needs three columns: country, name, last year", "mend the line",
                                    number);
        Capital capital{line.substr(first + 1, second - first - 1), 0};
        std::from_chars(line.data() + second + 1, line.data() + line.size(), capital.last_year);
        capitals.m_capitals.emplace(line.substr(0, first), std::move(capital));
    }
    return capitals;
}

std::string_view Capitals::name(std::string_view country, int year) const {
    const auto [begin, end] = m_capitals.equal_range(country);
    for (auto at = begin; at != end; ++at)
        if (at->second.last_year == 0 || (year != 0 && year <= at->second.last_year)) return at->second.name;
    return {};
}

void name_capitals(const Document& document, const gazetteer::Gazetteer& gazetteer, const Capitals& capitals, int year,
                   std::vector<PlaceMention>& mentions) {
    constexpr std::size_t reach = 4; // "Kenyan and Tanzanian capitals"
    for (auto& mention : mentions) {
        if (mention.place() == nullptr || mention.place()->kind != core::PlaceKind::country) continue;
        const std::size_t end = document.sentences()[document.tokens()[mention.first].sentence].last;
        std::size_t at = mention.last;
        if (mention.role != MentionRole::demonym) {
            // "Ukraine's capital": only when the town is not named right behind it.
            if (at + 1 >= end || document.tokens()[at].kind != text::WordKind::possessive) continue;
            ++at;
        }
        while (at < end && at < mention.last + reach &&
               (document.tokens()[at].toponym >= 0 || document.folded(at) == "and" || document.is_mark(at, ',')))
            ++at;
        if (at >= end || !document.folded(at).starts_with("capital")) continue;
        const bool named = (at + 1 < end && document.tokens()[at + 1].toponym >= 0) ||
                           (at + 2 < end && document.is_mark(at + 1, ',') && document.tokens()[at + 2].toponym >= 0);
        const std::string_view name = capitals.name(mention.place()->country, year);
        if (named || name.empty()) continue;
        gazetteer::Lookup lookup;
        lookup.countries = {mention.place()->country};
        lookup.kinds = {core::PlaceKind::settlement};
        lookup.limit = 1;
        auto found = gazetteer.find(name, lookup);
        if (found.empty()) continue;
        mention.capital = std::move(found.front().place);
        mention.role = MentionRole::literal;
    }
}

} // namespace whenabouts::reading

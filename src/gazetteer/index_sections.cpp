#include "gazetteer/index_sections.hpp"

#include "gazetteer/place_keys.hpp"
#include "gazetteer/place_record.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace whenabouts::gazetteer {

using namespace format;

namespace {

constexpr std::uint32_t most_languages = (1U << name_class_shift) - 1;
constexpr std::uint32_t most_short_tags = long_tag;
constexpr double steps_in_degree = degree / steps_per_place;

std::int32_t fixed(double degrees) {
    return static_cast<std::int32_t>(std::lround(degrees * degree));
}

/// Cells so fine that one does not hold more than a few dozen settlements where they are dense.
std::uint32_t cells_for(std::uint64_t places) {
    constexpr std::uint64_t per_cell = 8;
    std::uint32_t fine = 1;
    while (fine < most_cells_per_degree && places > per_cell * 360 * 180 * fine * fine) fine *= 2;
    return fine;
}

std::optional<std::uint32_t> geonames_number(std::string_view id) {
    constexpr std::string_view geonames = "geonames:";
    if (!id.starts_with(geonames)) return std::nullopt;
    const std::string_view digits = id.substr(geonames.size());
    std::uint32_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || digits.front() == '0')
        return std::nullopt;
    return number;
}

} // namespace

IndexSections::IndexSections(std::filesystem::path folder, const std::vector<GenericDraft>& generic_words,
                             const IndexSettings& settings, std::uint64_t place_count)
    : m_generic(&generic_words), m_settings(&settings), m_cells_per_degree(cells_for(place_count)),
      m_postings(settings.memory / 2, folder), m_segments(settings.memory / 2, folder),
      m_cells(settings.memory / 8, folder) {
    for (std::uint32_t i = 0; i < section_count; ++i) m_spools.emplace_back(folder);
}

bool IndexSections::goes_on(std::string_view stage, std::uint64_t done, std::uint64_t total) const {
    return !m_settings->progress || m_settings->progress(stage, done, total);
}

std::uint32_t IndexSections::Numbering::number(const std::string& text, std::uint32_t most) {
    const auto known = numbers.find(text);
    if (known != numbers.end()) return known->second;
    if (texts.size() > most) return 0;
    texts.push_back(text);
    return numbers[text] = static_cast<std::uint32_t>(texts.size() - 1);
}

std::uint32_t IndexSections::Units::number(const std::string& code) {
    if (code.empty()) return none;
    const auto [at, is_new] = numbers.try_emplace(code, static_cast<std::uint32_t>(entities.size()));
    if (is_new) entities.push_back(none);
    return at->second;
}

std::uint32_t IndexSections::add_text(std::string_view text) {
    const auto at = static_cast<std::uint32_t>(spool(strings).size());
    spool(strings).append(text);
    return at;
}

void IndexSections::set_id(PackedEntity& record, const PlaceDraft& place) {
    if (const auto number = geonames_number(place.id)) {
        record.id = *number;
    } else {
        constexpr std::size_t longest = 1000;
        const std::string_view id = std::string_view(place.id).substr(0, longest);
        record.id = add_text(id);
        record.id_size = static_cast<std::uint16_t>(id.size());
    }
    if (place.borrowed) record.id_size |= borrowed_bit;
}

std::uint32_t IndexSections::locality_of(const PlaceDraft& place) {
    LocalityRecord record;
    if (place.kind == core::PlaceKind::region) {
        const std::uint32_t own = m_regions.number(place.region_code);
        if (own != none && m_regions.entities[own] == none) m_regions.entities[own] = m_entity_count;
    } else if (place.kind != core::PlaceKind::country) {
        record.region = m_regions.number(place.region_code);
    }
    if (place.kind == core::PlaceKind::district) {
        const std::uint32_t own = m_districts.number(place.district_code);
        if (own != none && m_districts.entities[own] == none) m_districts.entities[own] = m_entity_count;
    } else if (place.kind != core::PlaceKind::country && place.kind != core::PlaceKind::region) {
        record.district = m_districts.number(place.district_code);
    }
    if (place.country.size() == 2)
        record.country = static_cast<std::uint16_t>(static_cast<unsigned char>(place.country[0]) |
                                                    static_cast<unsigned char>(place.country[1]) << 8U);
    record.zone = static_cast<std::uint16_t>(m_zones.number(place.zone, 0xFFFFU));
    record.unit = place.unit;
    return m_localities.try_emplace(record, static_cast<std::uint32_t>(m_localities.size())).first->second;
}

std::uint32_t IndexSections::sort_of(const PlaceDraft& place) {
    SortRecord record;
    record.feature = static_cast<std::uint16_t>(m_features.number(place.feature, 0xFFFFU));
    record.kind = static_cast<std::uint8_t>(place.kind);
    record.rank = place.rank;
    const auto known = m_sorts.find(record);
    if (known != m_sorts.end()) return known->second;
    if (m_sorts.size() + 1 >= most_sorts) return m_sorts.try_emplace({0, record.kind, record.rank}, 0).first->second;
    return m_sorts.try_emplace(record, static_cast<std::uint32_t>(m_sorts.size())).first->second;
}

core::Result<void> IndexSections::add(const PlaceDraft& place) {
    PackedEntity record;
    record.first_name = m_name_count;
    record.population = static_cast<std::uint32_t>(std::clamp<std::int64_t>(place.population, 0, 0xFFFFFFFFLL));
    set_id(record, place);
    record.locality = locality_of(place);
    const std::uint32_t sort = sort_of(place);
    const auto lon = static_cast<std::uint32_t>(
        std::lround((std::clamp(place.position.lon, -180.0, 180.0) + 180) * steps_in_degree));
    const auto lat =
        static_cast<std::uint32_t>(std::lround((std::clamp(place.position.lat, -90.0, 90.0) + 90) * steps_in_degree));
    record.lon = lon | (sort & 0x3FU) << 26U;
    record.lat = lat | (sort >> 6U) << 25U;
    record.radius = static_cast<std::uint16_t>(std::clamp(std::round(place.radius_m / radius_step_m), 0.0, 65535.0));
    spool(entities).append_record(record);
    if (place.box)
        spool(boxes).append_record(BoxRecord{m_entity_count, fixed(place.box->west), fixed(place.box->south),
                                             fixed(place.box->east), fixed(place.box->north)});
    if (auto added = add_to_cell(place); !added) return added;
    if (auto added = add_names(place); !added) return added;
    ++m_entity_count;
    return {};
}

core::Result<void> IndexSections::add_to_cell(const PlaceDraft& place) {
    if (place.kind != core::PlaceKind::settlement || place.borrowed) return {};
    const auto fine = static_cast<double>(m_cells_per_degree);
    const auto columns = static_cast<std::int32_t>(360 * m_cells_per_degree);
    const auto rows = static_cast<std::int32_t>(180 * m_cells_per_degree);
    const auto column =
        std::clamp(static_cast<std::int32_t>(std::floor((place.position.lon + 180) * fine)), 0, columns - 1);
    const auto row = std::clamp(static_cast<std::int32_t>(std::floor((place.position.lat + 90) * fine)), 0, rows - 1);
    std::string sortable;
    append_sortable(sortable, static_cast<std::uint32_t>(row * columns + column));
    append_sortable(sortable, m_entity_count);
    return m_cells.add(sortable);
}

core::Result<void> IndexSections::add_names(const PlaceDraft& place) {
    const FindGeneric find_generic = [this](std::string_view word) -> std::optional<GenericSense> {
        const auto at = std::lower_bound(m_generic->begin(), m_generic->end(), word,
                                         [](const GenericDraft& g, std::string_view w) { return g.word < w; });
        if (at == m_generic->end() || at->word != word) return std::nullopt;
        return GenericSense{at->kinds, at->places};
    };
    const PlaceKeys found = keys_of(place, find_generic);
    const std::uint32_t first = m_name_count;
    for (const NameDraft* name : found.names) add_name(*name);
    std::string sortable;
    for (const auto& [key, kept] : found.keys) {
        if (key.empty()) continue;
        sortable = key;
        sortable += '\0';
        append_sortable(sortable, m_entity_count);
        append_sortable(sortable, (first + static_cast<std::uint32_t>(kept.name)) | (kept.derived ? derived_bit : 0));
        if (auto added = m_postings.add(sortable); !added) return added;
    }
    return {};
}

void IndexSections::add_name(const NameDraft& name) {
    Spool& out = spool(format::names);
    if (m_name_count % names_per_offset == 0) spool(name_offsets).append_record(static_cast<std::uint32_t>(out.size()));
    if (m_name_count % names_per_owner == 0) spool(name_owners).append_record(m_entity_count);
    const auto tag = static_cast<std::uint16_t>(static_cast<unsigned>(name.name_class) << name_class_shift |
                                                m_languages.number(name.language, most_languages));
    std::string head;
    if (const auto known = m_tags.find(tag); known != m_tags.end()) {
        head += static_cast<char>(known->second);
    } else if (m_tags.size() < most_short_tags) {
        const auto number = static_cast<std::uint8_t>(m_tags.size());
        m_tags[tag] = number;
        spool(name_tags).append_record(tag);
        head += static_cast<char>(number);
    } else {
        head += static_cast<char>(long_tag);
        head += static_cast<char>(tag & 0xFFU);
        head += static_cast<char>(tag >> 8U);
    }
    head += static_cast<char>(static_cast<unsigned char>(name.text.size()));
    out.append(head);
    out.append(name.text);
    ++m_name_count;
}

} // namespace whenabouts::gazetteer

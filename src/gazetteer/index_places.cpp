// Reading single places and names out of a mapped index.
#include "gazetteer/index.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fmt/format.h>

namespace whenabouts::gazetteer {

using namespace format;

namespace {

constexpr std::uint32_t lon_bits = 26;
constexpr std::uint32_t lat_bits = 25;
constexpr std::int64_t half_circle = 180 * (static_cast<std::int64_t>(degree) / steps_per_place);

std::int32_t unpacked(std::uint32_t word, std::uint32_t bits, std::int64_t zero) {
    const auto steps = static_cast<std::int64_t>(word & ((1U << bits) - 1)) - zero;
    return static_cast<std::int32_t>(std::clamp(steps, -zero, zero) * steps_per_place);
}

std::int32_t lon_of(const PackedEntity& entity) {
    return unpacked(entity.lon, lon_bits, half_circle);
}
std::int32_t lat_of(const PackedEntity& entity) {
    return unpacked(entity.lat, lat_bits, half_circle / 2);
}

constexpr std::string_view geonames = "geonames:";

} // namespace

std::string_view Index::pool(std::uint32_t offset, std::size_t size) const {
    if (offset > m_strings.size()) return {};
    return m_strings.substr(offset, size);
}

Entity Index::entity_of_name(std::uint32_t name) const {
    name &= ~derived_bit;
    const std::size_t sample = name / names_per_owner;
    if (size() == 0 || sample >= m_name_owners.size()) return 0;
    // The names before the next sample belong to entities between the two samples' owners.
    const std::size_t first = std::min<std::size_t>(m_name_owners[sample], size() - 1);
    const std::size_t last = sample + 1 < m_name_owners.size()
                                 ? std::clamp<std::size_t>(m_name_owners[sample + 1], first, size() - 1)
                                 : size() - 1;
    const auto begin = m_entities.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = m_entities.begin() + static_cast<std::ptrdiff_t>(last) + 1;
    const auto after =
        std::upper_bound(begin, end, name, [](std::uint32_t n, const PackedEntity& e) { return n < e.first_name; });
    return static_cast<Entity>(after == begin ? first : static_cast<std::size_t>(after - m_entities.begin()) - 1);
}

SortRecord Index::sort(const PackedEntity& entity) const {
    const std::uint32_t number = entity.lon >> lon_bits | (entity.lat >> lat_bits) << (32 - lon_bits);
    SortRecord found = number < m_sorts.size() ? m_sorts[number] : SortRecord{};
    if (found.kind > static_cast<std::uint8_t>(core::PlaceKind::coordinate)) found.kind = 0;
    if (found.rank > Rank::national_capital) found.rank = Rank::plain;
    return found;
}

LocalityRecord Index::locality(Entity entity) const {
    const std::uint32_t number = packed(entity).locality;
    return number < m_localities.size() ? m_localities[number] : LocalityRecord{};
}

EntityRecord Index::record(Entity entity) const {
    const PackedEntity& stored = packed(entity);
    const LocalityRecord where = locality(entity);
    const SortRecord what = sort(stored);
    EntityRecord out;
    out.first_name = stored.first_name;
    out.lon = lon_of(stored);
    out.lat = lat_of(stored);
    out.population = stored.population;
    out.id = stored.id;
    out.region = where.region;
    out.district = where.district;
    out.country = where.country;
    out.zone = where.zone;
    out.unit = where.unit;
    out.radius = stored.radius;
    out.feature = what.feature;
    out.id_size = stored.id_size & id_size_bits;
    out.kind = what.kind;
    out.rank = what.rank;
    out.borrowed = (stored.id_size & borrowed_bit) != 0;
    return out;
}

core::PlaceKind Index::kind(Entity entity) const {
    return static_cast<core::PlaceKind>(sort(packed(entity)).kind);
}

core::LonLat Index::position(Entity entity) const {
    const PackedEntity& stored = packed(entity);
    return {lon_of(stored) / degree, lat_of(stored) / degree};
}

std::optional<core::Box> Index::box(Entity entity) const {
    const auto at = std::lower_bound(m_boxes.begin(), m_boxes.end(), entity,
                                     [](const BoxRecord& b, Entity e) { return b.entity < e; });
    if (at == m_boxes.end() || at->entity != entity) return std::nullopt;
    return core::Box{at->west / degree, at->south / degree, at->east / degree, at->north / degree};
}

std::string Index::id(Entity entity) const {
    const PackedEntity& stored = packed(entity);
    const std::size_t id_size = stored.id_size & id_size_bits;
    if (id_size == 0) return fmt::format("{}{}", geonames, stored.id);
    return std::string(pool(stored.id, id_size));
}

std::optional<Entity> Index::by_id(std::string_view id) const {
    std::uint32_t number = 0;
    bool numeric = false;
    if (id.starts_with(geonames)) {
        const auto digits = id.substr(geonames.size());
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        numeric = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    }
    for (Entity entity = 0; entity < size(); ++entity) {
        const PackedEntity& stored = m_entities[entity];
        const std::size_t id_size = stored.id_size & id_size_bits;
        if (id_size == 0 ? numeric && stored.id == number : id_size == id.size() && pool(stored.id, id_size) == id)
            return entity;
    }
    return std::nullopt;
}

std::string Index::country(Entity entity) const {
    const std::uint16_t code = locality(entity).country;
    if (code == 0) return {};
    return {static_cast<char>(code & 0xFFU), static_cast<char>(code >> 8U)};
}

std::string_view Index::feature(Entity entity) const {
    const std::uint16_t number = sort(packed(entity)).feature;
    return number < m_features.size() ? pool(m_features[number].offset, m_features[number].size) : std::string_view{};
}

std::string_view Index::zone(Entity entity) const {
    const std::uint16_t number = locality(entity).zone;
    return number < m_zones.size() ? pool(m_zones[number].offset, m_zones[number].size) : std::string_view{};
}

std::optional<Entity> Index::unit(std::span<const std::uint32_t> units, std::uint32_t number) const {
    if (number >= units.size() || units[number] >= size()) return std::nullopt;
    return units[number];
}

std::optional<Entity> Index::region(Entity entity) const {
    return unit(m_regions, locality(entity).region);
}

std::optional<Entity> Index::district(Entity entity) const {
    return unit(m_districts, locality(entity).district);
}

std::pair<std::uint32_t, std::uint32_t> Index::names(Entity entity) const {
    if (entity >= size()) return {0, 0};
    const std::uint32_t end = std::min(m_entities[entity + 1].first_name, m_entities.back().first_name);
    return {std::min(m_entities[entity].first_name, end), end};
}

Name Index::name(std::uint32_t number) const {
    const std::size_t sample = number / names_per_offset;
    if (number >= name_count() || sample >= m_name_offsets.size()) return {};
    std::size_t at = m_name_offsets[sample];
    const auto byte = [this](std::size_t where) { return static_cast<unsigned char>(m_names[where]); };
    for (std::uint32_t left = number % names_per_offset;; --left) {
        constexpr std::size_t longest_head = 4;
        if (at + longest_head > m_names.size()) return {}; // the section ends with as many empty bytes
        unsigned tag = byte(at++);
        if (tag == long_tag) {
            tag = byte(at) | static_cast<unsigned>(byte(at + 1)) << 8U;
            at += 2;
        } else {
            tag = tag < m_name_tags.size() ? m_name_tags[tag] : 0;
        }
        const std::uint8_t size = byte(at++);
        if (left == 0)
            return {
                static_cast<std::uint32_t>(at), size,
                static_cast<NameClass>(std::min(tag >> name_class_shift, static_cast<unsigned>(NameClass::demonym))),
                static_cast<std::uint16_t>(tag & ((1U << name_class_shift) - 1))};
        at += size;
    }
}

std::string_view Index::text(const Name& name) const {
    if (name.text > m_names.size()) return {};
    return m_names.substr(name.text, name.size);
}

std::string_view Index::language(const Name& name) const {
    return name.language < m_languages.size() ? pool(m_languages[name.language].offset, m_languages[name.language].size)
                                              : std::string_view{};
}

std::uint16_t Index::language_number(std::string_view language) const {
    for (std::size_t i = 1; i < m_languages.size(); ++i)
        if (pool(m_languages[i].offset, m_languages[i].size) == language) return static_cast<std::uint16_t>(i);
    return 0;
}

std::string_view Index::name_in(Entity entity, std::string_view language) const {
    const auto [first, end] = names(entity);
    if (first == end) return {};
    const std::uint16_t wanted = language == "en" ? 0 : language_number(language);
    if (wanted != 0)
        for (std::uint32_t i = first; i < end; ++i)
            if (const Name one = name(i); one.language == wanted && one.name_class <= NameClass::alternate)
                return text(one);
    return text(name(first));
}

std::optional<GenericSense> Index::generic(std::string_view word) const {
    const auto at =
        std::lower_bound(m_generic.begin(), m_generic.end(), word, [this](const GenericRecord& g, std::string_view w) {
            return pool(g.word.offset, g.word.size) < w;
        });
    if (at == m_generic.end() || pool(at->word.offset, at->word.size) != word) return std::nullopt;
    return GenericSense{at->kinds, at->places};
}

PackedNumbers Index::settlements(std::int32_t column, std::int32_t row) const {
    const std::int32_t columns = 360 * m_cells_per_degree;
    if (column < 0 || column >= columns || row < 0 || row >= 180 * m_cells_per_degree) return {};
    const auto cell =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    const std::size_t first = m_cells[cell];
    return m_settlements.part(first, m_cells[cell + 1] - std::min<std::size_t>(first, m_cells[cell + 1]));
}

std::string_view Index::note(std::string_view key) const {
    std::string_view rest = m_edition;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        rest.remove_prefix(end + 1);
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (line.size() > key.size() && line.starts_with(key) && line[key.size()] == '\t')
            return line.substr(key.size() + 1);
    }
    return {};
}

} // namespace whenabouts::gazetteer

#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

/// The layout of places.idx: Header, then SectionEntry × section_count, then the sections, each at a multiple of 8
/// bytes. Little-endian, mapped as it is. Entities stand in order of importance, so that a smaller number is the
/// likelier place; names are numbered by entity, so a smaller name number belongs to the likelier place too.
namespace whenabouts::gazetteer::format {

static_assert(std::endian::native == std::endian::little, "places.idx is mapped as it is: little-endian machines only");

inline constexpr std::array<char, 8> magic{'W', 'A', 'P', 'L', 'A', 'C', 'E', '\n'};
inline constexpr std::uint32_t version = 3;
inline constexpr double degree = 1e7;                ///< coordinate steps in a degree, as EntityRecord gives them
inline constexpr std::int32_t steps_per_place = 100; ///< of those, in one step as it is stored: 1e-5°, a metre

enum Section : std::uint32_t {
    strings,       ///< UTF-8 bytes of ids, tags and words, each once
    entities,      ///< PackedEntity, and one more whose first_name ends the last
    localities,    ///< LocalityRecord: where places lie
    sorts,         ///< SortRecord: what places are
    names,         ///< by entity: tag byte, length byte, UTF-8
    name_offsets,  ///< u32: where name 0, names_per_offset, 2 × names_per_offset … stand in `names`
    name_owners,   ///< u32: the entity of name 0, names_per_owner, 2 × names_per_owner …
    name_tags,     ///< u16 by tag byte: NameClass in the high three bits, language in the others
    regions,       ///< u32: entity numbers that EntityRecord::region points into; `none` where there is no entity
    districts,     ///< u32: the same for EntityRecord::district
    blocks,        ///< BlockRecord of the dictionary, and one more at the end
    keys,          ///< front-coded folded names, sorted by bytes, keys_per_block in a block
    postings,      ///< packed: name number, derived bit on top where the key is not the name's own; best entity first
    block_best,    ///< u32 by block: the smallest name number under its keys, derived ones left out
    group_best,    ///< u32: the smallest of each blocks_per_group in block_best
    signatures,    ///< u32 by key: its letters and length, 0 for keys that are never met loosely
    segment_heads, ///< u32: first entry of each bucket of `segments`, and one more; a power of two and one
    segments,      ///< packed: numbers of keys by bucket, see key_segments.hpp
    segment_signatures, ///< u32 beside `segments`: the signature of each key, so that it need not be looked up; empty
                        ///< in an index of few keys, where they lie close together anyhow
    boxes,         ///< BoxRecord, by entity
    cells,         ///< u32: first settlement of each cell, rows from the south, and one more
    settlements,   ///< packed: entity numbers by cell
    languages,     ///< TextRecord: language tags, numbered as in name_tags
    features,      ///< TextRecord: feature codes
    zones,         ///< TextRecord: IANA time zones
    generic_words, ///< GenericRecord, sorted by word
    edition,       ///< UTF-8: "GeoNames 2023-03-05 …", then lines "key<TAB>value" that tell where it came from
    section_count
};

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t section_count = 0;
    std::uint64_t file_size = 0;
    std::uint64_t directory_checksum = 0;
};

struct SectionEntry {
    std::uint64_t offset = 0;
    std::uint64_t size = 0; ///< bytes
    std::uint64_t checksum = 0;
};

struct TextRecord {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
};

inline constexpr std::uint32_t none = 0xFFFFFFFFU;

inline constexpr std::uint16_t no_unit = 0xFFFFU; ///< no unit of the basemap
inline constexpr double radius_step_m = 100;

enum class Rank : std::uint8_t { plain, regional_capital, national_capital };

/// A place as it is stored; EntityRecord is the same, unpacked.
struct PackedEntity {
    std::uint32_t first_name = 0; ///< the first is the display name; ends where the next entity's begin
    std::uint32_t population = 0;
    std::uint32_t id = 0; ///< GeoNames number, or where the text of the id begins in `strings`
    std::uint32_t locality = 0;
    std::uint32_t lon = 0;     ///< 26 bits: steps from 180° W; above them the low 6 bits of the number in `sorts`
    std::uint32_t lat = 0;     ///< 25 bits: steps from the south pole; above them the high 7 bits of it
    std::uint16_t radius = 0;  ///< in radius_step_m
    std::uint16_t id_size = 0; ///< bytes of a text id; 0 = GeoNames number; the top bit is borrowed_bit
};
inline constexpr std::uint16_t borrowed_bit = 0x8000U;
inline constexpr std::uint16_t id_size_bits = 0x7FFFU;
inline constexpr std::uint32_t most_sorts = 1U << 13U;

struct LocalityRecord {
    std::uint32_t region = none;   ///< in `regions`: the first-order unit that contains the place
    std::uint32_t district = none; ///< in `districts`: the second-order one
    std::uint16_t country = 0;     ///< two letters, first in the low byte; 0 = none
    std::uint16_t zone = 0;
    std::uint16_t unit = no_unit; ///< unit of the basemap that holds the point
    std::uint16_t spare = 0;
    friend auto operator<=>(const LocalityRecord&, const LocalityRecord&) = default;
};

struct SortRecord {
    std::uint16_t feature = 0;
    std::uint8_t kind = 0; ///< core::PlaceKind
    Rank rank = Rank::plain;
    friend auto operator<=>(const SortRecord&, const SortRecord&) = default;
};

struct EntityRecord {
    std::uint32_t first_name = 0;
    std::int32_t lon = 0; ///< degrees × `degree`
    std::int32_t lat = 0;
    std::uint32_t population = 0;
    std::uint32_t id = 0;
    std::uint32_t region = none;
    std::uint32_t district = none;
    std::uint16_t country = 0;
    std::uint16_t zone = 0;
    std::uint16_t unit = no_unit;
    std::uint16_t radius = 0;
    std::uint16_t feature = 0;
    std::uint16_t id_size = 0;
    std::uint8_t kind = 0;
    Rank rank = Rank::plain;
    bool borrowed = false; ///< stands in a further gazetteer only to hold its places; the built-in one answers with it
};

/// What a name is to its place; the order is the order of trust.
enum class NameClass : std::uint8_t { primary, official, alternate, historic, abbreviation, demonym };

inline constexpr unsigned name_class_shift = 13; ///< in name_tags
inline constexpr std::uint8_t long_tag = 0xFF;   ///< a tag byte that is followed by the tag itself, two bytes
inline constexpr std::uint32_t names_per_offset = 8;
inline constexpr std::uint32_t names_per_owner = 32;

inline constexpr std::uint32_t derived_bit = 0x80000000U; ///< in a posting as Index gives it
inline constexpr std::size_t keys_per_block = 16;
inline constexpr std::size_t blocks_per_group = 64;

struct BlockRecord {
    std::uint32_t offset = 0; ///< in keys
    std::uint32_t first_posting = 0;
};

inline constexpr std::uint32_t few_keys = 1U << 20U; ///< up to these, no segment_signatures
inline constexpr std::uint32_t shortest_fuzzy = 4;   ///< code points of a key that may be met loosely
inline constexpr std::uint32_t longest_fuzzy = 30;

struct BoxRecord {
    std::uint32_t entity = 0;
    std::int32_t west = 0, south = 0, east = 0, north = 0;
};

/// A word that tells a kind ("oblast", "airport"); `kinds` is a bit set of core::PlaceKind.
struct GenericRecord {
    TextRecord word;
    std::uint32_t kinds = 0;
    std::uint32_t places = 0; ///< bit 0: stands before the name, bit 1: after it
};

/// Cells of `cells` along a degree: 1 in a small index, more where a cell would hold too many settlements.
inline constexpr std::uint32_t most_cells_per_degree = 16;

static_assert(sizeof(PackedEntity) == 28 && sizeof(LocalityRecord) == 16 && sizeof(SortRecord) == 4);
static_assert(sizeof(BoxRecord) == 20 && std::is_trivially_copyable_v<PackedEntity>);

} // namespace whenabouts::gazetteer::format

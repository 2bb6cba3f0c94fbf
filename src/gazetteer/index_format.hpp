#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

/// The layout of places.idx: Header, then SectionEntry × section_count, then the sections, each at a multiple of 8
/// bytes. Little-endian, mapped as it is. Entities stand in order of importance, so that a smaller number is the
/// likelier place.
namespace whenabouts::gazetteer::format {

static_assert(std::endian::native == std::endian::little, "places.idx is mapped as it is: little-endian machines only");

inline constexpr std::array<char, 8> magic{'W', 'A', 'P', 'L', 'A', 'C', 'E', '\n'};
inline constexpr std::uint32_t version = 2;
inline constexpr double degree = 1e7; ///< coordinate steps in a degree

enum Section : std::uint32_t {
    strings,    ///< UTF-8 bytes, each string once, not terminated
    entities,   ///< EntityRecord, and one more whose first_name ends the last
    name_texts, ///< u32, by entity: where a name stands in `strings`, its length in bytes first
    name_tags,  ///< u16, beside name_texts: NameClass in the high three bits, language in the others
    regions,    ///< u32: entity numbers that EntityRecord::region points into
    districts,  ///< u32: the same for EntityRecord::district
    blocks,     ///< BlockRecord of the dictionary, and one more at the end
    keys,       ///< front-coded folded names, sorted by bytes, keys_per_block in a block
    postings, ///< u32: name number, derived_bit set where the key is not the name's own folded form; best entity first
    signatures,    ///< SignatureRecord, by length in code points, then by key
    lengths,       ///< u32: first signature of each length 0 … longest_fuzzy + 1
    boxes,         ///< BoxRecord, by entity
    cells,         ///< u32: first settlement of each 1° cell, rows from the south, and one more
    settlements,   ///< u32: entity numbers by cell
    languages,     ///< TextRecord: language tags, numbered as in name_tags
    features,      ///< TextRecord: feature codes
    zones,         ///< TextRecord: IANA time zones
    generic_words, ///< GenericRecord, sorted by word
    edition,       ///< UTF-8: "GeoNames 2023-03-05 …"
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

inline constexpr std::uint16_t no_unit = 0xFFFFU; ///< no region, no district, no unit of the basemap
inline constexpr double radius_step_m = 100;

enum class Rank : std::uint8_t { plain, regional_capital, national_capital };

struct EntityRecord {
    std::uint32_t first_name = 0; ///< the first is the display name; ends where the next entity's begin
    std::int32_t lon = 0;
    std::int32_t lat = 0;
    std::uint32_t population = 0;
    std::uint32_t id = 0;             ///< GeoNames number, or where the text of the id begins in `strings`
    std::uint16_t region = no_unit;   ///< in `regions`: the first-order unit that contains this one
    std::uint16_t district = no_unit; ///< in `districts`: the second-order one
    std::uint16_t country = 0;        ///< two letters, first in the low byte; 0 = none
    std::uint16_t zone = 0;
    std::uint16_t unit = no_unit; ///< unit of the basemap that holds the point
    std::uint16_t radius = 0;     ///< in radius_step_m
    std::uint8_t feature = 0;
    std::uint8_t kind = 0;    ///< core::PlaceKind
    std::uint8_t id_size = 0; ///< bytes of a text id; 0 = GeoNames number
    Rank rank = Rank::plain;
};

/// What a name is to its place; the order is the order of trust.
enum class NameClass : std::uint8_t { primary, official, alternate, historic, abbreviation, demonym };

inline constexpr unsigned name_class_shift = 13; ///< in name_tags

inline constexpr std::uint32_t derived_bit = 0x80000000U;
inline constexpr std::size_t keys_per_block = 16;

struct BlockRecord {
    std::uint32_t offset = 0; ///< in keys
    std::uint32_t first_posting = 0;
};

inline constexpr std::uint32_t shortest_fuzzy = 4;
inline constexpr std::uint32_t longest_fuzzy = 30;

struct SignatureRecord {
    std::uint32_t letters = 0;
    std::uint32_t key = 0;
};

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

inline constexpr std::int32_t cell_columns = 360;
inline constexpr std::int32_t cell_rows = 180;

static_assert(sizeof(EntityRecord) == 36 && sizeof(BoxRecord) == 20);
static_assert(std::is_trivially_copyable_v<EntityRecord>);

} // namespace whenabouts::gazetteer::format

#include "gazetteer/index_writer.hpp"

#include "core/output_file.hpp"
#include "gazetteer/derived_keys.hpp"
#include "gazetteer/dictionary.hpp"
#include "gazetteer/index_checksum.hpp"
#include "gazetteer/letter_signature.hpp"
#include "text/name_key.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <tuple>
#include <unordered_map>

namespace whenabouts::gazetteer {
namespace {

using namespace format;

template <class Record>
std::string_view bytes_of(const std::vector<Record>& records) {
    return {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record)};
}

constexpr unsigned language_bits = (1U << name_class_shift) - 1;

std::int32_t fixed(double degrees) {
    return static_cast<std::int32_t>(std::lround(degrees * degree));
}

/// Each string once, in the order in which they come.
class StringPool {
  public:
    std::uint32_t add(std::string_view text) {
        const auto [at, is_new] = m_offsets.try_emplace(std::string(text), static_cast<std::uint32_t>(m_bytes.size()));
        if (is_new) m_bytes += text;
        return at->second;
    }
    /// The text with its length in a byte before it; at most 255 bytes.
    std::uint32_t add_sized(std::string_view text) {
        return add(static_cast<char>(static_cast<unsigned char>(text.size())) + std::string(text));
    }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

  private:
    std::string m_bytes;
    std::unordered_map<std::string, std::uint32_t> m_offsets;
};

/// Small numbers for strings that repeat (features, zones, languages); number 0 is the empty string.
class Numbering {
  public:
    Numbering() { (void)number(""); }
    std::uint16_t number(std::string_view text) {
        const auto [at, is_new] = m_numbers.try_emplace(std::string(text), static_cast<std::uint16_t>(m_texts.size()));
        if (is_new) m_texts.emplace_back(text);
        return at->second;
    }
    std::vector<TextRecord> records(StringPool& pool) const {
        std::vector<TextRecord> out;
        for (const std::string& text : m_texts)
            out.push_back({pool.add(text), static_cast<std::uint32_t>(text.size())});
        return out;
    }

  private:
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, std::uint16_t> m_numbers;
};

int kind_order(core::PlaceKind kind) {
    switch (kind) {
    case core::PlaceKind::country:
        return 0;
    case core::PlaceKind::settlement:
        return 1;
    case core::PlaceKind::region:
        return 2;
    case core::PlaceKind::area:
        return 3;
    case core::PlaceKind::district:
        return 4;
    default:
        return 5;
    }
}

void order_by_importance(std::vector<PlaceDraft>& drafts) {
    std::sort(drafts.begin(), drafts.end(), [](const PlaceDraft& a, const PlaceDraft& b) {
        if (a.population != b.population) return a.population > b.population;
        if (a.kind != b.kind) return kind_order(a.kind) < kind_order(b.kind);
        if (a.rank != b.rank) return a.rank > b.rank;
        if (a.names.size() != b.names.size()) return a.names.size() > b.names.size();
        return a.id < b.id;
    });
}

bool is_lower_latin(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = unicode::decode(text, at);
        if (unicode::is_upper(point.value) ||
            (unicode::is_letter(point.value) && unicode::script_of(point.value) != unicode::Script::latin))
            return false;
        at += point.size;
    }
    return true;
}

/// Too short or too common to be an alternate name of anything.
bool is_junk(const NameDraft& name, std::string_view key) {
    if (key.empty()) return true;
    if (name.name_class == NameClass::primary || name.name_class == NameClass::official ||
        name.name_class == NameClass::abbreviation)
        return false;
    if (key.size() <= 2 && static_cast<unsigned char>(key.front()) < 0x80U) return true;
    return name.language.empty() && is_lower_latin(name.text); // "zha bo luo re": made by a machine, typed by nobody
}

struct Posting {
    std::string key;
    std::uint32_t entity = 0;
    std::uint32_t name = 0; ///< with derived_bit
    NameClass name_class = NameClass::alternate;
};

class Writer {
  public:
    Writer(std::vector<PlaceDraft> drafts, std::vector<GenericDraft> generic_words)
        : m_drafts(std::move(drafts)), m_generic(std::move(generic_words)) {
        std::sort(m_generic.begin(), m_generic.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
    }

    core::Result<IndexCounts> run(std::string_view edition, const std::filesystem::path& output) {
        order_by_importance(m_drafts);
        number_containers();
        for (const PlaceDraft& place : m_drafts) add_entity(place);
        m_entities.push_back({.first_name = static_cast<std::uint32_t>(m_name_texts.size())});
        write_dictionary();
        write_signatures();
        write_cells();
        return write_file(edition, output);
    }

  private:
    void number_containers() {
        for (std::size_t i = 0; i < m_drafts.size(); ++i) {
            const PlaceDraft& place = m_drafts[i];
            const auto entity = static_cast<std::uint32_t>(i);
            if (place.kind == core::PlaceKind::region) number_one(place.region_code, entity, m_regions, m_region_list);
            if (place.kind == core::PlaceKind::district)
                number_one(place.district_code, entity, m_districts, m_district_list);
        }
    }

    using UnitNumbers = std::unordered_map<std::string, std::uint16_t>;

    static void number_one(const std::string& code, std::uint32_t entity, UnitNumbers& numbers,
                           std::vector<std::uint32_t>& list) {
        if (code.empty() || list.size() >= no_unit) return;
        if (numbers.try_emplace(code, static_cast<std::uint16_t>(list.size())).second) list.push_back(entity);
    }

    static std::uint16_t lookup(const UnitNumbers& map, const std::string& code) {
        const auto at = code.empty() ? map.end() : map.find(code);
        return at == map.end() ? no_unit : at->second;
    }

    void add_entity(const PlaceDraft& place) {
        const auto entity = static_cast<std::uint32_t>(m_entities.size());
        EntityRecord record;
        record.first_name = static_cast<std::uint32_t>(m_name_texts.size());
        record.lon = fixed(place.position.lon);
        record.lat = fixed(place.position.lat);
        record.population = static_cast<std::uint32_t>(std::clamp<std::int64_t>(place.population, 0, 0xFFFFFFFFLL));
        set_id(record, place.id);
        if (place.kind != core::PlaceKind::region && place.kind != core::PlaceKind::country)
            record.region = lookup(m_regions, place.region_code);
        if (place.kind == core::PlaceKind::settlement) record.district = lookup(m_districts, place.district_code);
        record.radius =
            static_cast<std::uint16_t>(std::clamp(std::round(place.radius_m / radius_step_m), 0.0, 65535.0));
        if (place.country.size() == 2)
            record.country = static_cast<std::uint16_t>(static_cast<unsigned char>(place.country[0]) |
                                                        static_cast<unsigned char>(place.country[1]) << 8U);
        if (const std::uint16_t feature = m_features.number(place.feature); feature < 256)
            record.feature = static_cast<std::uint8_t>(feature);
        record.zone = m_zones.number(place.zone);
        record.unit = place.unit;
        record.kind = static_cast<std::uint8_t>(place.kind);
        record.rank = place.rank;
        m_entities.push_back(record);
        if (place.box)
            m_boxes.push_back({entity, fixed(place.box->west), fixed(place.box->south), fixed(place.box->east),
                               fixed(place.box->north)});
        add_names(place, entity);
    }

    void set_id(EntityRecord& record, const std::string& id) {
        constexpr std::string_view geonames = "geonames:";
        const std::string_view digits = std::string_view(id).substr(std::min(geonames.size(), id.size()));
        const bool number = id.starts_with(geonames) && !digits.empty() && digits.size() < 10 &&
                            digits.front() != '0' &&
                            std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (number) {
            record.id = static_cast<std::uint32_t>(std::stoul(std::string(digits)));
        } else {
            record.id = m_pool.add(id);
            record.id_size = static_cast<std::uint8_t>(std::min<std::size_t>(id.size(), 255));
        }
    }

    void add_names(const PlaceDraft& place, std::uint32_t entity) {
        std::unordered_map<std::string, Posting> of_place;
        const FindGeneric find_generic = [this](std::string_view word) { return sense_of(word); };
        const auto offer = [&](std::string key, std::uint32_t name, NameClass name_class) {
            const auto [at, is_new] = of_place.try_emplace(key, Posting{key, entity, name, name_class});
            if (is_new) return;
            // A name whose language is known was written by somebody; the others are scraped together.
            const auto trust = [this](std::uint32_t n, NameClass c) {
                const bool untagged = c >= NameClass::alternate && (m_name_tags[n & ~derived_bit] & language_bits) == 0;
                return std::tuple{(n & derived_bit) != 0, untagged, c};
            };
            if (trust(name, name_class) < trust(at->second.name, at->second.name_class))
                at->second = {key, entity, name, name_class};
        };
        for (const NameDraft& name : place.names) {
            const std::string key = text::name_key(name.text);
            constexpr std::size_t longest = 255; // its length is kept in a byte
            if (name.text.size() > longest || (&name != place.names.data() && is_junk(name, key))) continue;
            // A further spelling that folds to the same key and has no language of its own adds nothing.
            if (name.name_class == NameClass::alternate && name.language.empty() && has_own_key(of_place, key))
                continue;
            const auto number = static_cast<std::uint32_t>(m_name_texts.size());
            m_name_texts.push_back(m_pool.add_sized(name.text));
            m_name_tags.push_back(
                static_cast<std::uint16_t>(static_cast<unsigned>(name.name_class) << name_class_shift |
                                           (m_languages.number(name.language) & language_bits)));
            offer(key, number, name.name_class);
            for (std::string& derived : derived_keys(place, name, key, find_generic))
                if (derived.size() > 2 && derived != key)
                    offer(std::move(derived), number | derived_bit, name.name_class);
        }
        for (auto& [key, posting] : of_place) m_postings.push_back(std::move(posting));
    }

    static bool has_own_key(const std::unordered_map<std::string, Posting>& of_place, const std::string& key) {
        const auto at = of_place.find(key);
        return at != of_place.end() && (at->second.name & derived_bit) == 0;
    }

    [[nodiscard]] std::optional<GenericSense> sense_of(std::string_view word) const {
        const auto at = std::lower_bound(m_generic.begin(), m_generic.end(), word,
                                         [](const GenericDraft& g, std::string_view w) { return g.word < w; });
        if (at == m_generic.end() || at->word != word) return std::nullopt;
        return GenericSense{at->kinds, at->places};
    }

    void write_dictionary() {
        std::sort(m_postings.begin(), m_postings.end(), [](const Posting& a, const Posting& b) {
            return std::tie(a.key, a.entity) < std::tie(b.key, b.entity);
        });
        m_posting_names.reserve(m_postings.size());
        for (std::size_t i = 0; i < m_postings.size();) {
            std::size_t end = i;
            for (; end < m_postings.size() && m_postings[end].key == m_postings[i].key; ++end)
                m_posting_names.push_back(m_postings[end].name);
            m_keys.push_back(std::move(m_postings[i].key));
            m_dictionary.add(m_keys.back(), static_cast<std::uint32_t>(end - i));
            i = end;
        }
        m_dictionary.finish();
        m_postings = {};
    }

    void write_signatures() {
        std::vector<std::pair<std::uint32_t, SignatureRecord>> all;
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            const std::u32string letters = code_points(m_keys[i]);
            if (letters.size() < shortest_fuzzy || letters.size() > longest_fuzzy) continue;
            const auto script = unicode::script_of(letters.front());
            if (script != unicode::Script::latin && script != unicode::Script::cyrillic) continue;
            all.push_back({static_cast<std::uint32_t>(letters.size()),
                           {letter_signature(letters), static_cast<std::uint32_t>(i)}});
        }
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::uint32_t length = 0; length <= longest_fuzzy + 1; ++length) {
            const auto first = std::lower_bound(all.begin(), all.end(), length,
                                                [](const auto& s, std::uint32_t l) { return s.first < l; });
            m_lengths.push_back(static_cast<std::uint32_t>(first - all.begin()));
        }
        for (const auto& [length, record] : all) m_signatures.push_back(record);
    }

    void write_cells() {
        std::vector<std::vector<std::uint32_t>> cells(static_cast<std::size_t>(cell_columns * cell_rows));
        for (std::size_t i = 0; i < m_drafts.size(); ++i) {
            if (m_drafts[i].kind != core::PlaceKind::settlement) continue;
            const auto column =
                std::clamp(static_cast<std::int32_t>(std::floor(m_drafts[i].position.lon)) + 180, 0, cell_columns - 1);
            const auto row =
                std::clamp(static_cast<std::int32_t>(std::floor(m_drafts[i].position.lat)) + 90, 0, cell_rows - 1);
            cells[static_cast<std::size_t>(row * cell_columns + column)].push_back(static_cast<std::uint32_t>(i));
        }
        for (const auto& cell : cells) {
            m_cells.push_back(static_cast<std::uint32_t>(m_settlements.size()));
            m_settlements.insert(m_settlements.end(), cell.begin(), cell.end());
        }
        m_cells.push_back(static_cast<std::uint32_t>(m_settlements.size()));
    }

    core::Result<IndexCounts> write_file(std::string_view edition, const std::filesystem::path& output) {
        std::vector<GenericRecord> generic;
        for (const GenericDraft& g : m_generic)
            generic.push_back({{m_pool.add(g.word), static_cast<std::uint32_t>(g.word.size())}, g.kinds, g.places});
        const auto languages_records = m_languages.records(m_pool);
        const auto features_records = m_features.records(m_pool);
        const auto zones_records = m_zones.records(m_pool);
        std::array<std::string_view, section_count> sections;
        sections[strings] = m_pool.bytes();
        sections[entities] = bytes_of(m_entities);
        sections[name_texts] = bytes_of(m_name_texts);
        sections[name_tags] = bytes_of(m_name_tags);
        sections[regions] = bytes_of(m_region_list);
        sections[districts] = bytes_of(m_district_list);
        sections[blocks] = bytes_of(m_dictionary.blocks());
        sections[keys] = m_dictionary.bytes();
        sections[postings] = bytes_of(m_posting_names);
        sections[signatures] = bytes_of(m_signatures);
        sections[lengths] = bytes_of(m_lengths);
        sections[boxes] = bytes_of(m_boxes);
        sections[cells] = bytes_of(m_cells);
        sections[settlements] = bytes_of(m_settlements);
        sections[languages] = bytes_of(languages_records);
        sections[features] = bytes_of(features_records);
        sections[zones] = bytes_of(zones_records);
        sections[generic_words] = bytes_of(generic);
        sections[format::edition] = edition;
        const std::string bytes = laid_out(sections);
        if (auto written = core::write_file(output, bytes, true); !written) return tl::unexpected(written.error());
        return IndexCounts{m_drafts.size(), m_name_texts.size(), m_keys.size(), bytes.size()};
    }

    static std::string laid_out(const std::array<std::string_view, section_count>& sections) {
        const auto round_up = [](std::size_t n) { return (n + 7) / 8 * 8; };
        std::vector<SectionEntry> directory;
        std::size_t at = sizeof(Header) + section_count * sizeof(SectionEntry);
        for (const std::string_view section : sections) {
            directory.push_back({at, section.size(), checksum(section)});
            at = round_up(at + section.size());
        }
        Header header{magic, version, section_count, at, checksum(bytes_of(directory))};
        std::string out(at, '\0');
        std::memcpy(out.data(), &header, sizeof header);
        const std::string_view entries = bytes_of(directory);
        std::memcpy(out.data() + sizeof header, entries.data(), entries.size());
        for (std::size_t i = 0; i < section_count; ++i)
            if (!sections[i].empty())
                std::memcpy(out.data() + directory[i].offset, sections[i].data(), sections[i].size());
        return out;
    }

    std::vector<PlaceDraft> m_drafts;
    std::vector<GenericDraft> m_generic;
    UnitNumbers m_regions, m_districts;
    StringPool m_pool;
    Numbering m_languages, m_features, m_zones;
    std::vector<EntityRecord> m_entities;
    std::vector<std::uint32_t> m_name_texts, m_region_list, m_district_list;
    std::vector<std::uint16_t> m_name_tags;
    std::vector<BoxRecord> m_boxes;
    std::vector<Posting> m_postings;
    std::vector<std::uint32_t> m_posting_names;
    std::vector<std::string> m_keys;
    DictionaryWriter m_dictionary;
    std::vector<SignatureRecord> m_signatures;
    std::vector<std::uint32_t> m_lengths;
    std::vector<std::uint32_t> m_cells, m_settlements;
};

} // namespace

core::Result<IndexCounts> write_index(std::vector<PlaceDraft> drafts, std::vector<GenericDraft> generic_words,
                                      std::string_view edition, const std::filesystem::path& output) {
    return Writer(std::move(drafts), std::move(generic_words)).run(edition, output);
}

} // namespace whenabouts::gazetteer

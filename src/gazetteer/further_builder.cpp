#include "gazetteer/further_builder.hpp"

#include "gazetteer/pack_tables.hpp"
#include "gazetteer/place_record.hpp"
#include "gazetteer/region_codes.hpp"
#include "gazetteer/spill_sorter.hpp"
#include "geodata/pack.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <vector>

namespace whenabouts::gazetteer {
namespace {

using core::PlaceKind;

constexpr char is_place = 0;
constexpr char is_name = 1;
constexpr std::size_t record_head = 5; // number, what it is
constexpr std::uint16_t no_unit = format::no_unit;

std::filesystem::path folder_of(const std::filesystem::path& output) {
    return output.has_parent_path() ? output.parent_path() : std::filesystem::path(".");
}

bool has_name(const PlaceDraft& place, const NameDraft& name) {
    return std::any_of(place.names.begin(), place.names.end(), [&name](const NameDraft& known) {
        return known.text == name.text && (known.language == name.language || name.language.empty());
    });
}

} // namespace

struct FurtherBuilder::Work {
    Work(geodata::Pack opened, std::filesystem::path file, IndexSettings how)
        : pack(std::move(opened)), output(std::move(file)), settings(std::move(how)),
          rows(settings.memory / 2, folder_of(output)) {}

    geodata::Pack pack;
    std::filesystem::path output;
    IndexSettings settings;
    SpillSorter rows; ///< places and names by number
    std::vector<GenericDraft> generic_words;
    std::vector<PlaceDraft> containers; ///< regions and countries first, then districts
    std::optional<RegionCodes> codes;
    std::unordered_set<std::string> countries; ///< that have places
    std::uint64_t places = 0, names = 0;

    core::Result<void> load_containers(const std::filesystem::path& geodata) {
        if (auto read = read_regions(geodata / "regions.tsv", pack, containers); !read) return read;
        codes.emplace(containers);
        if (auto read = read_countries(geodata / "countries.tsv", pack, containers); !read) return read;
        if (auto read = read_districts(geodata / "admin2.tsv", containers); !read) return read;
        for (PlaceDraft& place : containers) place.borrowed = true;
        return {};
    }

    void set_unit(PlaceDraft& place) const {
        if (place.kind == PlaceKind::country || place.unit != no_unit) return;
        const auto near = pack.unit_near(place.position);
        if (!near) return;
        place.unit = static_cast<std::uint16_t>(near->unit);
        if (place.country.empty()) place.country = pack.country_of(near->unit, pack.default_viewpoint());
    }

    core::Result<void> hand_on(PlaceDraft& place, IndexWriter& writer) const {
        if (place.names.empty()) return {};
        codes->put_right(place);
        return writer.add(place);
    }

    core::Result<void> hand_on_containers(IndexWriter& writer) {
        codes->settle(containers);
        for (PlaceDraft& place : containers) {
            if (!countries.contains(place.country)) continue;
            set_unit(place);
            if (auto done = hand_on(place, writer); !done) return done;
        }
        containers = {};
        return {};
    }

    core::Result<void> hand_on_rows(IndexWriter& writer) {
        if (auto ordered = rows.sort(); !ordered) return ordered;
        std::optional<PlaceDraft> place;
        std::uint32_t number = 0;
        std::string_view record;
        for (std::uint64_t done = 0;; ++done) {
            constexpr std::uint64_t now_and_then = 8192;
            if (done % now_and_then == 0 && settings.progress &&
                !settings.progress("joining names", done, rows.count()))
                return core::refused(output.string(), "stopped", "nothing was changed");
            const auto more = rows.next(record);
            if (!more) return tl::unexpected(more.error());
            const std::uint32_t next = *more ? read_sortable(record) : 0;
            const bool same = *more && place && next == number && next != 0;
            if (!same && place) {
                if (auto handed = hand_on(*place, writer); !handed) return handed;
                place.reset();
            }
            if (!*more) return {};
            number = next;
            if (record[record_head - 1] == is_place) {
                if (!same) place = from_record(record.substr(record_head));
            } else if (place) {
                take_name(*place, record.substr(record_head));
            }
        }
    }

    static void take_name(PlaceDraft& place, std::string_view record) {
        auto carrier = from_record(record.substr(8));
        constexpr std::size_t most_names = 2000; // the most named place on earth has some hundreds
        if (!carrier || place.names.size() >= most_names) return;
        for (NameDraft& name : carrier->names)
            if (!has_name(place, name)) place.names.push_back(std::move(name));
    }
};

FurtherBuilder::FurtherBuilder(std::unique_ptr<Work> work) : m_work(std::move(work)) {}
FurtherBuilder::FurtherBuilder(FurtherBuilder&&) noexcept = default;
FurtherBuilder& FurtherBuilder::operator=(FurtherBuilder&&) noexcept = default;
FurtherBuilder::~FurtherBuilder() = default;

core::Result<FurtherBuilder> FurtherBuilder::start(const std::filesystem::path& geodata,
                                                   const std::filesystem::path& lexicons,
                                                   const std::filesystem::path& output, IndexSettings settings) {
    auto pack = geodata::Pack::open(geodata);
    if (!pack) return tl::unexpected(pack.error());
    auto work = std::make_unique<Work>(std::move(*pack), output, std::move(settings));
    auto words = read_generic_words(lexicons / "generic_words.tsv");
    if (!words) return tl::unexpected(words.error());
    work->generic_words = std::move(*words);
    if (auto loaded = work->load_containers(geodata); !loaded) return tl::unexpected(loaded.error());
    return FurtherBuilder(std::move(work));
}

core::Result<void> FurtherBuilder::add(PlaceDraft place, std::uint32_t number) {
    m_work->set_unit(place);
    m_work->codes->note(place);
    if (!place.country.empty()) m_work->countries.insert(place.country);
    std::string record;
    append_sortable(record, number);
    record += is_place;
    ++m_work->places;
    return m_work->rows.add(record + to_record(place));
}

core::Result<void> FurtherBuilder::add_name(std::uint32_t number, const NameDraft& name) {
    std::string record;
    append_sortable(record, number);
    record += is_name;
    const std::uint64_t order = m_work->names++; // names stay in the order in which they came
    append_sortable(record, static_cast<std::uint32_t>(order >> 32U));
    append_sortable(record, static_cast<std::uint32_t>(order & 0xFFFFFFFFU));
    PlaceDraft carrier;
    carrier.names.push_back(name);
    return m_work->rows.add(record + to_record(carrier));
}

std::uint64_t FurtherBuilder::place_count() const {
    return m_work->places;
}

core::Result<IndexCounts> FurtherBuilder::finish() {
    IndexWriter writer(m_work->output, m_work->generic_words, m_work->settings);
    if (auto done = m_work->hand_on_containers(writer); !done) return tl::unexpected(done.error());
    if (auto done = m_work->hand_on_rows(writer); !done) return tl::unexpected(done.error());
    m_work->rows = SpillSorter(0, folder_of(m_work->output));
    return writer.finish();
}

} // namespace whenabouts::gazetteer

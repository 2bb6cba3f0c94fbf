#include "core/mapped_file.hpp"
#include "core/output_file.hpp"
#include "timeline/columns.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <limits>
#include <thread>

namespace whenabouts::timeline {

namespace {

constexpr std::array<char, 8> magic{'W', 'H', 'E', 'N', 'C', 'O', 'L', '2'};
constexpr std::size_t zone_rows = Columns::zone_rows;

struct Header {
    std::array<char, 8> magic;
    std::uint64_t rows;
    std::int64_t revision;
    std::array<char, 64> head;
    std::array<char, 64> store;
    std::uint64_t category_bytes; ///< their names, a line each
    std::uint64_t area_bytes;     ///< likewise
    std::uint64_t checksum;       ///< of everything after the header
};

/// Sees every changed bit and every exchanged word; as fast as memory.
class Checksum {
  public:
    /// As if zeros followed up to the next multiple of 64.
    void add(std::span<const std::byte> bytes) {
        std::size_t at = 0;
        for (; at < bytes.size(); at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
            add(word);
        }
        for (; at % 64 != 0; at += 8) add(std::uint64_t{0});
    }
    void add(std::uint64_t word) {
        m_sum = (m_sum ^ word) * 0x9E3779B97F4A7C15U;
        m_sum ^= m_sum >> 29U;
    }
    [[nodiscard]] std::uint64_t value() const { return m_sum; }

  private:
    std::uint64_t m_sum = 0xCBF29CE484222325U;
};

/// Of each part on its own, on two threads, then of these.
std::uint64_t checksum_of(const std::vector<std::span<const std::byte>>& parts) {
    std::vector<std::uint64_t> sums(parts.size());
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
        for (std::size_t i = next++; i < parts.size(); i = next++) {
            Checksum own;
            own.add(parts[i]);
            sums[i] = own.value();
        }
    };
    {
        const std::jthread other(take);
        take();
    }
    Checksum all;
    for (const std::uint64_t sum : sums) all.add(sum);
    return all.value();
}

std::size_t padded(std::size_t bytes) {
    return (bytes + 63) / 64 * 64;
}

template <std::size_t N>
void put(std::array<char, N>& field, const std::string& text) {
    field.fill('\0');
    std::copy_n(text.begin(), std::min(N, text.size()), field.begin());
}
template <std::size_t N>
std::string get(const std::array<char, N>& field) {
    return {field.begin(), std::find(field.begin(), field.end(), '\0')};
}

std::string lines_of(const std::vector<std::string>& names) {
    std::string lines;
    for (const std::string& name : names) lines.append(name).append("\n");
    return lines;
}

std::vector<std::string> from_lines(std::span<const std::byte> lines) {
    std::vector<std::string> names;
    for (std::string_view rest(reinterpret_cast<const char*>(lines.data()), lines.size()); !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        names.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return names;
}

} // namespace

/// Knows in which order the columns stand in a file.
class ColumnFile {
  public:
    template <class Self, class Use>
    static void each(Self& columns, Use&& use) {
        use(columns.m_id);
        use(columns.m_begin);
        use(columns.m_end);
        use(columns.m_lon);
        use(columns.m_lat);
        use(columns.m_category);
        use(columns.m_workflow);
        use(columns.m_radius);
        use(columns.m_area);
        use(columns.m_precision);
    }
};

core::Result<void> Columns::save(const std::filesystem::path& path, const ColumnKey& key) const {
    std::string names = lines_of(m_categories), areas = lines_of(m_areas);
    Header header{magic, size(), key.revision, {}, {}, names.size(), areas.size(), 0};
    put(header.head, key.head);
    put(header.store, key.store);
    names.resize(padded(names.size()));
    areas.resize(padded(areas.size()));
    std::vector<std::span<const std::byte>> parts{std::as_bytes(std::span(names)), std::as_bytes(std::span(areas))};
    ColumnFile::each(*this, [&parts](const auto& column) { parts.push_back(std::as_bytes(column)); });
    parts.push_back(std::as_bytes(m_zone));
    const std::array<char, 64> zeros{};
    const auto padding = [&](std::size_t bytes) {
        return std::as_bytes(std::span(zeros)).first(padded(bytes) - bytes);
    };
    header.checksum = checksum_of(parts);
    auto file = core::OutputFile::create(path, true);
    if (!file) return tl::make_unexpected(file.error());
    const auto write = [&file](std::span<const std::byte> bytes) {
        return file->write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    };
    std::array<std::byte, 256> first{};
    static_assert(sizeof(Header) <= first.size());
    std::memcpy(first.data(), &header, sizeof header);
    if (auto done = write(first); !done) return done;
    for (const auto part : parts) {
        if (auto done = write(part); !done) return done;
        if (auto done = write(padding(part.size())); !done) return done;
    }
    return file->commit();
}

core::Result<Columns> Columns::open(const std::filesystem::path& path, const ColumnKey* key, ColumnKey* found) {
    auto mapped = core::MappedFile::open(path);
    if (!mapped) return tl::make_unexpected(mapped.error());
    const auto file = std::make_shared<const core::MappedFile>(std::move(*mapped));
    const std::span<const std::byte> bytes = file->bytes();
    constexpr std::size_t head_size = 256;
    const auto refused = [&path](const char* what) {
        return core::unreadable(path.string(), what, "it is only a cache: remove it");
    };
    Header header{};
    if (bytes.size() < head_size) return refused("is no cache of columns");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != magic) return refused("is no cache of columns of this version");
    const ColumnKey its{get(header.store), header.revision, get(header.head)};
    if (found != nullptr) *found = its;
    if (key != nullptr && its != *key) return refused("was made from another state of the store");
    if (header.rows > std::numeric_limits<std::uint32_t>::max() || header.category_bytes > bytes.size() ||
        header.area_bytes > bytes.size())
        return refused("is damaged");
    Columns columns;
    std::size_t at = head_size;
    bool whole = true;
    std::vector<std::span<const std::byte>> taken; ///< with what pads them
    const auto take = [&](std::size_t size) {
        const std::size_t from = at;
        whole = whole && size <= bytes.size() && from <= bytes.size() - size;
        at += padded(size);
        if (whole) taken.push_back(bytes.subspan(from, std::min(padded(size), bytes.size() - from)));
        return whole ? bytes.subspan(from, size) : std::span<const std::byte>();
    };
    const auto names = take(header.category_bytes);
    const auto areas = take(header.area_bytes);
    ColumnFile::each(columns, [&]<class T>(std::span<const T>& column) {
        const auto part = take(header.rows * sizeof(T));
        column = {reinterpret_cast<const T*>(part.data()), part.size() / sizeof(T)};
    });
    const auto zones = take((header.rows + zone_rows - 1) / zone_rows * sizeof(Zone));
    columns.m_zone = {reinterpret_cast<const Zone*>(zones.data()), zones.size() / sizeof(Zone)};
    if (!whole || at != bytes.size()) return refused("is damaged");
    if (checksum_of(taken) != header.checksum) return refused("is damaged");
    columns.m_categories = from_lines(names);
    columns.m_areas = from_lines(areas);
    for (const std::uint16_t category : columns.m_category)
        if (category >= columns.m_categories.size()) return refused("is damaged");
    for (const std::uint32_t area : columns.m_area)
        if (area >= columns.m_areas.size()) return refused("is damaged");
    for (const std::uint16_t workflow : columns.m_workflow)
        if (workflow >= 16) return refused("is damaged");
    for (const core::PlacePrecision precision : columns.m_precision)
        if (precision > core::PlacePrecision::none) return refused("is damaged");
    columns.m_keeper = file;
    return columns;
}

} // namespace whenabouts::timeline

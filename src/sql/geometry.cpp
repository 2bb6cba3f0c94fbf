#include "sql/geometry.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace whenabouts::sql {

namespace {

constexpr std::size_t header_size = 8;
constexpr int deepest_collection = 16; // a hostile blob must not recurse without end

/// Reads numbers out of a blob; every read past the end sets `broken` and gives 0.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}
    std::uint8_t byte() {
        if (m_bytes.empty()) return broken = true, std::uint8_t{0};
        const auto value = static_cast<std::uint8_t>(m_bytes.front());
        m_bytes.remove_prefix(1);
        return value;
    }
    std::uint32_t u32() { return number<std::uint32_t>(); }
    double f64() { return std::bit_cast<double>(number<std::uint64_t>()); }
    void skip(std::size_t count) {
        if (m_bytes.size() < count) broken = true;
        m_bytes.remove_prefix(std::min(count, m_bytes.size()));
    }
    [[nodiscard]] std::size_t left() const { return m_bytes.size(); }
    bool little = true;
    bool broken = false;

  private:
    template <class T>
    T number() {
        if (m_bytes.size() < sizeof(T)) return broken = true, T{0};
        T value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            const std::size_t at = little ? sizeof(T) - 1 - i : i;
            value = static_cast<T>(value << 8U) | static_cast<std::uint8_t>(m_bytes[at]);
        }
        m_bytes.remove_prefix(sizeof(T));
        return value;
    }
    std::string_view m_bytes;
};

struct Grown {
    std::optional<Bounds> bounds;
    void add(double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y)) return; // WKB writes an empty point as NaN NaN
        if (!bounds) bounds = Bounds{x, x, y, y};
        bounds->min_x = std::min(bounds->min_x, x);
        bounds->max_x = std::max(bounds->max_x, x);
        bounds->min_y = std::min(bounds->min_y, y);
        bounds->max_y = std::max(bounds->max_y, y);
    }
};

void read_points(Reader& reader, std::size_t further, Grown& out) {
    const std::uint32_t count = reader.u32();
    for (std::uint32_t i = 0; i < count && !reader.broken; ++i) {
        const double x = reader.f64();
        const double y = reader.f64();
        reader.skip(further * sizeof(double));
        if (!reader.broken) out.add(x, y);
    }
}

/// One WKB geometry; `depth` guards against nesting.
void read_wkb(Reader& reader, Grown& out, int depth) {
    if (depth > deepest_collection) {
        reader.broken = true;
        return;
    }
    reader.little = reader.byte() == 1;
    const std::uint32_t code = reader.u32();
    const std::uint32_t type = code % 1000;
    const std::uint32_t dimensions = code / 1000; // ISO: 0 XY, 1 XYZ, 2 XYM, 3 XYZM
    if (dimensions > 3) {
        reader.broken = true;
        return;
    }
    const std::size_t further = dimensions == 0 ? 0 : dimensions == 3 ? 2 : 1;
    switch (type) {
    case 1: {
        const double x = reader.f64();
        const double y = reader.f64();
        reader.skip(further * sizeof(double));
        if (!reader.broken) out.add(x, y);
        break;
    }
    case 2:
    case 8:
        read_points(reader, further, out);
        break; // a circular string stays inside its control points' box only roughly
    case 3: {
        const std::uint32_t rings = reader.u32();
        for (std::uint32_t i = 0; i < rings && !reader.broken; ++i) read_points(reader, further, out);
        break;
    }
    case 4:
    case 5:
    case 6:
    case 7:
    case 9:
    case 10:
    case 11:
    case 12: {
        const std::uint32_t parts = reader.u32();
        for (std::uint32_t i = 0; i < parts && !reader.broken; ++i) {
            read_wkb(reader, out, depth + 1);
        }
        break;
    }
    default:
        reader.broken = true;
    }
}

/// Positions the reader behind the GeoPackage header.
std::optional<Reader> behind_header(std::string_view blob) {
    if (!is_geometry_blob(blob)) return std::nullopt;
    constexpr std::size_t envelope_sizes[] = {0, 32, 48, 48, 64};
    const unsigned flags = static_cast<unsigned char>(blob[3]);
    const std::size_t envelope = (flags >> 1U) & 7U;
    if (envelope > 4) return std::nullopt;
    Reader reader(blob.substr(header_size));
    reader.skip(envelope_sizes[envelope]);
    if (reader.broken) return std::nullopt;
    return reader;
}

} // namespace

bool is_geometry_blob(std::string_view blob) {
    return blob.size() >= header_size && blob[0] == 'G' && blob[1] == 'P' && blob[2] == 0;
}

std::string point_blob(core::LonLat point) {
    std::string blob{'G', 'P', 0, 1};
    const auto append = [&blob](auto value) {
        std::uint64_t bits = value;
        for (std::size_t i = 0; i < sizeof(value); ++i, bits >>= 8U) blob += static_cast<char>(bits & 0xFFU);
    };
    append(std::uint32_t{4326});
    blob += '\1'; // WKB: little endian
    append(std::uint32_t{1});
    append(std::bit_cast<std::uint64_t>(point.lon));
    append(std::bit_cast<std::uint64_t>(point.lat));
    return blob;
}

std::optional<core::LonLat> point_of(std::string_view blob) {
    auto reader = behind_header(blob);
    if (!reader) return std::nullopt;
    reader->little = reader->byte() == 1;
    if (reader->u32() % 1000 != 1) return std::nullopt;
    const core::LonLat point{reader->f64(), reader->f64()};
    if (reader->broken || !core::is_valid(point)) return std::nullopt;
    return point;
}

std::optional<Bounds> bounds_of(std::string_view blob) {
    auto reader = behind_header(blob);
    if (!reader) return std::nullopt;
    Grown grown;
    read_wkb(*reader, grown, 0);
    if (reader->broken) return std::nullopt;
    return grown.bounds;
}

} // namespace whenabouts::sql

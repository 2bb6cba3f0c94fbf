#include "compact.hpp"

#include "files.hpp"

#include <bit>

namespace geopack {
namespace {

constexpr std::string_view compact_magic = "WACOMPA1";

/// Several streams side by side: like beside like compresses better.
struct Streams {
    std::string numbers, texts, steps, levels;
};

struct Output {
    Streams streams;
    void number(std::int64_t value) { put_varint(streams.numbers, value); }
    void text(const std::string& value) {
        streams.texts += value;
        streams.texts += '\0';
    }
    void line(const std::vector<GridPoint>& points, const std::vector<std::uint8_t>& levels) {
        number(static_cast<std::int64_t>(points.size()));
        GridPoint last{};
        for (const auto& p : points) {
            put_varint(streams.steps, std::int64_t{p.x} - last.x);
            put_varint(streams.steps, std::int64_t{p.y} - last.y);
            last = p;
        }
        for (const auto level : levels) {
            streams.levels += static_cast<char>(level);
        }
    }
};

class Input {
  public:
    explicit Input(std::string_view bytes) {
        if (!bytes.starts_with(compact_magic)) {
            fail("not a compact basemap, or one of another version");
        }
        bytes.remove_prefix(compact_magic.size());
        for (auto* stream : {&m_numbers, &m_texts, &m_steps, &m_levels}) {
            const auto size = static_cast<std::size_t>(varint(bytes));
            if (size > bytes.size()) {
                fail("the compact basemap is cut short");
            }
            *stream = bytes.substr(0, size);
            bytes.remove_prefix(size);
        }
    }
    std::int64_t number() { return varint(m_numbers); }
    std::size_t count() {
        const auto value = number();
        if (value < 0 || value > 10'000'000) {
            fail("the compact basemap is damaged");
        }
        return static_cast<std::size_t>(value);
    }
    std::string text() {
        const auto end = m_texts.find('\0');
        if (end == std::string_view::npos) {
            fail("the compact basemap is cut short");
        }
        std::string value(m_texts.substr(0, end));
        m_texts.remove_prefix(end + 1);
        return value;
    }
    void line(std::vector<GridPoint>& points, std::vector<std::uint8_t>& levels) {
        const std::size_t size = count();
        GridPoint last{};
        if (size > m_levels.size()) {
            fail("the compact basemap is cut short");
        }
        for (std::size_t i = 0; i < size; ++i) {
            last.x += static_cast<std::int32_t>(varint(m_steps));
            last.y += static_cast<std::int32_t>(varint(m_steps));
            points.push_back(last);
            levels.push_back(static_cast<std::uint8_t>(m_levels[i]));
        }
        m_levels.remove_prefix(size);
    }

  private:
    static std::int64_t varint(std::string_view& from) {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (from.empty()) {
                fail("the compact basemap is cut short");
            }
            const auto byte = static_cast<std::uint8_t>(from.front());
            from.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) {
                break;
            }
        }
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }
    std::string_view m_numbers, m_texts, m_steps, m_levels;
};

void put(Output& out, const UnitAttributes& unit) {
    for (const auto* text :
         {&unit.adm1_code, &unit.adm0_a3, &unit.iso_3166_2, &unit.gn_a1_code, &unit.name, &unit.type, &unit.iso_a2}) {
        out.text(*text);
    }
    for (const std::int64_t value : {std::int64_t{unit.gn_id}, std::int64_t{unit.label.x}, std::int64_t{unit.label.y},
                                     std::bit_cast<std::int64_t>(unit.area_km2)}) {
        out.number(value);
    }
}

UnitAttributes unit_from(Input& in) {
    UnitAttributes unit;
    for (auto* text :
         {&unit.adm1_code, &unit.adm0_a3, &unit.iso_3166_2, &unit.gn_a1_code, &unit.name, &unit.type, &unit.iso_a2}) {
        *text = in.text();
    }
    unit.gn_id = static_cast<std::uint32_t>(in.number());
    unit.label.x = static_cast<std::int32_t>(in.number());
    unit.label.y = static_cast<std::int32_t>(in.number());
    unit.area_km2 = std::bit_cast<double>(in.number());
    return unit;
}

void put(Output& out, const Arc& arc) {
    for (const std::int64_t value : {std::int64_t{arc.left}, std::int64_t{arc.right}, std::int64_t{arc.cut ? 1 : 0},
                                     std::int64_t{arc.first_node}, std::int64_t{arc.last_node}}) {
        out.number(value);
    }
    out.line(arc.points, arc.levels);
}

Arc arc_from(Input& in) {
    Arc arc;
    arc.left = static_cast<std::int32_t>(in.number());
    arc.right = static_cast<std::int32_t>(in.number());
    arc.cut = in.number() != 0;
    arc.first_node = static_cast<std::uint32_t>(in.number());
    arc.last_node = static_cast<std::uint32_t>(in.number());
    in.line(arc.points, arc.levels);
    if (arc.points.size() < 2) {
        fail("the compact basemap is damaged");
    }
    return arc;
}

void put(Output& out, const Path& path) {
    out.text(path.name);
    out.text(path.line_class);
    for (const std::int64_t value :
         {std::int64_t{path.rank}, std::int64_t{path.group}, std::int64_t{path.is_ring ? 1 : 0}}) {
        out.number(value);
    }
    out.line(path.points, path.levels);
}

Path path_from(Input& in) {
    Path path;
    path.name = in.text();
    path.line_class = in.text();
    path.rank = static_cast<int>(in.number());
    path.group = static_cast<std::uint32_t>(in.number());
    path.is_ring = in.number() != 0;
    in.line(path.points, path.levels);
    if (path.points.size() < 2) {
        fail("the compact basemap is damaged");
    }
    return path;
}

template <class T>
void put_all(Output& out, const std::vector<T>& all) {
    out.number(static_cast<std::int64_t>(all.size()));
    for (const auto& one : all) {
        put(out, one);
    }
}

template <class T>
void read_all(Input& in, std::vector<T>& all, T (*one)(Input&)) {
    const std::size_t size = in.count();
    for (std::size_t i = 0; i < size; ++i) {
        all.push_back(one(in));
    }
}

} // namespace

void put_varint(std::string& out, std::int64_t value) {
    auto zigzag = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
    while (zigzag >= 0x80) {
        out.push_back(static_cast<char>(0x80U | (zigzag & 0x7FU)));
        zigzag >>= 7U;
    }
    out.push_back(static_cast<char>(zigzag));
}

std::string to_bytes(const CompactBasemap& basemap) {
    Output out;
    put_all(out, basemap.units);
    put_all(out, basemap.arcs);
    for (const auto* paths : {&basemap.rivers, &basemap.lakes, &basemap.claims, &basemap.boundaries}) {
        put_all(out, *paths);
    }
    std::string bytes(compact_magic);
    for (const auto* stream : {&out.streams.numbers, &out.streams.texts, &out.streams.steps, &out.streams.levels}) {
        put_varint(bytes, static_cast<std::int64_t>(stream->size()));
        bytes += *stream;
    }
    return bytes;
}

CompactBasemap from_bytes(std::string_view bytes) {
    Input in(bytes);
    CompactBasemap basemap;
    read_all(in, basemap.units, unit_from);
    read_all(in, basemap.arcs, arc_from);
    for (auto* paths : {&basemap.rivers, &basemap.lakes, &basemap.claims, &basemap.boundaries}) {
        read_all(in, *paths, path_from);
    }
    return basemap;
}

} // namespace geopack

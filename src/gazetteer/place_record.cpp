#include "gazetteer/place_record.hpp"

#include <algorithm>
#include <cstring>

namespace whenabouts::gazetteer {
namespace {

template <class Value>
void put(std::string& out, const Value& value) {
    static_assert(std::is_trivially_copyable_v<Value>);
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_text(std::string& out, std::string_view text) {
    put(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

/// Takes values off the front; bad once the bytes do not suffice.
class Taker {
  public:
    explicit Taker(std::string_view bytes) : m_bytes(bytes) {}
    template <class Value>
    Value take() {
        Value value{};
        if (m_bytes.size() < sizeof value) {
            m_bad = true;
            return value;
        }
        std::memcpy(&value, m_bytes.data(), sizeof value);
        m_bytes.remove_prefix(sizeof value);
        return value;
    }
    std::string text() {
        const auto size = take<std::uint32_t>();
        if (m_bad || m_bytes.size() < size) {
            m_bad = true;
            return {};
        }
        std::string out(m_bytes.substr(0, size));
        m_bytes.remove_prefix(size);
        return out;
    }
    [[nodiscard]] bool bad() const { return m_bad; }

  private:
    std::string_view m_bytes;
    bool m_bad = false;
};

unsigned kind_order(core::PlaceKind kind) {
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

constexpr std::size_t before_id = 4 + 4 + 1 + 1 + 4;

} // namespace

void append_sortable(std::string& out, std::uint32_t number) {
    for (unsigned shift = 32; shift > 0; shift -= 8)
        out += static_cast<char>(static_cast<unsigned char>((number >> (shift - 8)) & 0xFFU));
}

std::uint32_t read_sortable(std::string_view bytes) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4 && i < bytes.size(); ++i)
        number = number << 8U | static_cast<unsigned char>(bytes[i]);
    return number;
}

std::string to_record(const PlaceDraft& place) {
    std::string out;
    put(out, place.position.lon);
    put(out, place.position.lat);
    put(out, place.radius_m);
    put(out, place.population);
    put(out, static_cast<std::uint8_t>(place.kind));
    put(out, place.rank);
    put(out, place.unit);
    put(out, static_cast<std::uint8_t>((place.box ? 1U : 0U) | (place.borrowed ? 2U : 0U)));
    if (place.box)
        for (const double edge : {place.box->west, place.box->south, place.box->east, place.box->north}) put(out, edge);
    for (const std::string* text :
         {&place.id, &place.feature, &place.country, &place.region_code, &place.district_code, &place.zone})
        put_text(out, *text);
    put(out, static_cast<std::uint32_t>(place.names.size()));
    for (const NameDraft& name : place.names) {
        put(out, name.name_class);
        put_text(out, name.language);
        put_text(out, name.text);
    }
    return out;
}

std::optional<PlaceDraft> from_record(std::string_view record) {
    Taker taker(record);
    PlaceDraft place;
    place.position.lon = taker.take<double>();
    place.position.lat = taker.take<double>();
    place.radius_m = taker.take<double>();
    place.population = taker.take<std::int64_t>();
    place.kind = static_cast<core::PlaceKind>(taker.take<std::uint8_t>());
    place.rank = taker.take<format::Rank>();
    place.unit = taker.take<std::uint16_t>();
    const auto flags = taker.take<std::uint8_t>();
    place.borrowed = (flags & 2U) != 0;
    if ((flags & 1U) != 0) {
        core::Box box;
        for (double* edge : {&box.west, &box.south, &box.east, &box.north}) *edge = taker.take<double>();
        place.box = box;
    }
    for (std::string* text :
         {&place.id, &place.feature, &place.country, &place.region_code, &place.district_code, &place.zone})
        *text = taker.text();
    const auto count = taker.take<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && !taker.bad(); ++i) {
        NameDraft name;
        name.name_class = taker.take<format::NameClass>();
        name.language = taker.text();
        name.text = taker.text();
        place.names.push_back(std::move(name));
    }
    if (taker.bad()) return std::nullopt;
    return place;
}

std::string to_ranked_record(const PlaceDraft& place) {
    std::string out;
    const auto people = static_cast<std::uint64_t>(std::max<std::int64_t>(place.population, 0));
    append_sortable(out, static_cast<std::uint32_t>(~people >> 32U));
    append_sortable(out, static_cast<std::uint32_t>(~people & 0xFFFFFFFFU));
    out += static_cast<char>(kind_order(place.kind));
    out += static_cast<char>(0x7FU - static_cast<unsigned>(place.rank));
    append_sortable(out, ~static_cast<std::uint32_t>(place.names.size()));
    out += place.id;
    out += '\0';
    return out + to_record(place);
}

std::optional<PlaceDraft> from_ranked_record(std::string_view record) {
    if (record.size() < before_id) return std::nullopt;
    const std::size_t end_of_id = record.find('\0', before_id);
    if (end_of_id == std::string_view::npos) return std::nullopt;
    return from_record(record.substr(end_of_id + 1));
}

} // namespace whenabouts::gazetteer

#include "gazetteer/typed/address_parts.hpp"
#include "gazetteer/typed/forms.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace whenabouts::gazetteer::typed {
namespace {

struct Address {
    std::string host, path, query, fragment;
    bool longitude_first = false; ///< how this host writes pairs
};

/// Two numbers of an address, in the order written, and what follows them.
struct Pair {
    double first = 0, second = 0;
    double step = 1; ///< of the coarser one's last digit
    std::string_view rest;
};

/// Hosts that write longitude,latitude.
constexpr std::array longitude_first_hosts{"yandex.", "2gis.", "firms.", "maps.mail.ru"};
/// Hosts whose addresses are only a key to what their servers know.
constexpr std::array short_links{"goo.gl",      "maps.app.goo.gl", "bit.ly",        "t.co",
                                 "tinyurl.com", "binged.it",       "what3words.com"};

std::optional<double> number(std::string_view text, std::size_t& at, double& step) {
    if (at < text.size() && text[at] == '+') ++at;
    double value = 0;
    const auto read = std::from_chars(text.data() + at, text.data() + text.size(), value, std::chars_format::fixed);
    if (read.ec != std::errc{} || !std::isfinite(value)) return std::nullopt;
    const auto size = static_cast<std::size_t>(read.ptr - text.data()) - at;
    const std::string_view digits = text.substr(at, size);
    const std::size_t point = digits.find('.');
    step = point == std::string_view::npos ? 1 : std::pow(10.0, -static_cast<double>(digits.size() - point - 1));
    at += size;
    return value;
}

/// "48.46,35.04", "48.46~35.04", "48.46/35.04", "48.46;35.04", with blanks.
std::optional<Pair> pair_at_start(std::string_view text) {
    std::size_t at = 0;
    double a_step = 1;
    double b_step = 1;
    const auto first = number(text, at, a_step);
    if (!first) return std::nullopt;
    const std::size_t separator = at;
    while (at < text.size() && std::string_view(" ,;~/_").find(text[at]) != std::string_view::npos) ++at;
    if (at == separator) return std::nullopt;
    const auto second = number(text, at, b_step);
    if (!second) return std::nullopt;
    return Pair{*first, *second, std::max(a_step, b_step), text.substr(at)};
}

/// The zoom level after a pair: ",17z", "/17", ",9"; none for heights (",1200m").
std::optional<double> zoom_after(std::string_view rest) {
    if (rest.empty() || std::string_view(",/;").find(rest[0]) == std::string_view::npos) return std::nullopt;
    std::size_t at = 1;
    double step = 1;
    const auto zoom = number(rest, at, step);
    if (!zoom || *zoom < 0 || *zoom > 24 || (at < rest.size() && rest[at] == 'm')) return std::nullopt;
    return zoom;
}

TypedText position(core::LonLat point, double step_deg, std::string_view what, std::optional<double> zoom) {
    if (std::string wrong = outside_world(point); !wrong.empty())
        return refused("the map's address is wrong: " + wrong);
    constexpr double metres_in_degree = 111'195;
    TypedPosition out;
    out.position = point;
    out.form = "address of an online map";
    out.radius_m = std::max(least_radius_m, 0.5 * step_deg * metres_in_degree);
    if (zoom) { // a map's middle is somewhere near what was meant: within 50 pixels
        constexpr double metres_in_pixel_at_0 = 156'543;
        constexpr double radians = 3.14159265358979323846 / 180;
        out.radius_m =
            std::max(out.radius_m, 50 * metres_in_pixel_at_0 * std::cos(point.lat * radians) / std::exp2(*zoom));
    }
    out.reasons.emplace_back(what);
    return {out, {}};
}

TypedText of_pair(const Pair& pair, bool longitude_first, std::string_view what, std::optional<double> zoom) {
    const core::LonLat point =
        longitude_first ? core::LonLat{pair.first, pair.second} : core::LonLat{pair.second, pair.first};
    return position(point, pair.step, what, zoom);
}

/// Two fields, one number each: "mlat=48.4&mlon=35.0".
std::optional<TypedText> of_fields(std::string_view query, std::string_view lat, std::string_view lon,
                                   std::string_view what) {
    const std::string lat_text = unescaped(field_of(query, lat));
    const std::string lon_text = unescaped(field_of(query, lon));
    std::size_t at = 0;
    double lat_step = 1;
    double lon_step = 1;
    const auto y = number(lat_text, at, lat_step);
    at = 0;
    const auto x = number(lon_text, at, lon_step);
    if (!x || !y) return std::nullopt;
    return position({*x, *y}, std::max(lat_step, lon_step), what, std::nullopt);
}

/// Google's "!3d48.46!4d35.04" (a pin) or "!2d35.04!3d48.46" (an embedded map's middle); the last one is the pin.
std::optional<TypedText> of_google_data(const std::string& text) {
    for (const auto& [first, second, lon_first] :
         {std::tuple{"!3d", "!4d", false}, std::tuple{"!1d", "!2d", true}, std::tuple{"!2d", "!3d", true}}) {
        const std::size_t a = text.rfind(first);
        if (a == std::string::npos) continue;
        const std::size_t b = text.find(second, a);
        if (b == std::string::npos) continue;
        std::string both = text.substr(a + 3, b - a - 3) + ",";
        both += std::string_view(text).substr(b + 3, 30);
        if (const auto pair = pair_at_start(both); pair && both.find('!') > b - a - 3)
            return of_pair(*pair, lon_first, "the pin of the address", std::nullopt);
    }
    return std::nullopt;
}

constexpr std::string_view a_pin = "the pin of the address";
constexpr std::string_view a_middle = "the middle of the map of the address";

/// A field that may hold a position in any notation, or a name.
std::optional<TypedText> of_pin_field(std::string_view value, bool longitude_first) {
    if (value.empty()) return std::nullopt;
    std::string text = unescaped(value);
    if (text.starts_with("loc:")) text = text.substr(4);
    if (const auto pair = pair_at_start(text)) {
        const bool alone = pair->rest.empty() || pair->rest.starts_with(" (") ||
                           std::string_view(",~;/(_").find(pair->rest[0]) != std::string_view::npos;
        if (alone) return of_pair(*pair, longitude_first, a_pin, std::nullopt);
    }
    auto out = read_degrees(plain(text), longitude_first ? Order::longitude_first : Order::latitude_first);
    if (out && out->position) {
        out->position->form = "address of an online map";
        out->position->reasons = {std::string(a_pin)};
        out->position->other.reset();
    }
    return out;
}

std::optional<TypedText> pin_of(const Address& address) {
    if (auto out = of_google_data(unescaped(address.path + "?" + address.query))) return out;
    for (const std::string* fields : {&address.query, &address.fragment})
        for (const auto& [lat, lon] :
             {std::pair{"mlat", "mlon"}, std::pair{"lat", "lon"}, std::pair{"lat", "lng"}, std::pair{"lat", "long"},
              std::pair{"latitude", "longitude"}, std::pair{"y", "x"}})
            if (auto out = of_fields(*fields, lat, lon, a_pin)) return out;
    // Wikipedia's GeoHack: params=48_27_54_N_35_2_46_E_region:UA
    if (std::string params = unescaped(field_of(address.query, "params")); !params.empty()) {
        const std::size_t end = params.find_first_of("EW");
        params.resize(end == std::string::npos ? params.size() : end + 1);
        std::replace(params.begin(), params.end(), '_', ' ');
        if (auto out = read_degrees(plain(params), Order::latitude_first); out && out->position) {
            out->position->form = "address of an online map";
            out->position->reasons = {std::string(a_pin)};
            return out;
        }
    }
    for (const char* name : {"whatshere[point]", "whatshere%5Bpoint%5D", "pt", "q", "query", "destination", "daddr",
                             "coordinate", "marker", "point", "sp", "saddr"}) {
        std::string_view value = field_of(address.query, name);
        if (value.starts_with("point.")) value.remove_prefix(6); // Bing's sp=point.48.46_35.04_Title
        if (auto out = of_pin_field(value, address.longitude_first)) return out;
    }
    for (const std::string_view step : {"/place/", "/search/", "/dir/"})
        if (const std::size_t at = address.path.find(step); at != std::string::npos) {
            std::size_t from = at + step.size();
            while (from < address.path.size() && address.path[from] == '/') ++from; // "/dir//48.4,35.0"
            const std::size_t end = std::min(address.path.find('/', from), address.path.size());
            if (auto out = of_pin_field(address.path.substr(from, end - from), address.longitude_first)) return out;
        }
    return std::nullopt;
}

/// "17/48.46/35.04", as OpenStreetMap's map= and many fragments have it.
std::optional<TypedText> of_zoom_first(std::string_view text) {
    std::size_t at = 0;
    double step = 1;
    const auto zoom = number(text, at, step);
    if (!zoom || *zoom < 0 || *zoom > 24 || at >= text.size() || text[at] != '/') return std::nullopt;
    const auto pair = pair_at_start(text.substr(at + 1));
    if (!pair) return std::nullopt;
    return of_pair(*pair, false, a_middle, zoom);
}

std::optional<TypedText> middle_of(const Address& address) {
    std::optional<double> zoom;
    for (const char* name : {"z", "zoom", "lvl"})
        if (const std::string_view value = field_of(address.query, name); !value.empty()) {
            std::size_t at = 0;
            double step = 1;
            zoom = number(value, at, step);
            if (zoom && (*zoom < 0 || *zoom > 24)) zoom.reset();
        }
    for (const std::string* text : {&address.path, &address.fragment})
        if (const std::size_t at = text->find('@'); at != std::string::npos)
            if (const auto pair = pair_at_start(std::string_view(*text).substr(at + 1)))
                return of_pair(*pair, address.longitude_first, a_middle, zoom_after(pair->rest));
    if (auto out = of_zoom_first(field_of(address.fragment, "map"))) return out;
    if (auto out = of_zoom_first(address.fragment)) return out;
    for (const std::string* fields : {&address.query, &address.fragment})
        for (const char* name : {"ll", "center", "cp", "map", "view", "m", "sll"}) {
            const std::string value = unescaped(field_of(*fields, name));
            if (const auto pair = pair_at_start(value))
                return of_pair(*pair, address.longitude_first, a_middle, zoom ? zoom : zoom_after(pair->rest));
        }
    if (const auto pair = pair_at_start(address.fragment); pair && pair->step < 1)
        return of_pair(*pair, address.longitude_first, a_middle, zoom_after(pair->rest));
    if (const auto pair = pair_at_start(address.query))
        return of_pair(*pair, address.longitude_first, a_middle, zoom_after(pair->rest));
    for (std::size_t at = address.path.find('/'); at != std::string::npos; at = address.path.find('/', at + 1))
        if (const auto pair = pair_at_start(std::string_view(address.path).substr(at + 1));
            pair && pair->step < 1 && std::string_view(address.path).substr(at + 1).find(',') != std::string_view::npos)
            return of_pair(*pair, address.longitude_first, a_middle, zoom_after(pair->rest));
    return std::nullopt;
}

/// Host, path, query and fragment; nothing when the text is no address.
std::optional<Address> split(std::string_view text) {
    if (text.find(' ') != std::string_view::npos && text.find("://") == std::string_view::npos) return std::nullopt;
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos) {
        // "google.com/maps/…": a host with a dot, letters only before the first slash
        const std::size_t slash = text.find_first_of("/?#");
        if (slash == std::string_view::npos || text.substr(0, slash).find('.') == std::string_view::npos)
            return std::nullopt;
        const bool host = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(slash), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        });
        const bool letter = std::any_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(slash),
                                        [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
        const char last = text[slash - 1];
        if (!host || !letter || (last >= '0' && last <= '9') || last == '.') return std::nullopt;
    } else {
        text.remove_prefix(scheme + 3);
    }
    Address out;
    const std::size_t hash = std::min(text.find('#'), text.size());
    if (hash < text.size()) out.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
    const std::size_t mark = std::min(text.find('?'), text.size());
    if (mark < text.size()) out.query = text.substr(mark + 1);
    text = text.substr(0, mark);
    const std::size_t slash = std::min(text.find('/'), text.size());
    out.host = text.substr(0, slash);
    out.path = text.substr(slash);
    for (const std::string_view host : longitude_first_hosts)
        out.longitude_first = out.longitude_first || out.host.find(host) != std::string::npos;
    return out;
}

} // namespace

std::optional<TypedText> read_map_address(std::string_view text) {
    auto address = split(text);
    if (!address) return std::nullopt;
    if (auto out = pin_of(*address)) return out;
    if (auto out = middle_of(*address)) return out;
    if (std::find(short_links.begin(), short_links.end(), address->host) != short_links.end() ||
        (address->host.find("yandex.") != std::string::npos && address->path.find("/-/") != std::string::npos) ||
        address->path.starts_with("/go/"))
        return refused("a short link holds no position: open it and copy the long address");
    return refused("the address holds no position");
}

} // namespace whenabouts::gazetteer::typed

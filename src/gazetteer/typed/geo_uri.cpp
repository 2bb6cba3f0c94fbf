#include "gazetteer/typed/address_parts.hpp"
#include "gazetteer/typed/forms.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace whenabouts::gazetteer::typed {
namespace {

/// The value of ";name=…" among a geo: URI's parameters, which begin at the first ';'.
std::string_view parameter(std::string_view parameters, std::string_view name) {
    for (std::size_t at = 0; at < parameters.size();) {
        const std::size_t end = std::min(parameters.find(';', at), parameters.size());
        const std::string_view piece = parameters.substr(at, end - at);
        if (piece.size() > name.size() && piece.starts_with(name) && piece[name.size()] == '=')
            return piece.substr(name.size() + 1);
        at = end + 1;
    }
    return {};
}

} // namespace

std::optional<TypedText> read_geo_uri(std::string_view text) {
    if (!starts_with_any_case(text, "geo:")) return std::nullopt;
    text.remove_prefix(4);
    const std::size_t query = text.find('?');
    const std::string_view tail = query == std::string_view::npos ? std::string_view{} : text.substr(query + 1);
    text = text.substr(0, query);
    const std::size_t semicolon = std::min(text.find(';'), text.size());
    const std::string_view parameters = semicolon < text.size() ? text.substr(semicolon + 1) : std::string_view{};
    std::string numbers(text.substr(0, semicolon));
    // Android writes "geo:0,0?q=48.46502,35.04618(label)".
    if (const std::string_view asked = field_of(tail, "q"); !asked.empty())
        if (const std::string decoded = unescaped(asked);
            read_degrees(decoded.substr(0, decoded.find('(')), Order::latitude_first))
            numbers = decoded.substr(0, decoded.find('('));
    if (const std::string crs(parameter(parameters, "crs")); !crs.empty() && !equal_any_case(crs, "wgs84"))
        return refused("the geo: URI uses the coordinate system '" + crs + "'; only wgs84 is read");
    if (const std::size_t first = numbers.find(','); first != std::string::npos)
        if (const std::size_t altitude = numbers.find(',', first + 1); altitude != std::string::npos)
            numbers.resize(altitude);
    auto out = read_degrees(numbers, Order::latitude_first);
    if (!out) return refused("the geo: URI needs latitude,longitude, such as geo:48.465,35.046");
    if (!out->position) return out;
    out->position->form = "geo: URI";
    if (const std::string_view u = parameter(parameters, "u"); !u.empty()) {
        double metres = 0;
        const auto read = std::from_chars(u.data(), u.data() + u.size(), metres);
        if (read.ec != std::errc{} || read.ptr != u.data() + u.size() || !std::isfinite(metres) || metres < 0)
            return refused("the uncertainty of the geo: URI (u=) is no number of metres");
        out->position->radius_m = std::max(least_radius_m, metres);
        out->position->reasons.emplace_back("uncertainty as the URI gives it");
    }
    return out;
}

} // namespace whenabouts::gazetteer::typed

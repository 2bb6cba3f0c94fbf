#include "store/identity.hpp"

#include "digest/sha256.hpp"
#include "store/embedded.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <vector>

namespace whenabouts::store {

namespace {

std::string uid_text(std::array<std::uint8_t, 16> bytes, unsigned version) {
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | (version << 4U));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    std::string text = digest::hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, "-");
    return text;
}

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's

bool is_hex(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string_view alpha_3(std::string_view country) {
    const std::string line_start = "\n" + std::string(country) + " ";
    const std::size_t at = country.size() == 2 ? embedded::country_codes.find(line_start) : std::string_view::npos;
    return at == std::string_view::npos ? "INC" : embedded::country_codes.substr(at + line_start.size(), 3);
}

bool is_tracking(std::string_view parameter) {
    const std::string name = lower(parameter.substr(0, parameter.find('=')));
    constexpr std::array<std::string_view, 6> known{"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid"};
    return name.starts_with("utm_") || std::find(known.begin(), known.end(), name) != known.end();
}

std::string without_tracking(std::string_view query) {
    std::string out;
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view parameter = query.substr(0, end);
        if (!parameter.empty() && !is_tracking(parameter)) out.append(out.empty() ? "?" : "&").append(parameter);
        if (end == std::string_view::npos) break;
        query.remove_prefix(end + 1);
    }
    return out;
}

} // namespace

std::string random_uid() {
    return uid_text(digest::random_bytes(), 4);
}

std::string derived_uid(std::string_view name) {
    const auto hash = digest::sha256(name);
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(hash.begin(), bytes.size(), bytes.begin());
    return uid_text(bytes, 8);
}

bool is_uid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !is_hex(text[i])) return false;
    }
    return true;
}

std::string short_code(std::string_view country, std::string_view uid, std::size_t digits) {
    const auto hash = digest::sha256(uid);
    std::string code(alpha_3(country));
    code += '-';
    for (std::size_t i = 0; i < std::min(digits, hash.size()); ++i) code += alphabet[hash[i] & 31U];
    return code;
}

std::string bulk_code(std::string_view country, std::int64_t id) {
    std::string code(alpha_3(country));
    code += '-';
    constexpr int digits = 7;
    for (int i = digits - 1; i >= 0; --i)
        code += alphabet[(static_cast<std::uint64_t>(id) >> (5U * static_cast<unsigned>(i))) & 31U];
    return code;
}

std::string url_key(std::string_view url) {
    const std::size_t scheme = url.find("://");
    const std::string name = scheme == std::string_view::npos ? "" : lower(url.substr(0, scheme));
    if (name != "http" && name != "https") return std::string(url);
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find('#'));
    const std::size_t host_end = std::min(url.find_first_of("/?"), url.size());
    std::string host = lower(url.substr(0, host_end));
    for (const std::string_view port : {":80", ":443"})
        if (host.ends_with(port)) host.resize(host.size() - port.size());
    if (host.starts_with("www.")) host.erase(0, 4);
    url.remove_prefix(host_end);
    const std::size_t path_end = std::min(url.find('?'), url.size());
    std::string path(url.substr(0, path_end));
    while (path.ends_with('/')) path.pop_back();
    const std::string query = path_end < url.size() ? without_tracking(url.substr(path_end + 1)) : "";
    return host + path + query;
}

} // namespace whenabouts::store

#pragma once
#include <string>
#include <string_view>

namespace whenabouts::store {

/// A random UUID (RFC 9562, version 4).
[[nodiscard]] std::string random_uid();
/// The same UUID for the same name, everywhere (RFC 9562, version 8: the first bytes of the name's SHA-256).
[[nodiscard]] std::string derived_uid(std::string_view name);
/// True for 8-4-4-4-12 hex digits.
[[nodiscard]] bool is_uid(std::string_view text);

/// "UKR-7F3K2Q": the country's ISO 3166-1 alpha-3 code ("INC" where there is none) and `digits` characters made from
/// the uid, in Crockford's alphabet, which has no I, L, O, U. `country` is alpha-2.
[[nodiscard]] std::string short_code(std::string_view country, std::string_view uid, std::size_t digits = 6);

/// The code of a row that came in bulk: seven characters that are the row's number, so that codes of one country grow
/// with the rows. short_code() never gives an odd number of characters.
[[nodiscard]] std::string bulk_code(std::string_view country, std::int64_t id);

/// What two spellings of one web address share: no scheme, "www.", fragment, default port, tracking parameters or
/// trailing slash; host in lower case. Empty for an empty address.
[[nodiscard]] std::string url_key(std::string_view url);

} // namespace whenabouts::store

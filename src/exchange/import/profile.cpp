#include "exchange/import/profile.hpp"

#include "core/output_file.hpp"
#include "unicode/fold.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

using json::Value;

constexpr std::array<std::string_view, field_count> words{
    "title",       "summary",      "category",     "date",         "start",
    "end",         "time",         "lon",          "lat",          "position",
    "place",       "country",      "adm1",         "adm2",         "precision",
    "radius",      "source",       "source_title", "publisher",    "published",
    "quote",       "side_a",       "side_b",       "killed",       "killed_low",
    "killed_high", "injured",      "injured_low",  "injured_high", "civilians_killed",
    "confidence",  "verification", "tags",         "zone",         "id"};

core::Result<std::unordered_set<std::string>> keys_of(const Value& list) {
    const auto* const names = list.array();
    if (names == nullptr) return core::refused({}, "a field without its list of names");
    std::unordered_set<std::string> keys;
    for (const Value& name : *names) {
        const std::string key = Profile::key_of(name.text());
        if (key.empty()) return core::refused({}, "a name without a letter");
        keys.insert(key);
    }
    return keys;
}

core::Result<Several> several_of(const Value& word) {
    if (word.text() == "refuse") return Several::refuse;
    if (word.text() == "all") return Several::all;
    if (word.text() == "first") return Several::first;
    return core::refused({}, fmt::format("'{}' is none of refuse, all, first", word.text()));
}

} // namespace

std::string_view to_string(Field field) {
    return words[static_cast<std::size_t>(field)];
}

std::optional<Field> parse_field(std::string_view word) {
    const auto* const at = std::find(words.begin(), words.end(), word);
    if (at == words.end()) return std::nullopt;
    return static_cast<Field>(at - words.begin());
}

std::string Profile::key_of(std::string_view name) {
    std::string key = unicode::fold(name);
    std::erase(key, ' ');
    return key;
}

core::Result<Profile> Profile::load(const std::filesystem::path& file) {
    const std::string name = file.string();
    const auto text = core::read_file(file);
    if (!text) return tl::make_unexpected(text.error());
    const auto parsed = json::parse(*text, name);
    if (!parsed) return tl::make_unexpected(parsed.error());
    const Value& root = *parsed;
    const auto* const fields = root["fields"].array();
    if (root["format"] != Value(1) || fields == nullptr || root["name"].text().empty())
        return core::unreadable(name, "is no import profile of format 1", "see assets/import/schema.json");
    Profile profile;
    profile.m_name = root["name"].text();
    for (const Value& entry : *fields) {
        const auto field = parse_field(entry["field"].text());
        if (!field)
            return core::unreadable(name, fmt::format("'{}' is no field", entry["field"].text()),
                                    "see assets/import/schema.json");
        auto plain = keys_of(entry["names"]);
        auto weak = keys_of(entry["weak"]);
        const auto several = several_of(entry["several"]);
        const core::Error* const error = !plain     ? &plain.error()
                                         : !weak    ? &weak.error()
                                         : !several ? &several.error()
                                                    : nullptr;
        if (error != nullptr)
            return core::unreadable(name, fmt::format("field {}: {}", to_string(*field), error->what));
        profile.m_names[static_cast<std::size_t>(*field)] = {std::move(*plain), std::move(*weak), *several};
    }
    if (const auto* const absent = root["absent"].array())
        for (const Value& word : *absent) {
            profile.m_absent.insert(unicode::fold_case(word.text()));
            profile.m_longest_absent = std::max(profile.m_longest_absent, word.text().size());
        }
    if (const auto* const categories = root["categories"].object())
        for (const auto& [word, code] : *categories) profile.m_categories.emplace(key_of(word), code.text());
    return profile;
}

bool Profile::is_absent(std::string_view cell) const {
    const std::size_t first = cell.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return true;
    cell = cell.substr(first, cell.find_last_not_of(" \t\r\n") - first + 1);
    return cell.size() <= m_longest_absent && m_absent.contains(unicode::fold_case(cell));
}

std::string_view Profile::category(std::string_view key) const {
    const auto at = m_categories.find(std::string(key));
    return at == m_categories.end() ? std::string_view() : std::string_view(at->second);
}

} // namespace whenabouts::exchange

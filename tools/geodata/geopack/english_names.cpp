#include "english_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace geopack {
namespace {

/// Countries whose divisions English texts name with their type; the rest are named alone (Bavaria, Texas, Gedo).
const std::map<std::string_view, std::string_view>& usual_types() {
    static const std::map<std::string_view, std::string_view> types{
        {"UA", "Oblast"},      {"BY", "Region"},      {"KZ", "Region"},      {"UZ", "Region"},
        {"KG", "Region"},      {"TJ", "Region"},      {"SY", "Governorate"}, {"IQ", "Governorate"},
        {"EG", "Governorate"}, {"YE", "Governorate"}, {"JO", "Governorate"}, {"LB", "Governorate"},
        {"TN", "Governorate"}, {"OM", "Governorate"}, {"BH", "Governorate"}, {"KW", "Governorate"},
        {"TR", "Province"},    {"AF", "Province"},    {"IR", "Province"},    {"CN", "Province"},
        {"VN", "Province"},    {"KP", "Province"},    {"KR", "Province"},    {"TH", "Province"},
        {"CU", "Province"},    {"DO", "Province"},    {"AR", "Province"},    {"DZ", "Province"},
        {"AM", "Province"},    {"BG", "Province"},    {"TM", "Province"},    {"SA", "Province"},
        {"PH", "Province"},    {"BF", "Province"},    {"MZ", "Province"},    {"RW", "Province"},
        {"BI", "Province"},    {"AO", "Province"},    {"ZM", "Province"},    {"LA", "Province"},
        {"KH", "Province"},    {"MN", "Province"},    {"PL", "Voivodeship"}, {"RO", "County"},
        {"HR", "County"},      {"HU", "County"},      {"SE", "County"},      {"EE", "County"},
        {"LT", "County"},      {"AL", "County"},      {"LR", "County"},      {"KE", "County"},
        {"JP", "Prefecture"},  {"NG", "State"},       {"SS", "State"},       {"SD", "State"},
        {"VE", "State"},       {"ET", "Region"},      {"ER", "Region"},      {"ML", "Region"},
        {"NE", "Region"},      {"CZ", "Region"},      {"SK", "Region"},      {"CL", "Region"},
        {"MA", "Region"},      {"GH", "Region"},      {"TG", "Region"},      {"SN", "Region"},
        {"CM", "Region"},      {"TD", "Region"},      {"AZ", "District"},    {"IL", "District"},
        {"MD", "District"},    {"LY", "District"},    {"BD", "Division"},    {"CO", "Department"},
        {"PY", "Department"},  {"BO", "Department"},  {"HN", "Department"},  {"GT", "Department"},
        {"NI", "Department"},  {"SV", "Department"},  {"HT", "Department"},  {"UY", "Department"}};
    return types;
}

bool has_type(std::string_view name) {
    constexpr std::array<std::string_view, 24> words{
        "Oblast",   "Krai",           "Republic",  "Okrug",    "Governorate", "Province",     "State",      "Region",
        "County",   "Prefecture",     "City",      "District", "Voivodeship", "Municipality", "Department", "Territory",
        "Division", "Administrative", "Authority", "Area",     "Capital",     "Gaza",         "Bank",       "oblast"};
    return std::any_of(words.begin(), words.end(),
                       [&](auto word) { return name.find(word) != std::string_view::npos; });
}

bool is_city(std::string_view type) {
    for (const std::string_view word :
         {"City", "Municipality", "Capital", "Metropolis", "Rada", "District|", "Urban"}) {
        if (type.find(word) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

std::string with_type(const std::string& name, const std::string& country, const std::string& local_type,
                      const std::string& english_type) {
    if (name.empty() || has_type(name)) {
        return name;
    }
    if (country == "RU") {
        if (local_type == "Oblast") {
            return name + " Oblast";
        }
        if (local_type == "Kray") {
            return name + " Krai";
        }
        return name;
    }
    const auto found = usual_types().find(country);
    if (found == usual_types().end()) {
        return name;
    }
    if (country != "JP" && is_city(english_type)) {
        return name;
    }
    if (country == "JP" && (english_type == "Metropolis" || english_type == "Circuit")) {
        return name;
    }
    if (country == "CN" && english_type != "Province") {
        return name;
    }
    return name + " " + std::string(found->second);
}

} // namespace geopack

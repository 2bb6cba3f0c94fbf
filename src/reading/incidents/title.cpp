#include "reading/incidents/title.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::reading {

namespace {

std::string spaced(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string with_article(const std::string& noun) {
    const bool vowel = std::string_view("aeio").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + noun;
}

/// "kills 12", "kills at least 9", "injures 3"; empty when nobody was counted.
std::string counted(std::string_view verb, const core::Casualties& people) {
    if (people.best && *people.best > 0)
        return fmt::format(" {} {}{}", verb, people.low && !people.high ? "at least " : "", *people.best);
    if (people.low && *people.low > 0 && !people.best)
        return fmt::format(" {} {}", verb, *people.low >= 200 ? "hundreds" : *people.low >= 24 ? "dozens" : "several");
    if (people.high && *people.high > 0 && !people.best) return fmt::format(" {} up to {}", verb, *people.high);
    return {};
}

/// "coach", "train", …: the vehicle that the trigger's own words name.
std::string vehicle_of(const Event& event, const Document& document) {
    const auto vehicle = document.lexicon().named_class("@vehicle");
    for (const Trigger& trigger : event.triggers)
        for (std::size_t i = trigger.first; i < trigger.last; ++i)
            if (document.is(i, vehicle)) {
                std::string word = document.folded(i);
                const bool plural = word.size() > 3 && word.back() == 's' && word != "bus";
                if (plural) word.pop_back();
                return word;
            }
    return {};
}

std::string_view mishap(const Event& event, const Document& document) {
    const auto& head = document.folded(event.triggers.front().head);
    if (head.starts_with("crash")) return "crash";
    if (head.starts_with("colli")) return "collision";
    if (head.starts_with("derail")) return "derailment";
    if (head == "sank" || head == "sunk" || head.starts_with("capsiz")) return "sinking";
    return "accident";
}

std::string subject(const Event& event, const Document& document, const taxonomy::Taxonomy& taxonomy) {
    const std::string& c = event.category;
    const auto has = [&](std::string_view weapon) {
        return std::find(event.weapons.begin(), event.weapons.end(), weapon) != event.weapons.end();
    };
    if (c == "missile_strike") {
        for (const std::string_view kind : {"ballistic_missile", "cruise_missile", "hypersonic_missile"})
            if (has(kind)) return capitalised(spaced(std::string(kind))) + " strike";
        return has("rocket") && !has("missile") ? "Rocket attack" : "Missile strike";
    }
    if (c == "explosion") {
        for (const std::string_view kind : {"suicide_bomb", "car_bomb", "roadside_bomb"})
            if (has(kind)) return capitalised(spaced(std::string(kind)));
        return has("bomb") ? "Bomb blast" : "Explosion";
    }
    if (c == "attack" && has("knife")) return "Knife attack";
    if (c == "transport_accident") {
        const std::string vehicle = vehicle_of(event, document);
        return vehicle.empty() ? "Transport accident"
                               : fmt::format("{} {}", capitalised(vehicle), mishap(event, document));
    }
    if (c == "outbreak") {
        const Trigger& trigger = event.triggers.front();
        const auto bytes = document.bytes(trigger.first, trigger.last);
        const std::string words(document.text().substr(bytes.begin, bytes.end - bytes.begin));
        const bool disease = trigger.category == "outbreak" && words.size() < 30 &&
                             !document.folded(trigger.head).starts_with("outbreak") &&
                             !document.folded(trigger.head).starts_with("epidemic");
        return disease ? "Outbreak of " + words : "Outbreak of disease";
    }
    if (c == "fire") return "Fire";
    return taxonomy[c].label;
}

std::string place_part(const Event& event, bool comma) {
    if (!event.place) return {};
    const auto& place = *event.place;
    const std::string_view text = place.text;
    const bool latin = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0xD0 || static_cast<unsigned char>(c) > 0xF4;
    });
    const bool shouted = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool short_text =
        text.size() < 60 && text.find('\n') == std::string_view::npos && latin && !shouted && !place.inherited;
    std::string name = short_text && !text.empty() ? std::string(text) : place.place.name;
    if (name.starts_with("the ") && comma) name.erase(0, 4);
    if (name.starts_with("near ") || name.starts_with("outside ") || name.starts_with("between ") ||
        name.starts_with("off "))
        return (comma ? ", " : " ") + name;
    if (comma) return ", " + name;
    return " in " + name;
}

/// "lands in an open field": what the sentence says of where the missile came down.
bool landed(const Event& event, const Document& document) {
    if (event.target != "open_field") return false;
    return std::any_of(event.triggers.begin(), event.triggers.end(), [&](const Trigger& t) {
        const auto& word = document.folded(t.head);
        return word == "landed" || word == "fell" || word == "came" || word == "crashed" || word == "used" ||
               word == "launched" || word == "fired";
    });
}

bool overnight(const Event& event) {
    return event.date && std::find(event.date->flags.begin(), event.date->flags.end(), "overnight_expanded") !=
                             event.date->flags.end();
}

std::string cut(std::string title) {
    constexpr std::size_t longest = 120;
    if (title.size() <= longest) return title;
    std::size_t end = title.rfind(' ', longest - 3);
    if (end == std::string::npos || end < longest / 2) end = longest - 3;
    while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
    return title.substr(0, end) + "…";
}

} // namespace

std::string title_of(const Event& event, const Document& document, const taxonomy::Taxonomy& taxonomy) {
    const bool airborne = event.category == "missile_strike" || event.category == "drone_attack";
    if (airborne && landed(event, document)) {
        const std::string weapon = event.weapons.empty() ? "missile" : spaced(event.weapons.front());
        return cut(capitalised(weapon) + " lands in an open field" + place_part(event, true));
    }
    std::string title = subject(event, document, taxonomy);
    if (event.attempted)
        title = "Attempted " + std::string(1, static_cast<char>(title.front() | 0x20)) + title.substr(1);
    else if (overnight(event) && airborne)
        title = "Overnight " + std::string(1, static_cast<char>(title.front() | 0x20)) + title.substr(1);
    const std::string killed = counted("kills", event.toll.killed);
    const std::string injured = counted(killed.empty() ? "injures" : "injures", event.toll.injured);
    if (event.category == "killing") {
        title = killed.empty() ? "Killing" : capitalised(killed.substr(std::string_view(" kills ").size())) + " killed";
        return cut(title + place_part(event, false));
    }
    title += killed;
    if (!injured.empty()) title += (killed.empty() ? "" : ",") + injured;
    const bool place_hit =
        !event.target.empty() && event.target != "open_field" && killed.empty() && injured.empty() &&
        (airborne || event.category == "shelling" || event.category == "air_strike" || event.category == "attack");
    if (place_hit) title += " hits " + with_article(spaced(event.target));
    const bool state = event.place && event.place->precision == core::PlacePrecision::country;
    if (state && airborne && killed.empty() && injured.empty() && !place_hit)
        return cut(title + " on " + event.place->place.name);
    return cut(title + place_part(event, false));
}

} // namespace whenabouts::reading

#include "cli/pins.hpp"

#include "cli/incident_words.hpp"
#include "cli/notes.hpp"
#include "cli/places.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "gazetteer/coordinates.hpp"
#include "store/store.hpp"
#include "json/value.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {
namespace {

constexpr double least_radius_m = 100; // a hamlet is no point

/// Refuses a store that is not there: to take something away from it must not make one.
core::Result<std::unique_ptr<store::Store>> existing(const std::string& path) {
    return store::open(path, store::Mode::read);
}

core::Result<std::unique_ptr<store::Store>> writable(const std::string& path) {
    auto store = store::open(path, store::Mode::write);
    if (!store) return store;
    if (const std::string notice = (*store)->notice(); !notice.empty())
        return core::unwritable(path, "is read-only here: " + notice, "update Whenabouts, or work on a copy");
    return store;
}

std::string position_words(core::LonLat position) {
    return fmt::format("{:.5f}, {:.5f}", position.lon, position.lat);
}

} // namespace

core::Result<void> use_pins(const std::string& path, gazetteer::Gazetteer& gazetteer) {
    std::error_code error;
    if (path.find("://") == std::string::npos && !std::filesystem::exists(path, error)) return {};
    const auto store = store::open(path, store::Mode::read);
    if (!store) return tl::make_unexpected(store.error());
    const auto pins = (*store)->pins();
    if (!pins) return tl::make_unexpected(pins.error());
    std::vector<gazetteer::PinnedName> names;
    for (const store::Pin& pin : *pins) names.push_back({pin.id, pin.name, pin.position, pin.radius_m});
    if (!names.empty()) gazetteer.pin(names);
    return {};
}

core::Result<void> pin_name(const std::string& path, const std::string& name, const std::string& at,
                            std::optional<double> radius_m, const std::string& note) {
    const auto read = gazetteer::read_position(at);
    if (!read.position)
        return core::bad_usage(
            fmt::format("--at: '{}' is no position{}", at, read.refusal.empty() ? "" : ": " + read.refusal),
            "give longitude,latitude, such as 35.14,47.84");
    const store::Pin pin{0, name, read.position->position,
                         radius_m.value_or(std::max(least_radius_m, std::round(read.position->radius_m))), note};
    if (auto sound = store::check_pin(pin); !sound) return sound; // before a store is made for it
    if (read.position->swapped || read.position->other)
        cli::note(
            fmt::format("read as longitude {}, latitude {}", read.position->position.lon, read.position->position.lat));
    auto store = writable(path);
    if (!store) return tl::make_unexpected(store.error());
    const auto id = (*store)->pin(pin, {user_name(), "whenabouts gazetteer pin", note});
    if (!id) return tl::make_unexpected(id.error());
    print(fmt::format("{}  {}  ±{}\n", name, position_words(pin.position), distance_words(pin.radius_m)));
    return {};
}

core::Result<void> list_pins(const std::string& path, bool as_json) {
    const auto store = existing(path);
    if (!store) return tl::make_unexpected(store.error());
    const auto pins = (*store)->pins();
    if (!pins) return tl::make_unexpected(pins.error());
    if (as_json) {
        json::Value::Array all;
        for (const store::Pin& pin : *pins) {
            json::Value one;
            one.set("id", fmt::format("pin:{}", pin.id));
            one.set("name", pin.name);
            one.set("lon", pin.position.lon);
            one.set("lat", pin.position.lat);
            one.set("radius_m", pin.radius_m);
            one.set("note", pin.note);
            all.push_back(std::move(one));
        }
        print(json::print_pretty(all) + "\n");
        return {};
    }
    std::vector<std::vector<std::string>> rows{{"NAME", "POSITION", "WITHIN", "NOTE"}};
    for (const store::Pin& pin : *pins)
        rows.push_back({pin.name, position_words(pin.position), "±" + distance_words(pin.radius_m), pin.note});
    if (pins->empty())
        note("no name is pinned in " + path);
    else
        print_table(std::move(rows), {60, 0, 0, 60});
    return {};
}

core::Result<void> unpin_name(const std::string& path, const std::string& name, const std::string& why) {
    if (const auto there = existing(path); !there) return tl::make_unexpected(there.error());
    auto store = writable(path);
    if (!store) return tl::make_unexpected(store.error());
    return (*store)->unpin(name, {user_name(), "whenabouts gazetteer unpin", why});
}

namespace {

struct PinFlags {
    std::string store, name, at, note;
    std::optional<double> radius_m;
    bool json = false;
};

int status_of(const core::Result<void>& done) {
    return done ? 0 : fail(done.error());
}

} // namespace

void add_pin_commands(CLI::App& parent, Chosen& chosen) {
    const auto flags = std::make_shared<PinFlags>();
    CLI::App* pin = parent.add_subcommand("pin", "Pin a name to a position in a store: it comes first afterwards");
    pin->add_option("STORE", flags->store, "The store (.gpkg); made when it is missing")->required();
    pin->add_option("NAME", flags->name, "The name; pinning it again moves it")->required();
    pin->add_option("--at", flags->at, "Where: longitude,latitude or any other notation")
        ->required()
        ->type_name("LON,LAT");
    pin->add_option("--radius", flags->radius_m, "How far, in metres, the true spot may lie from there")
        ->check(CLI::Validator(
            [](const std::string& typed) {
                double metres = -1;
                return CLI::detail::lexical_cast(typed, metres) && metres >= 0 && metres <= 20'000'000
                           ? std::string{}
                           : "'" + typed + "' is no number of metres from 0 to 20,000,000";
            },
            ""))
        ->type_name("METRES");
    pin->add_option("--note", flags->note, "How it is known; kept with it and in the history")->type_name("TEXT");
    pin->footer("\nExample:\n  whenabouts gazetteer pin case.gpkg \"Nova Hamlet\" --at 35.51,47.52 --radius 400 --note "
                "\"1:50,000 map\"\n"
                "  whenabouts geocode --store case.gpkg \"Nova Hamlet\"");
    pin->callback([flags, &chosen] {
        chosen = [flags] {
            return status_of(pin_name(flags->store, flags->name, flags->at, flags->radius_m, flags->note));
        };
    });
    CLI::App* pins = parent.add_subcommand("pins", "The names pinned in a store");
    pins->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    pins->add_flag("--json", flags->json, "One JSON document");
    pins->footer("\nExample:\n  whenabouts gazetteer pins case.gpkg");
    pins->callback([flags, &chosen] { chosen = [flags] { return status_of(list_pins(flags->store, flags->json)); }; });
    CLI::App* unpin = parent.add_subcommand("unpin", "Take a pinned name away; the history keeps it");
    unpin->add_option("STORE", flags->store, "The store (.gpkg)")->required();
    unpin->add_option("NAME", flags->name, "The name")->required();
    unpin->add_option("--why", flags->note, "A reason, for the history")->type_name("TEXT");
    unpin->footer("\nExample:\n  whenabouts gazetteer unpin case.gpkg \"Nova Hamlet\" --why \"wrong valley\"");
    unpin->callback([flags, &chosen] {
        chosen = [flags] { return status_of(unpin_name(flags->store, flags->name, flags->note)); };
    });
}

} // namespace whenabouts::cli

#include "cli/read_area.hpp"

#include "cli/places.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace whenabouts::cli {

void add_area_flags(CLI::App& command, ReadArea& flags) {
    // An empty shell variable must not read as "no area".
    const auto not_empty = [](const std::string& value) {
        return value.empty() ? std::string("is empty; leave the flag out or give it a value") : std::string{};
    };
    command.add_option("--near", flags.near, "Of places of one name, prefer those near here; hides no other")
        ->type_name("LON,LAT")
        ->check(not_empty);
    command.add_option("--within", flags.within, "… those in this box and near it")
        ->type_name("W,S,E,N")
        ->check(not_empty);
    command.add_option("--in", flags.in, "… those in this place and near it")->type_name("PLACE")->check(not_empty);
}

core::Result<gazetteer::AreaOfInterest> to_area(const ReadArea& flags, const gazetteer::Gazetteer& gazetteer) {
    if (!flags.within.empty() && !flags.in.empty())
        return core::bad_usage("--within and --in both say an area", "leave one of them out");
    gazetteer::AreaOfInterest area;
    if (!flags.in.empty()) {
        const auto candidates = gazetteer.find(flags.in);
        if (candidates.empty())
            return core::refused({}, fmt::format("--in: no place called '{}' is known", flags.in),
                                 "try 'whenabouts geocode' with other spellings");
        area = gazetteer::area_of(candidates.front().place);
    }
    if (!flags.within.empty()) {
        const auto box = core::parse_box(flags.within);
        if (!box) return tl::unexpected(box.error());
        area.within = *box;
    }
    if (!flags.near.empty()) {
        const auto near = typed_position(flags.near, "--near");
        if (!near) return tl::unexpected(near.error());
        area.near = *near;
    }
    return area;
}

} // namespace whenabouts::cli

#include "store/pins.hpp"

#include "store/schema.hpp"
#include "store/store.hpp"
#include "unicode/fold.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::store {
namespace {

constexpr std::size_t longest_name = 300; // code points

core::Result<std::optional<Pin>> find_pin(const sql::Database& database, std::string_view name) {
    const auto pins = read_pins(database);
    if (!pins) return tl::make_unexpected(pins.error());
    const std::string folded = unicode::fold(name);
    for (const Pin& pin : *pins)
        if (unicode::fold(pin.name) == folded) return pin;
    return std::nullopt;
}

} // namespace

core::Result<void> check_pin(const Pin& pin) {
    if (!core::is_valid(pin.position) || !(pin.radius_m >= 0))
        return core::bad_usage("a pin needs a position in the world and a radius", "give --at LON,LAT");
    if (unicode::first_invalid_byte(pin.name) || unicode::first_invalid_byte(pin.note))
        return core::bad_usage("the name and the note of a pin must be UTF-8", "give them in UTF-8");
    if (unicode::fold(pin.name).empty() || unicode::count_code_points(pin.name) > longest_name)
        return core::bad_usage(fmt::format("'{}' is no name to pin", pin.name.substr(0, 80)),
                               "give up to 300 characters, some of them letters");
    return {};
}

core::Result<bool> has_pins_table(const sql::Database& database) {
    auto count = database.integer("SELECT count(*) FROM sqlite_master WHERE type='table' AND name='pinned_names'");
    if (!count) return tl::make_unexpected(count.error());
    return *count > 0;
}

core::Result<void> ensure_pins_table(const sql::Database& database) {
    const auto there = has_pins_table(database);
    if (!there) return tl::make_unexpected(there.error());
    return *there ? core::Result<void>() : database.execute(pins_script());
}

core::Result<std::vector<Pin>> read_pins(const sql::Database& database) {
    std::vector<Pin> pins;
    const auto there = has_pins_table(database);
    if (!there) return tl::make_unexpected(there.error());
    if (!*there) return pins;
    auto select = database.prepare("SELECT id,name,lon,lat,radius_m,coalesce(note,'') FROM pinned_names "
                                   "WHERE deleted=0 ORDER BY name,id");
    if (!select) return tl::make_unexpected(select.error());
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return pins;
        pins.push_back({select->integer(0),
                        select->string(1),
                        {select->real(2), select->real(3)},
                        select->real(4),
                        select->string(5)});
    }
}

core::Result<std::int64_t> write_pin(const sql::Database& database, RowWriter& rows, const Pin& pin) {
    if (auto sound = check_pin(pin); !sound) return tl::make_unexpected(sound.error());
    if (auto made = ensure_pins_table(database); !made) return tl::make_unexpected(made.error());
    const auto known = find_pin(database, pin.name);
    if (!known) return tl::make_unexpected(known.error());
    const Fields fields{{"name", pin.name},
                        {"lon", pin.position.lon},
                        {"lat", pin.position.lat},
                        {"radius_m", pin.radius_m},
                        {"note", text_or_null(pin.note)}};
    if (!*known) return rows.insert(pinned_names_table, fields);
    if (auto done = rows.update(pinned_names_table, (*known)->id, fields); !done)
        return tl::make_unexpected(done.error());
    return (*known)->id;
}

core::Result<void> take_pin_away(const sql::Database& database, RowWriter& rows, std::string_view name) {
    const auto known = find_pin(database, name);
    if (!known) return tl::make_unexpected(known.error());
    if (!*known)
        return core::refused(database.name(), fmt::format("no name '{}' is pinned", name.substr(0, 80)),
                             "see 'whenabouts gazetteer pins STORE'");
    return rows.update(pinned_names_table, (*known)->id, {{"deleted", std::int64_t{1}}}, "delete");
}

} // namespace whenabouts::store

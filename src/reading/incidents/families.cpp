#include "reading/incidents/families.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace whenabouts::reading {

namespace {

enum Family : std::uint32_t {
    violence = 1,
    unrest = 2,
    water = 4,
    ground = 8,
    burning = 16,
    machine = 32,
    illness = 64,
    law = 128,
    weather = 256
};

struct Membership {
    std::string_view category;
    std::uint32_t families;
    int rank;
};

constexpr std::array<Membership, 34> memberships{{
    {"missile_strike", violence, 5},
    {"drone_attack", violence, 5},
    {"air_strike", violence, 5},
    {"shelling", violence, 5},
    {"chemical", violence, 6},
    {"explosion", violence | burning | machine, 4},
    {"shooting", violence, 4},
    {"armed_clash", violence, 3},
    {"attack", violence, 2},
    {"killing", violence | unrest | water | ground | burning | machine | illness | weather, 0},
    {"destruction", violence | unrest | burning | water | weather, 1},
    {"abduction", violence, 2},
    {"seizure", violence | law, 3},
    {"raid", violence | law, 3},
    {"arrest", law | unrest, 1},
    {"curfew", law | unrest | water | weather | burning, 1},
    {"violation", violence | law, 2},
    {"cyber_attack", law, 4},
    {"protest", unrest, 4},
    {"riot", unrest, 3},
    {"earthquake", ground, 5},
    {"tsunami", ground | water, 4},
    {"volcano", ground, 5},
    {"landslide", ground | water, 4},
    {"flood", water | weather, 5},
    {"storm", water | weather, 5},
    {"wildfire", burning, 5},
    {"fire", burning | machine, 3},
    {"drought", weather, 4},
    {"outbreak", illness, 4},
    {"industrial_accident", machine | burning, 4},
    {"transport_accident", machine, 4},
    {"arms_transfer", 0, 1},
    {"statement", 0, 1},
}};

const Membership* find(std::string_view category) {
    const auto* const at = std::find_if(memberships.begin(), memberships.end(),
                                        [&](const Membership& m) { return m.category == category; });
    return at == memberships.end() ? nullptr : at;
}

} // namespace

bool told_apart(std::string_view a, std::string_view b) {
    constexpr int telling = 4;
    return a != b && rank_in_family(a) >= telling && rank_in_family(b) >= telling;
}

bool same_family(std::string_view a, std::string_view b) {
    if (a == b) return true;
    // Floods and landslides come from the same rain but are two things on a map; so do a quake and a volcano.
    if ((a == "landslide") != (b == "landslide") && a != "killing" && b != "killing" && a != "destruction" &&
        b != "destruction")
        return false;
    const Membership* x = find(a);
    const Membership* y = find(b);
    return x != nullptr && y != nullptr && (x->families & y->families) != 0;
}

int rank_in_family(std::string_view category) {
    const Membership* m = find(category);
    return m == nullptr ? 0 : m->rank;
}

} // namespace whenabouts::reading

// libFuzzer target: what people type as a place, any bytes. A position lies in the world with a radius; a refusal has
// its words; a phrase has its names. Run it from the root of the sources: it reads assets/lexicons.
#include "gazetteer/coordinates.hpp"
#include "gazetteer/relative/phrase.hpp"
#include "gazetteer/relative/placing.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void check(const whenabouts::gazetteer::TypedPosition& typed) {
    using whenabouts::core::is_valid;
    if (!is_valid(typed.position) || (typed.other && !is_valid(*typed.other))) std::abort();
    if (!std::isfinite(typed.radius_m) || typed.radius_m < 1 || typed.form.empty()) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts;
    static const auto lexicon = gazetteer::relative::Lexicon::load("assets/lexicons/relative_places.tsv");
    if (!lexicon) std::abort();
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto read = gazetteer::read_position(text);
    if (read.position) check(*read.position);
    if (read.position && !read.refusal.empty()) std::abort();
    if (const auto code = gazetteer::split_short_plus_code(text)) {
        const core::LonLat reference{static_cast<double>(size % 360) - 180, static_cast<double>(size % 181) - 90};
        if (const auto whole = gazetteer::complete_plus_code(code->code, reference)) check(*whole);
    }
    const auto phrase = gazetteer::relative::parse_phrase(text, *lexicon);
    if (!phrase) return 0;
    core::Place anchor;
    anchor.name = "X";
    anchor.position = {static_cast<double>(size % 360) - 180, static_cast<double>(size % 181) - 90};
    anchor.radius_m = 5'000;
    const std::vector<core::Place> anchors(phrase->names.size(), anchor);
    for (const std::string& name : phrase->names)
        if (name.empty()) std::abort();
    if (const auto placed = gazetteer::relative::placed(*phrase, anchors, {}))
        if (!core::is_valid(placed->place.position) || !std::isfinite(placed->place.radius_m)) std::abort();
    return 0;
}

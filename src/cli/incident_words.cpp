#include "cli/incident_words.hpp"

#include <fmt/format.h>

namespace whenabouts::cli {

std::string distance_words(double metres) {
    if (metres < 1'000) return fmt::format("{:.0f} m", metres);
    if (metres < 9'950) return fmt::format("{:.3g} km", metres / 1'000);
    return fmt::format("{:.0f} km", metres / 1'000);
}

std::string place_words(const core::Where& where) {
    const std::string& name = !where.name.empty() ? where.name : where.text;
    if (!where.position) return name.empty() ? "not located" : fmt::format("not located ({})", name);
    if (core::is_area(where.precision) && !name.empty())
        return (name.starts_with("near ") ? "somewhere " : "somewhere in ") + name;
    const std::string radius = where.radius_m ? fmt::format(" ± {}", distance_words(*where.radius_m)) : "";
    if (!name.empty()) return name + radius;
    return fmt::format("{:.4g},{:.4g}{}", where.position->lon, where.position->lat, radius);
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string tally_words(const store::Tally& tally) {
    std::string words = tally.found == tally.total
                            ? counted(tally.found, "incident", "incidents")
                            : fmt::format("{} of {}", tally.found, counted(tally.total, "incident", "incidents"));
    if (tally.unlocated > 0) words += fmt::format(" · {} unlocated", tally.unlocated);
    if (tally.undated > 0) words += fmt::format(" · {} undated", tally.undated);
    if (tally.unlocated_left_out > 0) words += fmt::format(" · {} without a place left out", tally.unlocated_left_out);
    if (tally.undated_left_out > 0) words += fmt::format(" · {} without a date left out", tally.undated_left_out);
    return words;
}

std::string written_words(std::int64_t written, const store::Tally& tally) {
    const std::int64_t left_out = tally.total - written;
    std::string words = fmt::format("{} of {} written", written, counted(tally.total, "incident", "incidents"));
    if (left_out <= 0) return words;
    std::string reasons;
    const auto append = [&reasons](std::int64_t count, std::string_view reason) {
        if (count > 0) reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", count, reason);
    };
    append(tally.unlocated_left_out, "without a place");
    append(tally.undated_left_out, "without a date");
    append(tally.found - written, "beyond the limit");
    append(tally.total - tally.found - tally.unlocated_left_out - tally.undated_left_out, "outside the query");
    return fmt::format("{}, {} left out: {}", words, left_out, reasons);
}

} // namespace whenabouts::cli

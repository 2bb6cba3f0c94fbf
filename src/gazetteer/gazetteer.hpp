#pragma once
#include "core/place.hpp"
#include "core/result.hpp"
#include "gazetteer/further.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// How a name is to be looked up; every member narrows or biases.
struct Lookup {
    std::size_t limit = 10;
    std::vector<std::string> countries{}; ///< ISO 3166-1 alpha-2; empty = all
    std::optional<core::LonLat> near{};   ///< a bias that never hides a famous place
    std::optional<core::Box> within{};    ///< only places whose point lies inside
    std::vector<core::PlaceKind> kinds{}; ///< empty = all
    std::string language = "en";          ///< of the names given back
    bool exact = false;                   ///< no transliteration, no edit distance
    bool prefix = false;                  ///< autocomplete: the query begins the name
    bool suggest = false;                 ///< only names that look alike (for "did you mean"), however loosely
};

/// What lies at a point.
struct Location {
    std::optional<core::Candidate> nearest; ///< nearest settlement
    double distance_m = 0;                  ///< from that settlement to the point
    double bearing_deg = 0;                 ///< from that settlement to the point, clockwise from north
    std::optional<core::Place> region,
        country;                              ///< whose polygon holds the point (or its coast, drawn with 2 km licence)
    std::optional<core::Place> district;      ///< the nearest settlement's, where that lies in the same region
    std::optional<core::Place> sea;           ///< for points at sea
    std::string lake;                         ///< name of the lake that holds the point; may be empty
    std::optional<double> coast_m;            ///< for points at sea: to the nearest land, up to 500 km
    std::optional<core::Place> coast_country; ///< whose land that is
    std::string time_zone; ///< IANA; beyond 12 nautical miles from land the nautical "Etc/GMT…"; empty = unknown
};

/// A stretch of a text that is, letter for letter after folding, a name in the gazetteer.
struct NameMatch {
    std::size_t start = 0, end = 0;          ///< bytes in the text, half-open
    std::vector<core::Candidate> candidates; ///< best first, at most 12
    bool demonym = false; ///< the best one matched by what its people are called: "Russian", "Syrians"
};

/// A name that a person pinned to a position.
struct PinnedName {
    std::int64_t id = 0;
    std::string name;
    core::LonLat position;
    double radius_m = 0;
};

/// What a name inside a phrase means: candidates, best first.
using AnchorResolver = std::function<std::vector<core::Candidate>(std::string_view name)>;

/// The place index, memory-mapped, immutable: safe to use from many threads. Names in any spelling or script.
class Gazetteer {
  public:
    /// `folder` holds places.idx and the unpacked pack. Refuses a foreign, truncated or other-version file.
    /// `further` are index files that a person added (further.hpp), asked together with the built-in one; those that
    /// cannot be used are left out, see problems().
    [[nodiscard]] static core::Result<Gazetteer> open(const std::filesystem::path& folder,
                                                      std::string_view viewpoint = "un",
                                                      std::span<const FurtherFile> further = {});
    [[nodiscard]] const std::vector<core::Error>& problems() const;
    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;
    ~Gazetteer();

    /// From now on these names come first in every look-up and are found in texts (place ids "pin:ID"). To be called
    /// before the gazetteer is shared between threads.
    void pin(const std::vector<PinnedName>& names);

    /// Ranked answers, best first; none = unknown (not an error). Accepts everything that people type as a place:
    /// names, "NAME, CONTAINER", positions in any notation (coordinates.hpp), plus codes with a place, relative().
    [[nodiscard]] std::vector<core::Candidate> find(std::string_view name, const Lookup& lookup = {}) const;
    /// Names and "NAME, CONTAINER" only.
    [[nodiscard]] std::vector<core::Candidate> named(std::string_view name, const Lookup& lookup = {}) const;
    /// Places told by others, as point, radius and box of what is known: "20 km NW of Bakhmut", "between A and B",
    /// "near the Syrian-Turkish border", "northern Gaza" (English, and the basics of Ukrainian and Russian). `resolve`
    /// answers what an inner name means where a text tells it; without it the gazetteer looks it up. None when the text
    /// is no such phrase, is itself a name, or has an unknown name (why_not() says which).
    [[nodiscard]] std::vector<core::Candidate> relative(std::string_view phrase, const Lookup& lookup = {},
                                                        const AnchorResolver& resolve = {}) const;
    /// Why find() has no answer, in words, where more can be said than that the name is unknown; else empty.
    [[nodiscard]] std::string why_not(std::string_view name, const Lookup& lookup = {}) const;
    /// What lies there, borders as the viewpoint sees them. Empty for what is no position (NaN, beyond a pole).
    [[nodiscard]] Location at(core::LonLat point, std::string_view language = "en") const;
    [[nodiscard]] std::optional<core::Place> place(std::string_view id, std::string_view language = "en") const;
    /// Longest matches, left to right, not overlapping; only names that begin with a capital letter where the script
    /// has capitals.
    [[nodiscard]] std::vector<NameMatch> scan(std::string_view text) const;
    /// Exact test "does the place's area contain the point": polygon for regions and countries, circle of radius_m
    /// otherwise.
    [[nodiscard]] bool contains(const core::Place& place, core::LonLat point) const;
    /// "GeoNames 2023-03-05 …": for --version and credits.
    [[nodiscard]] std::string version() const;

    struct Impl;

  private:
    void at_sea(core::LonLat point, std::string_view language, Location& out) const;

    explicit Gazetteer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whenabouts::gazetteer

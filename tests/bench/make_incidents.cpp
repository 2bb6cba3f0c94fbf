// Writes any number of synthetic incidents as CSV to standard output: make_incidents COUNT [SEED]. The same seed gives
// the same bytes. Shaped like real conflict data: a few hundred theatres with towns of very unequal weight, many
// incidents at exactly the same spot, bursts in time, mostly exact days and some weeks, months and approximate dates;
// 100 to 200 characters of text.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::array<std::string_view, 12> categories{"shelling",    "missile_strike", "drone_attack", "air_strike",
                                                      "explosion",   "armed_clash",    "killing",      "abduction",
                                                      "destruction", "arrest",         "protest",      "fire"};
constexpr std::array<std::string_view, 6> openings{"Explosions heard near",    "Residents report damage in",
                                                   "Several houses hit in",    "Officials confirm an incident at",
                                                   "Fighting reported around", "Roadblock set up outside"};
constexpr std::array<std::string_view, 5> details{
    "Shots and several explosions were heard before dawn, said the head of the district administration.",
    "A warehouse and two houses were damaged; the number of people hurt is not known yet.",
    "Video filmed from a balcony shows smoke over the northern quarter, and electricity failed in four streets.",
    "Two agencies name different times; the local council speaks of a single event in the late evening.",
    "The road to the regional centre stayed closed until noon, \"for safety\", while engineers cleared the site."};

class Maker {
  public:
    explicit Maker(std::uint64_t seed) : m_random(seed) {
        for (int theatre = 0; theatre < 300; ++theatre) {
            const double lon = -170 + 340 * unit();
            const double lat = -35 + 90 * unit();
            const double width = 0.5 + 5 * unit();
            for (int town = 0; town < 60; ++town)
                m_towns.push_back({std::clamp(lon + width * (unit() + unit() - 1), -179.9, 179.9),
                                   std::clamp(lat + width * (unit() + unit() - 1), -84.9, 84.9)});
        }
        for (int burst = 0; burst < 40; ++burst) m_bursts.push_back(static_cast<int>(days * unit()));
    }

    void append(std::string& out, std::int64_t number) {
        const std::size_t town = static_cast<std::size_t>(static_cast<double>(m_towns.size()) * std::pow(unit(), 3));
        Town spot = m_towns[town];
        if (unit() > 0.5) { // the other half lies at the town's own point
            spot.lon += 0.05 * (unit() - 0.5);
            spot.lat += 0.05 * (unit() - 0.5);
        }
        fmt::format_to(std::back_inserter(out), "S{:08},{} settlement {} (report {}),", number, pick(openings), town,
                       number);
        append_time(out);
        fmt::format_to(std::back_inserter(out), ",{:.5f},{:.5f},{},", spot.lon, spot.lat, pick(categories));
        append_quoted(out, pick(details));
        fmt::format_to(std::back_inserter(out), ",{}\n", unit() > 0.7 ? m_random() % 12 : 0);
    }

  private:
    struct Town {
        double lon, lat;
    };
    static constexpr int days = 4'600; // 2014 to the middle of 2026

    double unit() { return static_cast<double>(m_random() >> 11U) * 0x1p-53; }
    template <class List>
    std::string_view pick(const List& list) {
        return list[m_random() % list.size()];
    }
    void append_day(std::string& out, int day, bool month_only) {
        const std::chrono::year_month_day date(std::chrono::sys_days(std::chrono::year{2014} / 1 / 1) +
                                               std::chrono::days(day));
        fmt::format_to(std::back_inserter(out), "{:04}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()));
        if (!month_only) fmt::format_to(std::back_inserter(out), "-{:02}", static_cast<unsigned>(date.day()));
    }
    void append_time(std::string& out) {
        int day = static_cast<int>(days * std::pow(unit(), 0.7));
        if (unit() > 0.4) day = m_bursts[m_random() % m_bursts.size()] + static_cast<int>(30 * unit() * unit());
        const double kind = unit();
        if (kind > 0.995) return; // no date at all
        append_day(out, day, kind > 0.97);
        if (kind > 0.93 && kind <= 0.97) {
            out += '/';
            append_day(out, day + 1 + static_cast<int>(m_random() % 6), false);
        } else if (kind > 0.92 && kind <= 0.93) {
            out += '~';
        }
    }
    static void append_quoted(std::string& out, std::string_view text) {
        out += '"';
        for (const char c : text) out.append(c == '"' ? 2 : 1, c);
        out += '"';
    }

    std::mt19937_64 m_random;
    std::vector<Town> m_towns;
    std::vector<int> m_bursts;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "make_incidents COUNT [SEED] > incidents.csv\n");
        return 2;
    }
    const std::int64_t count = std::atoll(argv[1]);
    Maker maker(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
    std::string out = "id,title,date,lon,lat,category,summary,killed\n";
    for (std::int64_t number = 1; number <= count; ++number) {
        maker.append(out, number);
        if (out.size() < 1'000'000 && number != count) continue;
        if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 4;
        out.clear();
    }
    return std::fflush(stdout) == 0 ? 0 : 4;
}

// Writes a made-up dump in GeoNames' format, the same for the same arguments:
//   make_geonames_dump PLACES OUTPUT_PLACES OUTPUT_ALTERNATES PLACES_TSV
// Names are syllables drawn from the real names in PLACES_TSV (the pack's, unpacked), positions lie around real
// settlements, so that keys and cells are as crowded as in allCountries: many villages of one name, dense valleys,
// empty seas. Two of three places are settlements, the others streams, hills, farms; every third has further names.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

/// SplitMix64: the same on every machine.
class Random {
  public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

  private:
    std::uint64_t m_state;
};

struct Seed {
    std::string name, country, admin1, admin2, zone;
    double lon = 0, lat = 0;
};

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> out;
    std::size_t start = 0;
    for (std::size_t end = 0; end != std::string::npos; start = end + 1) {
        end = line.find('\t', start);
        out.push_back(line.substr(start, end == std::string::npos ? end : end - start));
    }
    return out;
}

std::vector<Seed> seeds(const char* path) {
    std::vector<Seed> out;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto f = split(line);
        if (f.size() < 10 || f[1].empty()) continue;
        out.push_back({f[1], f[5], f[6], f[7], f[9], std::atof(f[2].c_str()), std::atof(f[3].c_str())});
    }
    return out;
}

/// The beginning of one name and the end of another, cut before a letter that is not the middle of a code point.
std::string crossed(const std::string& a, const std::string& b, Random& random) {
    const auto cut = [&random](const std::string& name) {
        std::size_t at = name.size() / 3 + random.below(name.size() / 3 + 1);
        while (at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U) ++at;
        return at;
    };
    return a.substr(0, cut(a)) + b.substr(cut(b));
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fputs("usage: make_geonames_dump PLACES OUTPUT_PLACES OUTPUT_ALTERNATES PLACES_TSV\n", stderr);
        return 2;
    }
    const auto count = std::strtoull(argv[1], nullptr, 10);
    const auto real = seeds(argv[4]);
    std::FILE* places = std::fopen(argv[2], "w");
    std::FILE* alternates = std::fopen(argv[3], "w");
    if (real.empty() || places == nullptr || alternates == nullptr) {
        std::fputs("make_geonames_dump: cannot read or write\n", stderr);
        return 3;
    }
    Random random(20260101);
    constexpr const char* features[] = {"H\tSTM", "T\tMT", "T\tHLL", "S\tFRM", "H\tLK", "S\tSCH", "L\tLCTY", "V\tFRST"};
    constexpr const char* languages[] = {"en", "ru", "zh", "ar", "es", "fr", "uk", "de", "link", "wkdt", "post", ""};
    std::uint64_t alternate = 1;
    for (std::uint64_t i = 0; i < count; ++i) {
        const Seed& at = real[random.below(real.size())];
        const Seed& other = real[random.below(real.size())];
        // One name of four is that of another place: there are hundreds of San Josés.
        const std::string name = random.below(4) == 0 ? other.name : crossed(at.name, other.name, random);
        const bool settlement = random.below(3) != 0;
        const std::string feature = settlement ? "P\tPPL" : features[random.below(8)];
        const double lon = at.lon + (random.unit() + random.unit() - 1) * 0.5;
        const double lat = at.lat + (random.unit() + random.unit() - 1) * 0.5;
        const std::uint64_t people = settlement && random.below(10) == 0 ? random.below(5000) : 0;
        const std::uint64_t number = 20'000'000 + i;
        std::fprintf(places, "%llu\t%s\t%s\t\t%.5f\t%.5f\t%s\t%s\t\t%s\t%s\t\t\t%llu\t\t\t%s\t2026-01-01\n",
                     static_cast<unsigned long long>(number), name.c_str(), name.c_str(), lat < -89 ? -89.0 : lat,
                     lon > 180    ? lon - 360
                     : lon < -180 ? lon + 360
                                  : lon,
                     feature.c_str(), at.country.c_str(), at.admin1.c_str(), at.admin2.c_str(),
                     static_cast<unsigned long long>(people), at.zone.c_str());
        if (random.below(3) != 0) continue;
        for (std::uint64_t k = 1 + random.below(5); k > 0; --k)
            std::fprintf(alternates, "%llu\t%llu\t%s\t%s\t%s\t\t\t\t\t\n", static_cast<unsigned long long>(alternate++),
                         static_cast<unsigned long long>(number), languages[random.below(12)],
                         crossed(name, real[random.below(real.size())].name, random).c_str(),
                         random.below(4) == 0 ? "1" : "");
    }
    return std::fclose(places) == 0 && std::fclose(alternates) == 0 ? 0 : 4;
}

// How long single look-ups take, by route: gazetteer_times FOLDER [COUNT]
// FOLDER holds places.idx (the built-in one, or any further gazetteer under that name). Queries are drawn from the
// index itself, the same for the same index. Prints processor time: median, 99th percentile and worst in microseconds.
#include "../unit/gazetteer/hostile_queries.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index.hpp"
#include "gazetteer/letter_signature.hpp"
#include "text/name_key.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <random>

namespace {

using namespace whenabouts;

std::vector<std::string> drawn_names(const gazetteer::Index& index, std::size_t count) {
    std::mt19937_64 random(1);
    std::vector<std::string> out;
    while (out.size() < count) {
        const auto entity = static_cast<gazetteer::Entity>(random() % index.size());
        const auto [first, end] = index.names(entity);
        if (first < end) out.emplace_back(index.text(index.name(first)));
    }
    return out;
}

std::string first_letters(const std::string& name, std::size_t count) {
    const std::u32string letters = gazetteer::code_points(name);
    std::string out;
    for (std::size_t i = 0; i < std::min(count, letters.size()); ++i) unicode::append(out, letters[i]);
    return out;
}

/// One letter off, two in long names, and no name of the index.
std::vector<std::string> misspelt(const gazetteer::Index& index, const std::vector<std::string>& names) {
    std::mt19937_64 random(2);
    std::vector<std::string> out;
    for (const std::string& name : names) {
        std::u32string letters = gazetteer::code_points(text::name_key(name));
        if (letters.size() < 4 || letters.size() > 30) continue;
        for (int edits = letters.size() >= 8 ? 2 : 1; edits > 0; --edits) {
            const std::size_t at = random() % letters.size();
            const auto letter = static_cast<char32_t>('a' + random() % 26);
            if (random() % 3 == 0)
                letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(at), letter);
            else if (random() % 2 == 0 && letters.size() > 4)
                letters.erase(at, 1);
            else
                letters[at] = letter;
        }
        std::string query;
        for (const char32_t letter : letters) unicode::append(query, letter);
        if (!index.dictionary().find(text::name_key(query))) out.push_back(query);
    }
    return out;
}

/// Time of the processor, not of the clock on the wall: machines are shared.
double processor_us() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void measure(const char* what, const gazetteer::Gazetteer& gazetteer, const std::vector<std::string>& queries,
             const gazetteer::Lookup& lookup) {
    std::vector<double> times;
    std::size_t answers = 0;
    std::string slowest;
    double worst = 0;
    for (const std::string& query : queries) {
        const double begun = processor_us();
        if (!gazetteer.find(query, lookup).empty()) ++answers;
        const double spent = processor_us() - begun;
        times.push_back(spent);
        if (spent > worst) {
            worst = spent;
            slowest = query.substr(0, 40);
        }
    }
    if (times.empty()) return;
    std::sort(times.begin(), times.end());
    double sum = 0;
    for (const double t : times) sum += t;
    std::replace_if(
        slowest.begin(), slowest.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; }, '?');
    fmt::print("{:28} {:7} asked {:7} answered   mean {:8.1f}   p50 {:8.1f}   p99 {:8.1f}   worst {:9.1f} µs ({})\n",
               what, times.size(), answers, sum / static_cast<double>(times.size()), times[times.size() / 2],
               times[times.size() * 99 / 100], times.back(), slowest);
}

long resident_kb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: gazetteer_times FOLDER [COUNT]\n", stderr);
        return 2;
    }
    const std::string folder = argv[1];
    const std::size_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 5000;
    const auto places = gazetteer::Gazetteer::open(folder);
    const auto index = gazetteer::Index::open(folder + "/places.idx");
    if (!places || !index) {
        fmt::print(stderr, "gazetteer_times: {}\n", !places ? places.error().message() : index.error().message());
        return 3;
    }
    fmt::print("{} places, {} names, {} keys, {:.1f} MB\n", index->size(), index->name_count(), index->key_count(),
               static_cast<double>(index->file_size()) / 1e6);
    const auto names = drawn_names(*index, count);
    const auto wrong = misspelt(*index, names);
    gazetteer::Lookup plain;
    gazetteer::Lookup exact;
    exact.exact = true;
    gazetteer::Lookup one;
    one.limit = 1;
    gazetteer::Lookup prefix;
    prefix.prefix = true;
    measure("(first touch of the file)", *places, names, plain);
    measure("exact, ranked, 10 answers", *places, names, plain);
    measure("exact, ranked, 1 answer", *places, names, one);
    for (const std::size_t letters : {1U, 2U, 3U, 4U, 6U}) {
        std::vector<std::string> beginnings;
        for (const std::string& name : names) beginnings.push_back(first_letters(name, letters));
        measure(fmt::format("beginning of {} letters", letters).c_str(), *places, beginnings, prefix);
    }
    measure("near spelling (first touch)", *places, wrong, plain);
    measure("near spelling", *places, wrong, plain);
    const auto hostile = hostile::queries(10'000);
    measure("hostile", *places, hostile, plain);
    measure("hostile, as a beginning", *places, hostile, prefix);
    fmt::print("resident {:.1f} MB\n", static_cast<double>(resident_kb()) / 1024);
    return 0;
}

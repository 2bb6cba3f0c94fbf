// The gazetteer as a peer of compare: whenabouts_peer FOLDER, the folder with places.idx; see libgeonames_peer.c for the
// lines in and out. It is called as the other libraries are, in the process, five candidates with their ranking.
#include "gazetteer/gazetteer.hpp"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <iostream>
#include <string>

int main(int count, char** arguments) {
    if (count != 2) {
        fmt::print(stderr, "whenabouts_peer FOLDER\n");
        return 2;
    }
    const auto gazetteer = whenabouts::gazetteer::Gazetteer::open(arguments[1]);
    if (!gazetteer) {
        fmt::print(stderr, "{}\n", gazetteer.error().message());
        return 3;
    }
    whenabouts::gazetteer::Lookup lookup;
    lookup.limit = 5;
    for (std::string name; std::getline(std::cin, name);) {
        static_cast<void>(gazetteer->find(name, lookup));
        const auto begun = std::chrono::steady_clock::now();
        const auto found = gazetteer->find(name, lookup);
        const std::chrono::nanoseconds spent = std::chrono::steady_clock::now() - begun;
        if (found.empty()) {
            fmt::print("{}\t\t\t\t{}\n", name, spent.count());
            continue;
        }
        const auto& best = found.front().place;
        fmt::print("{}\t{:.5f}\t{:.5f}\t{}\t{}\n", name, best.position.lon, best.position.lat, best.country,
                   spent.count());
    }
    return 0;
}

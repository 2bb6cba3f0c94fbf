// Builds places.idx from an unpacked pack: make_places_index PACK_FOLDER LEXICON_FOLDER OUTPUT
#include "gazetteer/build_index.hpp"

#include <cstdio>
#include <fmt/format.h>

int main(int argc, char** argv) {
    if (argc != 4) {
        fmt::print(stderr, "usage: make_places_index PACK_FOLDER LEXICON_FOLDER OUTPUT\n");
        return 2;
    }
    const auto counts = whenabouts::gazetteer::build_index(argv[1], argv[2], argv[3]);
    if (!counts) {
        fmt::print(stderr, "make_places_index: {}\n", counts.error().message());
        return counts.error().exit_status();
    }
    fmt::print("{} places, {} names, {} keys, {:.1f} MB\n", counts->places, counts->names, counts->keys,
               static_cast<double>(counts->bytes) / 1e6);
    return 0;
}

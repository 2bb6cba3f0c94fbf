#include "basemap_file.hpp"
#include "compact.hpp"
#include "files.hpp"
#include "towns.hpp"

#include <cstdio>
#include <exception>
#include <fstream>
#include <string_view>

namespace {

void write(const std::filesystem::path& path, const std::string& bytes) {
    const std::filesystem::path beside = path.string() + ".part";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out) {
        geopack::fail(beside.string() + ": cannot be written");
    }
    std::filesystem::rename(beside, path);
}

} // namespace

/// Unpacks one committed file of geodata/ for the build: X.compact.zst becomes X.bin, X.tsv.zst becomes X.tsv; with
/// display_names.csv as third argument, places.tsv.zst becomes towns.tsv.
int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::fputs("usage: geodata_unpack PACKED_FILE OUTPUT_FILE [DISPLAY_NAMES]\n", stderr);
        return 2;
    }
    try {
        const std::string bytes = geopack::read_compressed(argv[1]);
        if (argc == 4) {
            write(argv[2], geopack::towns_table(bytes, geopack::read_file(argv[3])));
        } else if (std::string_view(argv[1]).ends_with(".compact.zst")) {
            write(argv[2], geopack::basemap_bytes(geopack::from_bytes(bytes)));
        } else {
            write(argv[2], bytes);
        }
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "geodata_unpack: %s\n", problem.what());
        return 1;
    }
    return 0;
}

#include "basemap_file.hpp"
#include "compact.hpp"
#include "files.hpp"

#include <cstdio>
#include <exception>
#include <fstream>

namespace {

void write(const std::filesystem::path& path, const std::string& bytes) {
    const std::filesystem::path beside = path.string() + ".part";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out) { geopack::fail(beside.string() + ": cannot be written"); }
    std::filesystem::rename(beside, path);
}

} // namespace

/// Unpacks one committed file of geodata/ for the build: X.compact.zst becomes X.bin, X.tsv.zst becomes X.tsv.
int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: geodata_unpack PACKED_FILE OUTPUT_FILE\n", stderr);
        return 2;
    }
    try {
        const std::string bytes = geopack::read_compressed(argv[1]);
        const bool is_basemap = std::string_view(argv[1]).ends_with(".compact.zst");
        write(argv[2], is_basemap ? geopack::basemap_bytes(geopack::from_bytes(bytes)) : bytes);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "geodata_unpack: %s\n", problem.what());
        return 1;
    }
    return 0;
}

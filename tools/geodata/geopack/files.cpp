#include "files.hpp"

#include <zstd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace geopack {

void fail(const std::string& what) {
    throw std::runtime_error(what);
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        fail(path.string() + ": cannot be read");
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_compressed(const std::filesystem::path& path, std::string_view bytes) {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 19);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 25);
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compress2(context, packed.data(), packed.size(), bytes.data(), bytes.size());
    ZSTD_freeCCtx(context);
    if (ZSTD_isError(size) != 0U) {
        fail(path.string() + ": " + ZSTD_getErrorName(size));
    }
    packed.resize(size);
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << packed;
    out.close();
    if (!out) {
        fail(path.string() + ": cannot be written");
    }
}

std::string read_compressed(const std::filesystem::path& path) {
    const std::string packed = read_file(path);
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > (std::uint64_t{1} << 30)) {
        fail(path.string() + ": not a file of the pack");
    }
    std::string bytes(size, '\0');
    const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) != 0U || got != size) {
        fail(path.string() + ": damaged; fetch it again from version control");
    }
    return bytes;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> lines(std::string_view text) {
    std::vector<std::string_view> all = split(text, '\n');
    for (auto& line : all) {
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
    }
    if (!all.empty() && all.back().empty()) {
        all.pop_back();
    }
    return all;
}

} // namespace geopack

#include "archive/zip_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <minizip/unzip.h>

namespace whenabouts::archive {

namespace {

constexpr const char* next_step = "get the file again";

} // namespace

struct ZipFile::State {
    std::string path;
    unzFile file = nullptr;
    std::vector<Entry> entries;
    bool selected = false;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (selected) unzCloseCurrentFile(file);
        if (file != nullptr) unzClose(file);
    }
};

ZipFile::ZipFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile& ZipFile::operator=(ZipFile&&) noexcept = default;
ZipFile::~ZipFile() = default;

bool ZipFile::is_zip(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 4> begin{};
    file.read(begin.data(), begin.size());
    return file && begin[0] == 'P' && begin[1] == 'K' && (begin[2] == 3 || begin[2] == 5);
}

core::Result<ZipFile> ZipFile::open(const std::filesystem::path& path) {
    auto state = std::make_unique<State>();
    state->path = path.string();
    state->file = unzOpen64(path.c_str());
    if (state->file == nullptr) return core::unreadable(path.string(), "is no ZIP file, or is cut short", next_step);
    int status = unzGoToFirstFile(state->file);
    while (status == UNZ_OK) {
        unz_file_info64 about{};
        std::array<char, 1024> name{};
        if (unzGetCurrentFileInfo64(state->file, &about, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) !=
            UNZ_OK)
            return core::unreadable(path.string(), "has a damaged list of entries", next_step);
        state->entries.push_back({name.data(), about.uncompressed_size});
        status = unzGoToNextFile(state->file);
    }
    if (status != UNZ_END_OF_LIST_OF_FILE)
        return core::unreadable(path.string(), "has a damaged list of entries", next_step);
    return ZipFile(std::move(state));
}

const std::vector<ZipFile::Entry>& ZipFile::entries() const {
    return m_state->entries;
}

core::Result<void> ZipFile::select(const std::string& name) {
    if (m_state->selected) unzCloseCurrentFile(m_state->file);
    m_state->selected = false;
    constexpr int case_sensitive = 1;
    if (unzLocateFile(m_state->file, name.c_str(), case_sensitive) != UNZ_OK)
        return core::unreadable(m_state->path, "has no entry '" + name + "'");
    if (unzOpenCurrentFile(m_state->file) != UNZ_OK)
        return core::unreadable(
            m_state->path, "entry '" + name + "' cannot be unpacked: it is damaged, locked, or packed in a new way",
            next_step);
    m_state->selected = true;
    return {};
}

core::Result<std::size_t> ZipFile::read(std::span<char> into) {
    if (!m_state->selected) return std::size_t{0};
    const auto most = static_cast<unsigned>(std::min<std::size_t>(into.size(), std::numeric_limits<int>::max()));
    const int got = unzReadCurrentFile(m_state->file, into.data(), most);
    if (got < 0) return core::unreadable(m_state->path, "is damaged", next_step);
    if (got > 0) return static_cast<std::size_t>(got);
    m_state->selected = false;
    if (unzCloseCurrentFile(m_state->file) == UNZ_CRCERROR)
        return core::unreadable(m_state->path, "is damaged: a checksum is wrong", next_step);
    return std::size_t{0};
}

} // namespace whenabouts::archive

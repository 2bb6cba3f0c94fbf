#include "gazetteer/spill_sorter.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace whenabouts::gazetteer {
namespace {

constexpr std::size_t least_memory = std::size_t{1} << 20U;
constexpr std::size_t buffer_size = std::size_t{1} << 18U;

std::uint64_t first_bytes(std::string_view record) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8U | (i < record.size() ? static_cast<unsigned char>(record[i]) : 0U);
    return prefix;
}

tl::unexpected<core::Error> disk_error(const std::filesystem::path& folder) {
    return core::unwritable(folder.string(), std::string("temporary file: ") + std::strerror(errno),
                            "make room on that disk, or choose another with TMPDIR");
}

} // namespace

core::Result<TemporaryFile> temporary_file(const std::filesystem::path& folder) {
    std::string name = (folder / ".whenabouts-XXXXXX").string();
    const int fd = ::mkostemp(name.data(), O_CLOEXEC);
    if (fd < 0) return disk_error(folder);
    ::unlink(name.c_str());
    std::FILE* file = ::fdopen(fd, "w+b");
    if (file == nullptr) {
        ::close(fd);
        return disk_error(folder);
    }
    std::setvbuf(file, nullptr, _IOFBF, buffer_size);
    return TemporaryFile(file, &std::fclose);
}

/// A sorted batch on disk, read from its beginning.
class SpillSorter::Run {
  public:
    explicit Run(TemporaryFile file) : m_file(std::move(file)) {}

    [[nodiscard]] bool put(std::string_view record) {
        const auto size = static_cast<std::uint32_t>(record.size());
        return std::fwrite(&size, sizeof size, 1, m_file.get()) == 1 &&
               (size == 0 || std::fwrite(record.data(), size, 1, m_file.get()) == 1);
    }
    [[nodiscard]] bool rewind() { return std::fflush(m_file.get()) == 0 && std::fseek(m_file.get(), 0, SEEK_SET) == 0; }
    /// False at the end and on failure: failed() tells.
    [[nodiscard]] bool read() {
        std::uint32_t size = 0;
        if (std::fread(&size, sizeof size, 1, m_file.get()) != 1) return false;
        m_record.resize(size);
        if (size != 0 && std::fread(m_record.data(), size, 1, m_file.get()) != 1) return false;
        m_prefix = first_bytes(m_record);
        return true;
    }
    [[nodiscard]] bool failed() const { return std::ferror(m_file.get()) != 0; }
    [[nodiscard]] std::string_view record() const { return m_record; }
    [[nodiscard]] std::uint64_t prefix() const { return m_prefix; }

  private:
    TemporaryFile m_file;
    std::string m_record;
    std::uint64_t m_prefix = 0;
};

SpillSorter::SpillSorter(std::size_t memory, std::filesystem::path folder)
    : m_memory(std::max(memory, least_memory)), m_folder(std::move(folder)) {}
SpillSorter::SpillSorter(SpillSorter&&) noexcept = default;
SpillSorter& SpillSorter::operator=(SpillSorter&&) noexcept = default;
SpillSorter::~SpillSorter() = default;

core::Result<void> SpillSorter::add(std::string_view record) {
    // Vectors double when they grow: half of the memory may be in use before a batch is written.
    const std::size_t used = m_bytes.size() + m_entries.size() * sizeof(Entry);
    if (used + record.size() > m_memory / 2 && !m_entries.empty())
        if (auto spilled = spill(); !spilled) return spilled;
    m_entries.push_back({first_bytes(record), m_bytes.size(), static_cast<std::uint32_t>(record.size())});
    m_bytes += record;
    ++m_count;
    return {};
}

void SpillSorter::sort_batch() {
    std::sort(m_entries.begin(), m_entries.end(), [this](const Entry& a, const Entry& b) {
        if (a.prefix != b.prefix) return a.prefix < b.prefix;
        return std::string_view(m_bytes).substr(a.offset, a.size) < std::string_view(m_bytes).substr(b.offset, b.size);
    });
}

core::Result<void> SpillSorter::spill() {
    sort_batch();
    auto file = temporary_file(m_folder);
    if (!file) return tl::unexpected(file.error());
    auto run = std::make_unique<Run>(std::move(*file));
    for (const Entry& entry : m_entries)
        if (!run->put(std::string_view(m_bytes).substr(entry.offset, entry.size))) return disk_error(m_folder);
    if (!run->rewind()) return disk_error(m_folder);
    m_runs.push_back(std::move(run));
    m_bytes.clear();
    m_entries.clear();
    return {};
}

bool SpillSorter::later(const Run* a, const Run* b) const {
    if (a->prefix() != b->prefix()) return a->prefix() > b->prefix();
    return a->record() > b->record();
}

core::Result<void> SpillSorter::sort() {
    if (m_runs.empty()) {
        sort_batch();
        return {};
    }
    if (auto spilled = spill(); !spilled) return spilled;
    m_bytes = {};
    m_entries = {};
    for (const auto& run : m_runs) {
        if (run->read())
            m_heap.push_back(run.get());
        else if (run->failed())
            return disk_error(m_folder);
    }
    std::make_heap(m_heap.begin(), m_heap.end(), [this](const Run* a, const Run* b) { return later(a, b); });
    return {};
}

core::Result<bool> SpillSorter::next(std::string_view& record) {
    if (m_runs.empty()) {
        if (m_at >= m_entries.size()) return false;
        const Entry& entry = m_entries[m_at++];
        record = std::string_view(m_bytes).substr(entry.offset, entry.size);
        return true;
    }
    const auto order = [this](const Run* a, const Run* b) { return later(a, b); };
    if (m_shown != nullptr) {
        if (m_shown->read()) {
            m_heap.push_back(m_shown);
            std::push_heap(m_heap.begin(), m_heap.end(), order);
        } else if (m_shown->failed()) {
            return disk_error(m_folder);
        }
        m_shown = nullptr;
    }
    if (m_heap.empty()) return false;
    std::pop_heap(m_heap.begin(), m_heap.end(), order);
    m_shown = m_heap.back();
    m_heap.pop_back();
    record = m_shown->record();
    return true;
}

} // namespace whenabouts::gazetteer

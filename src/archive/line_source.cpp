#include "archive/line_source.hpp"

#include "archive/zip_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

namespace whenabouts::archive {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20U;
constexpr std::size_t buffer_size = std::size_t{1} << 20U;

bool is_table(std::string_view name) {
    for (const std::string_view suffix : {".txt", ".csv", ".tsv"})
        if (name.ends_with(suffix)) return true;
    return false;
}

const ZipFile::Entry* chosen(const ZipFile& zip, std::string_view wanted) {
    const ZipFile::Entry* best = nullptr;
    for (const ZipFile::Entry& entry : zip.entries()) {
        if (wanted.empty() ? !is_table(entry.name) : entry.name != wanted) continue;
        if (best == nullptr || entry.size > best->size) best = &entry;
    }
    return best;
}

} // namespace

struct LineSource::State {
    using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
    std::string name;
    std::optional<ZipFile> zip;
    File file{nullptr, &std::fclose};
    std::string buffer;
    std::size_t at = 0;
    std::uint64_t done = 0, total = 0;
    long line = 0;
    bool ended = false;

    core::Result<std::size_t> fill() {
        buffer.erase(0, at);
        at = 0;
        const std::size_t kept = buffer.size();
        buffer.resize(kept + buffer_size);
        const std::span<char> into(buffer.data() + kept, buffer_size);
        std::size_t got = 0;
        if (zip) {
            const auto read = zip->read(into);
            if (!read) return read;
            got = *read;
        } else {
            got = std::fread(into.data(), 1, into.size(), file.get());
            if (got == 0 && std::ferror(file.get()) != 0)
                return core::unreadable(name, std::strerror(errno), "check the disk");
        }
        buffer.resize(kept + got);
        ended = got == 0;
        return got;
    }
};

LineSource::LineSource(std::unique_ptr<State> state) : m_state(std::move(state)) {}
LineSource::LineSource(LineSource&&) noexcept = default;
LineSource& LineSource::operator=(LineSource&&) noexcept = default;
LineSource::~LineSource() = default;

core::Result<LineSource> LineSource::open(const std::filesystem::path& path, std::string_view wanted) {
    auto state = std::make_unique<State>();
    state->name = path.string();
    if (ZipFile::is_zip(path)) {
        auto zip = ZipFile::open(path);
        if (!zip) return tl::unexpected(zip.error());
        const ZipFile::Entry* entry = chosen(*zip, wanted);
        if (entry == nullptr) return core::unreadable(path.string(), "holds no table (.txt, .csv or .tsv)");
        state->name += ":" + entry->name;
        state->total = entry->size;
        if (auto selected = zip->select(entry->name); !selected) return tl::unexpected(selected.error());
        state->zip = std::move(*zip);
    } else {
        std::error_code error;
        if (!std::filesystem::is_regular_file(path, error))
            return core::unreadable(path.string(), "is no file", "check the path");
        state->total = std::filesystem::file_size(path, error);
        state->file.reset(std::fopen(path.c_str(), "rbe"));
        if (!state->file) return core::unreadable(path.string(), std::strerror(errno), "check its permissions");
    }
    return LineSource(std::move(state));
}

core::Result<bool> LineSource::next(std::string_view& line) {
    State& s = *m_state;
    while (true) {
        const std::string_view rest = std::string_view(s.buffer).substr(s.at);
        const std::size_t end = rest.find('\n');
        const bool last = end == std::string_view::npos && s.ended;
        if (end != std::string_view::npos || (last && !rest.empty())) {
            line = rest.substr(0, end);
            s.at += std::min(line.size() + 1, rest.size());
            s.done += line.size() + 1;
            ++s.line;
            if (line.ends_with('\r')) line.remove_suffix(1);
            return true;
        }
        if (last) return false;
        if (rest.size() > longest_line)
            return core::unreadable(s.name, "has a line of more than a megabyte", "give a table of places", s.line + 1);
        if (const auto filled = s.fill(); !filled) return tl::unexpected(filled.error());
    }
}

long LineSource::line_number() const {
    return m_state->line;
}
const std::string& LineSource::name() const {
    return m_state->name;
}
std::uint64_t LineSource::done() const {
    return m_state->done;
}
std::uint64_t LineSource::total() const {
    return m_state->total;
}

} // namespace whenabouts::archive

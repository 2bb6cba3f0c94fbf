#include "gazetteer/spool.hpp"

#include <cerrno>
#include <cstring>

namespace whenabouts::gazetteer {

namespace {

constexpr std::size_t most_in_memory = std::size_t{1} << 24U;

} // namespace

void Spool::append(std::string_view bytes) {
    m_bytes += bytes;
    m_size += bytes.size();
    m_checksum.add(bytes);
    if (m_bytes.size() >= most_in_memory && m_outcome) m_outcome = flush();
}

core::Result<void> Spool::flush() {
    if (!m_file) {
        auto file = temporary_file(m_folder);
        if (!file) return tl::unexpected(file.error());
        m_file = std::move(*file);
    }
    if (!m_bytes.empty() && std::fwrite(m_bytes.data(), m_bytes.size(), 1, m_file->get()) != 1)
        return core::unwritable(m_folder.string(), std::string("temporary file: ") + std::strerror(errno),
                                "make room on that disk");
    m_bytes.clear();
    return {};
}

core::Result<void> Spool::copy_to(core::OutputFile& output) {
    if (!m_outcome) return m_outcome;
    if (!m_file) return output.write(m_bytes);
    if (auto flushed = flush(); !flushed) return flushed;
    std::rewind(m_file->get());
    std::string part(std::size_t{1} << 20U, '\0');
    for (std::uint64_t left = m_size; left > 0;) {
        const std::size_t got = std::fread(part.data(), 1, part.size(), m_file->get());
        if (got == 0)
            return core::unwritable(m_folder.string(), "a temporary file cannot be read back",
                                    "check that disk and run it again");
        if (auto written = output.write(std::string_view(part).substr(0, got)); !written) return written;
        left -= std::min<std::uint64_t>(left, got);
    }
    m_file.reset();
    return {};
}

} // namespace whenabouts::gazetteer

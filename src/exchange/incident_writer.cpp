#include "exchange/incident_writer.hpp"

namespace whenabouts::exchange {

namespace {
constexpr std::size_t buffer_size = std::size_t{1} << 18;
}

core::Result<void> IncidentWriter::write(const core::Incident& incident) {
    append(incident);
    ++m_written;
    return flush(buffer_size);
}

core::Result<void> IncidentWriter::finish() {
    append_end();
    return flush(0);
}

core::Result<void> IncidentWriter::flush(std::size_t at_least) {
    if (m_buffer.size() < at_least) return {};
    auto done = m_sink(m_buffer);
    m_buffer.clear();
    return done;
}

} // namespace whenabouts::exchange

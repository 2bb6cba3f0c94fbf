#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace whenabouts::exchange {

/// Takes finished bytes: an output file, standard output, a string.
using Sink = std::function<core::Result<void>(std::string_view)>;

/// Writes incidents in one format, one after the other, without holding more than a buffer of text. The same incidents
/// give the same bytes.
class IncidentWriter {
  public:
    virtual ~IncidentWriter() = default;
    [[nodiscard]] core::Result<void> write(const core::Incident& incident);
    /// What ends the file; one without incidents is valid too.
    [[nodiscard]] core::Result<void> finish();
    [[nodiscard]] std::int64_t written() const { return m_written; }

  protected:
    explicit IncidentWriter(Sink sink) : m_sink(std::move(sink)) {}
    [[nodiscard]] std::string& buffer() { return m_buffer; }

  private:
    virtual void append(const core::Incident& incident) = 0;
    virtual void append_end() {}
    core::Result<void> flush(std::size_t at_least);
    Sink m_sink;
    std::int64_t m_written = 0;
    std::string m_buffer;
};

} // namespace whenabouts::exchange

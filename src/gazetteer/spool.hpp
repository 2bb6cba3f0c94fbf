#pragma once
#include "core/output_file.hpp"
#include "core/result.hpp"
#include "gazetteer/index_checksum.hpp"
#include "gazetteer/spill_sorter.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace whenabouts::gazetteer {

/// The bytes of one section while they are made: in memory as long as they are few, else in a temporary file.
/// Errors are kept and given by copy_to(). Not thread-safe.
class Spool {
  public:
    explicit Spool(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    void append(std::string_view bytes);
    template <class Record>
    void append_record(const Record& record) {
        static_assert(std::is_trivially_copyable_v<Record>);
        append({reinterpret_cast<const char*>(&record), sizeof record});
    }
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] std::uint64_t checksum() const { return m_checksum.value(); }
    [[nodiscard]] core::Result<void> copy_to(core::OutputFile& output);

  private:
    [[nodiscard]] core::Result<void> flush();

    std::filesystem::path m_folder;
    std::string m_bytes; ///< not yet in the file
    std::optional<TemporaryFile> m_file;
    std::uint64_t m_size = 0;
    Checksum m_checksum;
    core::Result<void> m_outcome;
};

} // namespace whenabouts::gazetteer

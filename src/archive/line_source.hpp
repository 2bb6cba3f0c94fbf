#pragma once
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace whenabouts::archive {

/// The lines of a text file, or of one entry of a ZIP file, one after the other in bounded memory. Move-only, not for
/// several threads at once.
class LineSource {
  public:
    /// A plain file; or the entry `wanted` of a ZIP file (empty: its largest entry that ends in ".txt", ".csv",
    /// ".tsv").
    [[nodiscard]] static core::Result<LineSource> open(const std::filesystem::path& path, std::string_view wanted = {});
    LineSource(LineSource&&) noexcept;
    LineSource& operator=(LineSource&&) noexcept;
    ~LineSource();

    /// The next line without its end, valid until the call after; false at the end. A line of more than a megabyte is
    /// an error that names the line.
    [[nodiscard]] core::Result<bool> next(std::string_view& line);
    /// Of the line given last, 1 = first.
    [[nodiscard]] long line_number() const;
    /// For messages: the file, and the entry in it.
    [[nodiscard]] const std::string& name() const;
    /// Bytes of text read so far and in all (as far as known, for progress).
    [[nodiscard]] std::uint64_t done() const;
    [[nodiscard]] std::uint64_t total() const;

  private:
    struct State;
    explicit LineSource(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace whenabouts::archive

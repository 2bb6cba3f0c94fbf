#pragma once
#include "core/output_file.hpp"
#include "core/place.hpp"
#include "core/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whenabouts::cli {

/// How many of the candidates fit about as well as the first (itself counted): more than one = the name is ambiguous.
[[nodiscard]] std::size_t close_candidates(std::span<const core::Candidate> candidates);
/// "Springfield, Illinois, US; Springfield, Massachusetts, US": the candidates in words.
[[nodiscard]] std::string alternatives_words(std::span<const core::Candidate> candidates);
/// A text as it may stand in one line of a terminal: control and direction marks left out, long ones cut.
[[nodiscard]] std::string printable(std::string_view text);

/// What of a batch was not plainly placed: counts, the first few for a person, all for a file. Memory does not grow
/// with the batch.
class BatchReport {
  public:
    BatchReport(std::string input, std::string subject) : m_input(std::move(input)), m_subject(std::move(subject)) {}
    /// All lines go to that file, too, as CSV: line, name, reason, alternatives. Refused when it exists, unless
    /// `replace`.
    [[nodiscard]] core::Result<void> write_to(const std::string& path, bool replace);
    /// Whether a file is written: suggestions cost time and are only looked up for one.
    [[nodiscard]] bool has_file() const { return m_file.has_value(); }

    void placed() { ++m_asked; }
    void ambiguous(long line, std::string_view name, std::span<const core::Candidate> candidates);
    /// `reason` may be empty: the name is unknown. `suggestions` in words.
    void missing(long line, std::string_view name, std::string_view reason, std::string_view suggestions);
    void empty(long line);
    void ragged(long line, std::size_t fields, std::size_t wanted);

    /// Says the rest on standard error and gives the exit status: 1 when a name was not found.
    [[nodiscard]] int finish();

  private:
    struct Kind {
        std::size_t count = 0;
        std::vector<std::string> first{};
    };
    void note(Kind& kind, std::string words);
    void write(long line, std::string_view name, std::string_view reason, std::string_view alternatives);

    std::string m_input, m_subject;
    std::size_t m_asked = 0;
    Kind m_missing, m_ambiguous, m_ragged, m_empty;
    std::optional<core::OutputFile> m_file;
    std::string m_path;
    std::optional<core::Error> m_broken; ///< the first error of writing
};

} // namespace whenabouts::cli

#pragma once
#include "core/result.hpp"
#include "exchange/text_stream.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace whenabouts::exchange {

/// Cuts GeoJSON into the texts of its features, holding one of them and a megabyte: a FeatureCollection (however its
/// members are ordered), a Feature, an array of features, features one after the other (a line each, or with the record
/// separators of RFC 8142). Looks at brackets and strings only; what is between them is for the parser.
class FeatureStream {
  public:
    /// The file must outlive the stream.
    [[nodiscard]] static core::Result<FeatureStream> open(const InputFile& file, const std::string& encoding,
                                                          digest::Sha256* digest = nullptr);
    /// The next feature's text, valid until the call after; empty at the end. Errors name the line: what is neither an
    /// object nor blank where a feature must begin, an end in the middle of one, one of more than 256 MB.
    [[nodiscard]] core::Result<std::string_view> next();
    /// On which the feature given last begins.
    [[nodiscard]] long line() const { return m_line; }
    /// Bytes of the file read so far.
    [[nodiscard]] std::uint64_t done() const { return m_stream.done(); }

  private:
    FeatureStream(TextStream stream, std::string name) : m_stream(std::move(stream)), m_name(std::move(name)) {}
    core::Result<bool> fill();
    core::Result<char> peek();
    core::Result<std::size_t> whole_value();
    core::Result<std::string_view> top_object();
    core::Result<void> leave_collection();
    std::string_view take(std::size_t length);
    void advance(std::size_t bytes);
    [[nodiscard]] tl::unexpected<core::Error> broken(std::string what) const;

    enum class At : std::uint8_t { top, list, collection_list };

    TextStream m_stream;
    std::string m_name;
    std::string m_text;
    std::size_t m_at = 0;
    long m_line = 1;      ///< of the feature given last
    long m_next_line = 1; ///< of m_at
    bool m_all_read = false;
    At m_where = At::top;
};

/// Whether a file's first bytes are those of JSON rather than of a table.
[[nodiscard]] core::Result<bool> is_json(const InputFile& file, const std::string& encoding);

} // namespace whenabouts::exchange

#pragma once
#include "core/result.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace whenabouts::unicode {

/// Turns text of another encoding, given piece by piece, into UTF-8. Strict: bytes that the encoding does not have are
/// an error. Move-only, not thread-safe.
class Converter {
  public:
    /// By name, as ICU knows it: "windows-1251", "cp1251", "latin-1", "utf-16le" … Refused (exit status 2) when it is
    /// not known.
    [[nodiscard]] static core::Result<Converter> open(const std::string& encoding);
    Converter(Converter&&) noexcept;
    Converter& operator=(Converter&&) noexcept;
    ~Converter();

    /// Appends what `bytes` mean to `out`; a character cut in two by the end waits for its rest, unless these are the
    /// `last` bytes. False, with what was good before it in `out`, at a byte that means nothing; offset() says which.
    [[nodiscard]] bool convert(std::string_view bytes, bool last, std::string& out);
    /// Bytes of the input read before the one that convert() stopped at.
    [[nodiscard]] std::size_t offset() const;

  private:
    struct State;
    explicit Converter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace whenabouts::unicode

#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::digest {

/// SHA-256 (FIPS 180-4) of bytes given piece by piece. Reusable: finish() begins anew. Not thread-safe.
class Sha256 {
  public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();
    Sha256& update(std::string_view bytes);
    [[nodiscard]] std::array<std::uint8_t, 32> finish();
    /// finish() as 64 lower-case hex digits.
    [[nodiscard]] std::string finish_hex();

  private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);
/// 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// Two lower-case hex digits a byte.
[[nodiscard]] std::string hex(std::string_view bytes);
/// The bytes that hex digits of either case stand for; none when they are no pairs of such digits.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view digits);
/// Sixteen bytes from the system's random source.
[[nodiscard]] std::array<std::uint8_t, 16> random_bytes();

} // namespace whenabouts::digest

#include "digest/sha256.hpp"

#include <cassert>
#include <cstdlib>
#include <openssl/evp.h>
#include <sys/random.h>

namespace whenabouts::digest {

struct Sha256::Context {
    EVP_MD_CTX* handle = EVP_MD_CTX_new();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { EVP_MD_CTX_free(handle); }
};

namespace {

// Fetched once: OpenSSL 3 looks the algorithm up at every EVP_sha256() use, which costs more than hashing a short row.
const EVP_MD* algorithm() {
    static EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched != nullptr ? fetched : EVP_sha256();
}

// Failing here means that the library itself is broken; carrying on would write wrong hashes into the history.
void require([[maybe_unused]] int done) {
    assert(done == 1);
    if (done != 1) std::abort();
}

} // namespace

Sha256::Sha256() : m_context(std::make_unique<Context>()) {
    require(EVP_DigestInit_ex2(m_context->handle, algorithm(), nullptr));
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

Sha256& Sha256::update(std::string_view bytes) {
    require(EVP_DigestUpdate(m_context->handle, bytes.data(), bytes.size()));
    return *this;
}

std::array<std::uint8_t, 32> Sha256::finish() {
    std::array<std::uint8_t, 32> out{};
    require(EVP_DigestFinal_ex(m_context->handle, out.data(), nullptr));
    require(EVP_DigestInit_ex2(m_context->handle, algorithm(), nullptr));
    return out;
}

std::string Sha256::finish_hex() {
    const auto bytes = finish();
    return hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
    return Sha256().update(bytes).finish();
}

std::string sha256_hex(std::string_view bytes) {
    return Sha256().update(bytes).finish_hex();
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

std::array<std::uint8_t, 16> random_bytes() {
    std::array<std::uint8_t, 16> out{};
    require(::getrandom(out.data(), out.size(), 0) == static_cast<ssize_t>(out.size()) ? 1 : 0);
    return out;
}

std::optional<std::string> from_hex(std::string_view digits) {
    const auto value = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    if (digits.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = value(digits[i]);
        const int low = value(digits[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

} // namespace whenabouts::digest

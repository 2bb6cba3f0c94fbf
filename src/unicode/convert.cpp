#include "unicode/convert.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <unicode/ucnv.h>

namespace whenabouts::unicode {

struct Converter::State {
    UConverter* from = nullptr;
    UConverter* to = nullptr;
    std::size_t done = 0; ///< bytes of finished pieces
    std::size_t stopped = 0;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (from != nullptr) ucnv_close(from);
        if (to != nullptr) ucnv_close(to);
    }
};

Converter::Converter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Converter::Converter(Converter&&) noexcept = default;
Converter& Converter::operator=(Converter&&) noexcept = default;
Converter::~Converter() = default;

core::Result<Converter> Converter::open(const std::string& encoding) {
    auto state = std::make_unique<State>();
    UErrorCode error = U_ZERO_ERROR;
    state->from = ucnv_open(encoding.c_str(), &error);
    if (U_FAILURE(error) || encoding.empty())
        return core::bad_usage(fmt::format("'{}' is no encoding that is known", encoding),
                               "use utf-8, utf-16, cp1251, cp1252, latin-1, koi8-u, shift_jis, gb18030 …");
    ucnv_setToUCallBack(state->from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    state->to = ucnv_open("UTF-8", &error);
    ucnv_setFromUCallBack(state->to, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    if (U_FAILURE(error)) return core::refused({}, fmt::format("ICU has no UTF-8: {}", u_errorName(error)));
    return Converter(std::move(state));
}

bool Converter::convert(std::string_view bytes, bool last, std::string& out) {
    std::array<UChar, 4096> middle{};
    std::array<char, 4 * 4096> made{};
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    while (true) {
        UChar* to = middle.data();
        UErrorCode error = U_ZERO_ERROR;
        ucnv_toUnicode(m_state->from, &to, middle.data() + middle.size(), &source, end, nullptr, last ? 1 : 0, &error);
        const bool full = error == U_BUFFER_OVERFLOW_ERROR;
        const bool bad = U_FAILURE(error) && !full;
        const UChar* text = middle.data();
        char* into = made.data();
        UErrorCode second = U_ZERO_ERROR;
        ucnv_fromUnicode(m_state->to, &into, made.data() + made.size(), &text, to, nullptr, last && !full ? 1 : 0,
                         &second);
        out.append(made.data(), static_cast<std::size_t>(into - made.data()));
        if (bad || U_FAILURE(second)) {
            std::array<char, 16> invalid{};
            auto length = static_cast<std::int8_t>(invalid.size());
            UErrorCode third = U_ZERO_ERROR;
            ucnv_getInvalidChars(m_state->from, invalid.data(), &length, &third);
            const std::size_t read = m_state->done + static_cast<std::size_t>(source - bytes.data());
            m_state->stopped = read - std::min(read, static_cast<std::size_t>(length));
            return false;
        }
        if (!full) break;
    }
    m_state->done += bytes.size();
    return true;
}

std::size_t Converter::offset() const {
    return m_state->stopped;
}

} // namespace whenabouts::unicode

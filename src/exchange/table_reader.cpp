#include "exchange/table_reader.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace whenabouts::exchange {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 20U;
constexpr std::size_t largest_record = std::size_t{256} << 20U;
constexpr std::size_t step = 16; // bytes that the search looks at together; as many lie behind the text

bool ends_field(char c, char separator) {
    return c == separator || c == '\n' || c == '\r';
}

/// The first separator or line end from `at` on, or `end`. May read, not use, up to 15 bytes behind `end`.
const char* find_field_end(const char* at, const char* end, char separator) {
#ifdef __SSE2__
    const __m128i separators = _mm_set1_epi8(separator);
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    for (; at < end; at += step) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, separators),
                                          _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns)));
        const int mask = _mm_movemask_epi8(hits);
        if (mask != 0) return std::min(at + __builtin_ctz(static_cast<unsigned>(mask)), end);
    }
    return end;
#else
    while (at < end && !ends_field(*at, separator)) ++at;
    return at;
#endif
}

const char* find_byte(const char* at, const char* end, char byte) {
    const void* const found = std::memchr(at, byte, static_cast<std::size_t>(end - at));
    return found == nullptr ? end : static_cast<const char*>(found);
}

} // namespace

core::Result<TableReader> TableReader::open(const InputFile& file, const TableForm& form, digest::Sha256* digest) {
    auto stream = TextStream::open(file, form.encoding, digest);
    if (!stream) return tl::make_unexpected(stream.error());
    TableReader reader(std::move(*stream), file.name());
    if (auto filled = reader.fill(); !filled) return tl::make_unexpected(filled.error());
    auto told = reader.skip_directive();
    if (!told) return tl::make_unexpected(told.error());
    if (form.separator != '\0')
        reader.m_separator = form.separator;
    else if (!*told)
        reader.m_separator = guess_separator(std::string_view(reader.m_text).substr(reader.m_at, chunk / 16));
    return reader;
}

/// "sep=;" as the first line, with which spreadsheets tell the separator.
core::Result<bool> TableReader::skip_directive() {
    const std::string_view text(m_text);
    if (!text.starts_with("sep=") || text.size() < 6 || (text[5] != '\n' && text[5] != '\r')) return false;
    m_separator = text[4];
    m_at = text.substr(5).starts_with("\r\n") ? 7 : 6;
    m_line = 2;
    return true;
}

/// Reads on: a record that is cut has the same again, so that a long one is not looked at too often.
core::Result<bool> TableReader::fill() {
    m_text.erase(0, m_at);
    m_at = 0;
    if (m_text.size() > largest_record)
        return core::unreadable(m_name, fmt::format("a row of more than {} MB", largest_record >> 20U),
                                "is a quotation mark not closed? mend it, or give the right --separator", m_line);
    const auto more = m_stream.more(m_text, std::max(chunk, m_text.size()));
    if (!more) return more;
    m_all_read = !*more;
    if (m_text.capacity() < m_text.size() + step) m_text.reserve(m_text.size() + 2 * step);
    return *more;
}

core::Result<const TableRow*> TableReader::next() {
    while (true) {
        if (m_at < m_text.size() && scan() == Scan::whole) {
            const bool blank = m_row.raw.empty();
            if (!blank) return &m_row;
            continue;
        }
        if (!m_all_read) {
            if (auto more = fill(); !more) return tl::make_unexpected(more.error());
            continue;
        }
        if (m_at >= m_text.size()) return nullptr;
        return core::unreadable(m_name, "a quotation mark is not closed", "close it, or double it inside a field",
                                m_open_quote);
    }
}

/// One record from m_at on.
TableReader::Scan TableReader::scan() {
    m_fields.clear();
    m_unquoted.clear();
    m_row.problem = {};
    const char* const begin = m_text.data() + m_at;
    const char* const end = m_text.data() + m_text.size();
    const char* at = begin;
    while (true) {
        if (at < end && *at == '"') {
            at = quoted_field(at, end);
            if (at == nullptr) return Scan::cut;
        } else {
            const char* const stop = find_field_end(at, end, m_separator);
            m_fields.emplace_back(at, static_cast<std::size_t>(stop - at));
            at = stop;
        }
        if (at == end) {
            if (!m_all_read) return Scan::cut;
            break;
        }
        if (*at != m_separator) break;
        ++at;
    }
    if (at < end && *at == '\r' && at + 1 == end && !m_all_read) return Scan::cut; // is a line feed next?
    end_record(begin, at, end);
    return Scan::whole;
}

void TableReader::end_record(const char* begin, const char* at, const char* end) {
    m_row.fields = m_fields;
    m_row.raw = {begin, static_cast<std::size_t>(at - begin)};
    m_row.line = m_line;
    // only a quoted field can hold line ends, and then the record holds a quotation mark
    m_line += std::count(begin, at, '\n') + 1;
    if (at < end) at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
    m_at = static_cast<std::size_t>(at - m_text.data());
}

/// The field that begins with the mark at `at`; what stands behind it, or nullptr when it goes on behind the text.
const char* TableReader::quoted_field(const char* at, const char* end) {
    const char* const begin = m_text.data() + m_at;
    const char* const open = at++;
    const char* from = at;
    bool doubled = false;
    std::size_t kept = m_unquoted.size();
    while (true) {
        at = find_byte(at, end, '"');
        if (at == end) {
            m_open_quote = m_line + std::count(begin, open, '\n');
            return nullptr;
        }
        if (at + 1 < end && at[1] == '"') {
            // views into m_unquoted stay good: it never holds more than the record
            if (m_unquoted.capacity() < static_cast<std::size_t>(end - begin))
                m_unquoted.reserve(static_cast<std::size_t>(end - begin));
            m_unquoted.append(from, at + 1);
            doubled = true;
            at += 2;
            from = at;
            continue;
        }
        if (at + 1 == end && !m_all_read) return nullptr; // a second mark may follow
        break;
    }
    if (doubled) {
        m_unquoted.append(from, at);
        m_fields.emplace_back(m_unquoted.data() + kept, m_unquoted.size() - kept);
    } else {
        m_fields.emplace_back(from, static_cast<std::size_t>(at - from));
    }
    ++at;
    if (at < end && !ends_field(*at, m_separator)) {
        m_row.problem = "text stands behind a closing quotation mark";
        at = find_field_end(at, end, m_separator);
    }
    return at;
}

} // namespace whenabouts::exchange

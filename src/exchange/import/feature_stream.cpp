#include "exchange/import/feature_stream.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 20U;
constexpr std::size_t largest_feature = std::size_t{256} << 20U;
constexpr std::size_t incomplete = std::string_view::npos;

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
}

/// Behind the string that begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return incomplete;
}

/// Behind the value that begins at `at`; incomplete when the text ends before.
std::size_t value_end(std::string_view text, std::size_t at) {
    if (at >= text.size()) return incomplete;
    if (text[at] == '"') return string_end(text, at);
    if (text[at] != '{' && text[at] != '[') {
        at = text.find_first_of(",]} \t\r\n", at);
        return at;
    }
    for (std::size_t depth = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = string_end(text, at);
            if (at == incomplete) return incomplete;
            continue;
        }
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++at;
        if (depth == 0) return at;
    }
    return incomplete;
}

} // namespace

core::Result<FeatureStream> FeatureStream::open(const InputFile& file, const std::string& encoding,
                                                digest::Sha256* digest) {
    auto stream = TextStream::open(file, encoding, digest);
    if (!stream) return tl::make_unexpected(stream.error());
    return FeatureStream(std::move(*stream), file.name());
}

tl::unexpected<core::Error> FeatureStream::broken(std::string what) const {
    return core::unreadable(m_name, std::move(what), "mend the file at this line", m_next_line);
}

core::Result<bool> FeatureStream::fill() {
    if (m_all_read) return false;
    m_text.erase(0, m_at);
    m_at = 0;
    if (m_text.size() > largest_feature)
        return broken(fmt::format("a feature of more than {} MB", largest_feature >> 20U));
    const auto more = m_stream.more(m_text, std::max(chunk, m_text.size()));
    if (!more) return more;
    m_all_read = !*more;
    return true;
}

void FeatureStream::advance(std::size_t bytes) {
    const char* const begin = m_text.data() + m_at;
    m_next_line += std::count(begin, begin + bytes, '\n');
    m_at += bytes;
}

std::string_view FeatureStream::take(std::size_t length) {
    m_line = m_next_line;
    const std::size_t begin = m_at;
    advance(length);
    return std::string_view(m_text).substr(begin, length);
}

/// The next byte that is no blank, comma or record separator; '\0' at the end.
core::Result<char> FeatureStream::peek() {
    while (true) {
        std::size_t at = m_at;
        while (at < m_text.size() && (is_blank(m_text[at]) || m_text[at] == ',' || m_text[at] == '\x1E')) ++at;
        advance(at - m_at);
        if (m_at < m_text.size()) return m_text[m_at];
        const auto more = fill();
        if (!more) return tl::make_unexpected(more.error());
        if (!*more) return '\0';
    }
}

/// Length of the value at m_at, which may need more of the file.
core::Result<std::size_t> FeatureStream::whole_value() {
    while (true) {
        const std::size_t end = value_end(m_text, m_at);
        if (end != incomplete) return end - m_at;
        const auto more = fill();
        if (!more) return tl::make_unexpected(more.error());
        if (!*more) return broken("the feature that begins here does not end");
    }
}

/// At a brace outside any list: a feature as a whole, or a collection, whose list is then entered (empty answer).
core::Result<std::string_view> FeatureStream::top_object() {
    while (true) {
        const std::string_view text(m_text);
        std::size_t at = m_at + 1;
        while (true) {
            at = skip_blanks(text, at);
            if (at < text.size() && text[at] == ',') at = skip_blanks(text, at + 1);
            if (at >= text.size()) break;
            if (text[at] == '}') return take(at + 1 - m_at);
            if (text[at] != '"') return broken("is no JSON: a member without a name");
            const std::size_t name = at;
            at = string_end(text, at);
            if (at == incomplete) break;
            const bool features = text.substr(name, at - name) == "\"features\"";
            at = skip_blanks(text, at);
            if (at >= text.size()) break;
            if (text[at] != ':') return broken("is no JSON: a name without a value");
            at = skip_blanks(text, at + 1);
            if (features && at < text.size() && text[at] == '[') {
                advance(at + 1 - m_at);
                m_where = At::collection_list;
                return std::string_view();
            }
            const std::size_t begin = at;
            at = value_end(text, at);
            if (at == incomplete) break;
            if (at == begin) return broken("is no JSON: a name without a value");
        }
        const auto more = fill();
        if (!more) return tl::make_unexpected(more.error());
        if (!*more) return broken("the object that begins here does not end");
    }
}

/// The members of a collection behind its list of features.
core::Result<void> FeatureStream::leave_collection() {
    while (true) {
        const std::string_view text(m_text);
        for (std::size_t at = m_at; at < text.size();) {
            if (text[at] == '}') {
                advance(at + 1 - m_at);
                return {};
            }
            const bool nested = text[at] == '"' || text[at] == '{' || text[at] == '[';
            at = nested ? value_end(text, at) : at + 1;
            if (at == incomplete) break;
        }
        const auto more = fill();
        if (!more) return tl::make_unexpected(more.error());
        if (!*more) return broken("the collection does not end: is the file whole?");
    }
}

core::Result<std::string_view> FeatureStream::next() {
    while (true) {
        const auto c = peek();
        if (!c) return tl::make_unexpected(c.error());
        if (*c == '\0') {
            if (m_where != At::top) return broken("the list of features does not end: is the file whole?");
            return std::string_view();
        }
        if (m_where == At::top) {
            if (*c == '[') {
                m_where = At::list;
                advance(1);
                continue;
            }
            if (*c != '{') return broken("is no GeoJSON: an object should begin here");
            auto object = top_object();
            if (!object || !object->empty()) return object;
            continue;
        }
        if (*c == ']') {
            advance(1);
            if (m_where == At::collection_list)
                if (auto left = leave_collection(); !left) return tl::make_unexpected(left.error());
            m_where = At::top;
            continue;
        }
        if (*c != '{') return broken("a feature should begin here");
        const auto length = whole_value();
        if (!length) return tl::make_unexpected(length.error());
        return take(*length);
    }
}

core::Result<bool> is_json(const InputFile& file, const std::string& encoding) {
    auto stream = TextStream::open(file, encoding);
    if (!stream) return tl::make_unexpected(stream.error());
    std::string text;
    constexpr std::size_t enough = 4096;
    if (const auto read = stream->more(text, enough); !read) return tl::make_unexpected(read.error());
    std::size_t at = 0;
    while (at < text.size() && (is_blank(text[at]) || text[at] == '\x1E')) ++at;
    if (at < text.size() && text[at] == '[') {
        at = skip_blanks(text, at + 1);
        return at < text.size() && (text[at] == '{' || text[at] == ']');
    }
    if (at >= text.size() || text[at] != '{') return false;
    at = skip_blanks(text, at + 1);
    return at < text.size() && (text[at] == '"' || text[at] == '}');
}

} // namespace whenabouts::exchange

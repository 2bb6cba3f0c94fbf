#include "core/filter.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace whenabouts::core {

namespace {

constexpr std::size_t longest = 10'000;
constexpr int deepest = 50;

struct Token {
    enum class Kind : std::uint8_t { end, word, number, text, sign };
    Kind kind = Kind::end;
    std::string text;   ///< words as typed; texts without their quotation marks
    std::size_t at = 0; ///< byte in the input
};

std::string upper(std::string_view word) {
    std::string out(word);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
}

bool is_word_start(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word_part(char c) {
    return is_word_start(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.';
}
bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// Without quotation marks: 2024-01, 2024-01-02T10:00:00.000Z.
bool is_date(std::string_view text) {
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(c) || c == '-' || c == ':' || c == 'T' || c == 'Z' || c == '.';
    });
    return plain && text.size() >= 7 && std::all_of(text.begin(), text.begin() + 4, is_digit) && text[4] == '-' &&
           text.find("--") == std::string_view::npos && (is_digit(text.back()) || text.back() == 'Z');
}

class Parser {
  public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Result<Filter> parse() {
        if (m_text.size() > longest) return bad_usage("--where: the condition is too long", "shorten it");
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        auto filter = either();
        if (filter && m_token.kind != Token::Kind::end) return expected("AND, OR or the end");
        return filter;
    }

  private:
    tl::unexpected<Error> expected(std::string_view what) const {
        const std::string got = m_token.kind == Token::Kind::end ? "it ends" : fmt::format("'{}' stands", m_token.text);
        return bad_usage(fmt::format("--where: {} at character {}, where {} is expected", got, m_token.at + 1, what),
                         "write such as: category = 'shelling' AND killed >= 3");
    }

    Result<void> quoted(char mark) {
        for (++m_at;; ++m_at) {
            if (m_at >= m_text.size())
                return bad_usage(fmt::format("--where: the quotation at character {} is not closed", m_token.at + 1),
                                 fmt::format("end it with {}", mark));
            if (m_text[m_at] != mark) {
                m_token.text += m_text[m_at];
                continue;
            }
            if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != mark) break;
            m_token.text += mark; // doubled: the mark itself
            ++m_at;
        }
        ++m_at;
        return {};
    }

    Result<void> advance() {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0) ++m_at;
        m_token = {Token::Kind::end, {}, m_at};
        if (m_at >= m_text.size()) return {};
        const char c = m_text[m_at];
        if (c == '\'' || c == '"') {
            // As in SQL: '…' is a text, "…" is a name.
            m_token.kind = c == '"' ? Token::Kind::word : Token::Kind::text;
            return quoted(c);
        }
        const bool sign_of_number = (c == '-' || c == '+' || c == '.') && m_at + 1 < m_text.size() &&
                                    (is_digit(m_text[m_at + 1]) || m_text[m_at + 1] == '.');
        std::size_t end = m_at + 1;
        if (is_digit(c) || sign_of_number) {
            m_token.kind = Token::Kind::number;
            // Dates without quotation marks are taken as one piece, too: killed > 3 but d_begin >= 2024-01-02.
            while (end < m_text.size() && (is_word_part(m_text[end]) || m_text[end] == '-' || m_text[end] == ':'))
                ++end;
        } else if (is_word_start(c)) {
            m_token.kind = Token::Kind::word;
            while (end < m_text.size() && is_word_part(m_text[end])) ++end;
        } else {
            m_token.kind = Token::Kind::sign;
            const std::string_view two = m_text.substr(m_at, 2);
            if (two == "<=" || two == ">=" || two == "<>" || two == "!=" || two == "==") ++end;
        }
        m_token.text = m_text.substr(m_at, end - m_at);
        m_at = end;
        return {};
    }

    [[nodiscard]] bool at_word(std::string_view word) const {
        return m_token.kind == Token::Kind::word && upper(m_token.text) == word;
    }
    [[nodiscard]] bool at_sign(std::string_view sign) const {
        return m_token.kind == Token::Kind::sign && m_token.text == sign;
    }

    template <class Next>
    Result<Filter> chain(std::string_view word, Filter::Op op, Next next) {
        auto first = next();
        if (!first || !at_word(word)) return first;
        Filter all{op, {}, {}, {std::move(*first)}};
        while (at_word(word)) {
            if (auto done = advance(); !done) return tl::make_unexpected(done.error());
            auto part = next();
            if (!part) return part;
            all.parts.push_back(std::move(*part));
        }
        return all;
    }

    Result<Filter> either() {
        return chain("OR", Filter::Op::either, [this] { return both(); });
    }
    Result<Filter> both() {
        return chain("AND", Filter::Op::both, [this] { return one(); });
    }

    Result<Filter> one() {
        if (++m_depth > deepest) return bad_usage("--where: too many brackets in each other", "write it flatter");
        auto filter = one_at_this_depth();
        --m_depth;
        return filter;
    }

    Result<Filter> one_at_this_depth() {
        if (at_word("NOT")) {
            if (auto done = advance(); !done) return tl::make_unexpected(done.error());
            auto part = one();
            if (!part) return part;
            return negation(std::move(*part));
        }
        if (!at_sign("(")) return comparison();
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        auto inside = either();
        if (!inside) return inside;
        if (!at_sign(")")) return expected("')'");
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        return inside;
    }

    static Filter negation(Filter part) { return {Filter::Op::negation, {}, {}, {std::move(part)}}; }

    Result<std::string> field() {
        if (m_token.kind != Token::Kind::word) return expected("a field");
        if (m_token.text.starts_with("extra.") && m_token.text.size() > 6) return m_token.text;
        const auto& known = filter_fields();
        const auto at = std::find_if(known.begin(), known.end(),
                                     [this](const FilterField& f) { return upper(f.name) == upper(m_token.text); });
        if (at != known.end()) return std::string(at->name);
        std::string names;
        for (const FilterField& f : known) names.append(names.empty() ? "" : ", ").append(f.name);
        return bad_usage(fmt::format("--where: '{}' is no field (character {})", m_token.text, m_token.at + 1),
                         "text goes into '…'; the fields are " + names + " and extra.NAME");
    }

    Result<Filter::Literal> literal() {
        if (m_token.kind == Token::Kind::text) return Filter::Literal(m_token.text);
        if (m_token.kind != Token::Kind::number) return expected("a number or a 'text'");
        const std::string& digits = m_token.text;
        const char* const begin = digits.data() + (digits.front() == '+' ? 1 : 0);
        const char* const end = digits.data() + digits.size();
        std::int64_t whole = 0;
        if (const auto [stop, error] = std::from_chars(begin, end, whole); error == std::errc{} && stop == end)
            return Filter::Literal(whole);
        double real = 0;
        if (const auto [stop, error] = std::from_chars(begin, end, real);
            error == std::errc{} && stop == end && std::isfinite(real))
            return Filter::Literal(real);
        if (is_date(digits)) return Filter::Literal(digits); // compared as text
        return expected("a number, a date or a 'text'");
    }

    Result<std::vector<Filter::Literal>> list() {
        if (!at_sign("(")) return expected("'('");
        std::vector<Filter::Literal> values;
        do {
            if (auto done = advance(); !done) return tl::make_unexpected(done.error());
            auto value = literal();
            if (!value) return tl::make_unexpected(value.error());
            values.push_back(std::move(*value));
            if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        } while (at_sign(","));
        if (!at_sign(")")) return expected("',' or ')'");
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        return values;
    }

    Result<Filter> with_value(Filter::Op op, const std::string& name) {
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        auto value = literal();
        if (!value) return tl::make_unexpected(value.error());
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        return Filter{op, name, {std::move(*value)}, {}};
    }

    Result<Filter> between(const std::string& name) {
        auto low = with_value(Filter::Op::greater_or_equal, name);
        if (!low) return low;
        if (!at_word("AND")) return expected("AND");
        auto high = with_value(Filter::Op::less_or_equal, name);
        if (!high) return high;
        return Filter{Filter::Op::both, {}, {}, {std::move(*low), std::move(*high)}};
    }

    Result<Filter> absence(const std::string& name) {
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        const bool negated = at_word("NOT");
        if (negated)
            if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        if (!at_word("NULL")) return expected("NULL");
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        Filter absent{Filter::Op::absent, name, {}, {}};
        return negated ? negation(std::move(absent)) : absent;
    }

    Result<Filter> word_comparison(const std::string& name) {
        if (at_word("LIKE")) return with_value(Filter::Op::like, name);
        if (at_word("BETWEEN")) return between(name);
        if (!at_word("IN")) return expected("=, <>, <, >, LIKE, IN, BETWEEN or IS");
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        auto values = list();
        if (!values) return tl::make_unexpected(values.error());
        return Filter{Filter::Op::one_of, name, std::move(*values), {}};
    }

    Result<Filter> comparison() {
        auto name = field();
        if (!name) return tl::make_unexpected(name.error());
        if (auto done = advance(); !done) return tl::make_unexpected(done.error());
        if (at_word("IS")) return absence(*name);
        if (at_word("NOT")) {
            if (auto done = advance(); !done) return tl::make_unexpected(done.error());
            auto part = word_comparison(*name);
            if (!part) return part;
            return negation(std::move(*part));
        }
        using Op = Filter::Op;
        for (const auto& [sign, op] : {std::pair<std::string_view, Op>{"=", Op::equal},
                                       {"==", Op::equal},
                                       {"<>", Op::unequal},
                                       {"!=", Op::unequal},
                                       {"<", Op::less},
                                       {"<=", Op::less_or_equal},
                                       {">", Op::greater},
                                       {">=", Op::greater_or_equal}})
            if (at_sign(sign)) return with_value(op, *name);
        return word_comparison(*name);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Token m_token;
    int m_depth = 0;
};

} // namespace

const std::vector<FilterField>& filter_fields() {
    static const std::vector<FilterField> fields{{"code", "code"},
                                                 {"uid", "uid"},
                                                 {"title", "title"},
                                                 {"summary", "summary"},
                                                 {"category", "category"},
                                                 {"t_edtf", "t_edtf"},
                                                 {"t_begin", "t_begin"},
                                                 {"t_end", "t_end"},
                                                 {"d_begin", "d_begin"},
                                                 {"d_end", "d_end"},
                                                 {"t_precision", "t_precision"},
                                                 {"t_kind", "t_kind"},
                                                 {"t_zone", "t_zone"},
                                                 {"t_method", "t_method"},
                                                 {"lon", "lon"},
                                                 {"lat", "lat"},
                                                 {"place_text", "place_text"},
                                                 {"place_name", "place_name"},
                                                 {"place", "place_name"},
                                                 {"place_id", "place_id"},
                                                 {"country", "country"},
                                                 {"adm1", "adm1"},
                                                 {"adm2", "adm2"},
                                                 {"geo_precision", "geo_precision"},
                                                 {"geo_radius_m", "geo_radius_m"},
                                                 {"geo_method", "geo_method"},
                                                 {"actor_a", "actor_a"},
                                                 {"actor_b", "actor_b"},
                                                 {"killed", "killed_best"},
                                                 {"killed_low", "killed_low"},
                                                 {"killed_best", "killed_best"},
                                                 {"killed_high", "killed_high"},
                                                 {"injured", "injured_best"},
                                                 {"injured_low", "injured_low"},
                                                 {"injured_best", "injured_best"},
                                                 {"injured_high", "injured_high"},
                                                 {"civ_killed_best", "civ_killed_best"},
                                                 {"workflow", "workflow"},
                                                 {"status", "workflow"},
                                                 {"verification", "verification"},
                                                 {"confidence", "confidence"},
                                                 {"n_sources", "n_sources"},
                                                 {"tags", "tags"},
                                                 {"sensitivity", "sensitivity"},
                                                 {"publish", "publish"},
                                                 {"origin", "origin"},
                                                 {"origin_id", "origin_id"},
                                                 {"quality", "quality"},
                                                 {"created_at", "created_at"},
                                                 {"updated_at", "updated_at"},
                                                 {"rev", "rev"}};
    return fields;
}

Result<Filter> parse_filter(std::string_view text) {
    return Parser(text).parse();
}

} // namespace whenabouts::core

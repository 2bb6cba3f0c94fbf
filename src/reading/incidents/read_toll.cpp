#include "reading/incidents/read_toll.hpp"

#include <algorithm>
#include <charconv>

namespace whenabouts::reading {

namespace {

struct NumberWord {
    std::int64_t value = 0;
    enum class Kind : std::uint8_t { none, unit, scale, vague, zero } kind = Kind::none;
};

NumberWord number_word(const Document& doc, std::size_t at) {
    const auto& lexicon = doc.lexicon();
    for (const std::uint32_t word_class : lexicon.classes_of(doc.folded(at)))
        for (const std::uint32_t r : lexicon.rules_starting_with(word_class)) {
            const Rule& rule = lexicon.rules()[r];
            if (rule.group != RuleGroup::number) continue;
            NumberWord out{static_cast<std::int64_t>(rule.weight), NumberWord::Kind::unit};
            if (rule.name == "hundred" || rule.name == "thousand" || rule.name == "dozen")
                out.kind = NumberWord::Kind::scale;
            if (rule.name == "vague") out.kind = NumberWord::Kind::vague;
            if (rule.name == "none") out.kind = NumberWord::Kind::zero;
            return out;
        }
    return {};
}

std::optional<std::int64_t> figure(std::string_view word) {
    std::string digits;
    for (const char c : word) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ',' && c != ' ')
            return std::nullopt;
    }
    std::int64_t value = 0;
    if (digits.empty() || digits.size() > 9) return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Words before a number that make it a bound: "at least", "more than", "up to", "about".
enum class Bound : std::uint8_t { none, least, most, about };
Bound bound_before(const Document& doc, std::size_t at, std::size_t sentence_first) {
    for (std::size_t i = at; i > sentence_first && at - i < 3; --i) {
        const auto& w = doc.folded(i - 1);
        if (w == "least" || w == "more" || w == "over" || w == "щонайменше" || w == "минимум" || w == "понад")
            return Bound::least;
        if (w == "most" || w == "up" || w == "fewer" || w == "under" || w == "до") return Bound::most;
        if (w == "about" || w == "around" || w == "some" || w == "nearly" || w == "almost" || w == "близько" ||
            w == "около")
            return Bound::about;
    }
    return Bound::none;
}

class TollReader {
  public:
    TollReader(const Document& document, const SentenceFrame& frame, TokenRange range)
        : m_doc(document), m_frame(frame), m_range(range) {}

    Toll read() {
        for (const auto& match : m_frame.matches()) {
            const Rule& rule = m_frame.rule(match);
            if (rule.group != RuleGroup::toll || !m_range.contains(match.head)) continue;
            if (rule.name == "killed") take(match.head, m_toll.killed);
            if (rule.name == "injured") take(match.head, m_toll.injured);
        }
        return m_toll;
    }

  private:
    /// "killed 12 people", "killing at least three", "12 people were killed", "12 dead", "killed none".
    void take(std::size_t verb, core::Casualties& into) {
        if (into.low || into.best || into.high) return;
        auto count = after(verb);
        if (!count) count = before(verb);
        if (!count) return;
        if (count->people.best == 0 || (count->people.high && *count->people.high == 0)) m_toll.none_stated = true;
        into = count->people;
        const std::size_t first = std::min(count->first, verb), last = std::max(count->last, verb + 1);
        const ByteSpan bytes = m_doc.bytes(first, last);
        if (!m_toll.quote)
            m_toll.quote = bytes;
        else
            m_toll.quote = ByteSpan{std::min(m_toll.quote->begin, bytes.begin), std::max(m_toll.quote->end, bytes.end)};
    }

    [[nodiscard]] bool counts_people(const Count& count) const {
        // "killed 12 people" and "killed 12", but not "killed on 12 May" (dates are masked) or "12 km".
        if (count.last >= m_frame.last()) return true;
        const auto& next = m_doc.folded(count.last);
        static constexpr std::string_view not_people[] = {
            "km",      "kilometres", "kilometers", "miles",   "hours",  "hour",      "days",     "day",
            "years",   "year",       "weeks",      "houses",  "homes",  "buildings", "vehicles", "cars",
            "percent", "per",        "minutes",    "metres",  "meters", "missiles",  "drones",   "rockets",
            "tanks",   "times",      "villages",   "animals", "cattle"};
        for (std::size_t i = count.last; i < std::min(count.last + 3, m_frame.last()); ++i)
            if (m_doc.is(i, m_doc.lexicon().named_class("@animal"))) return false;
        return std::find(std::begin(not_people), std::end(not_people), next) == std::end(not_people) &&
               !m_doc.is_mark(count.last, '%');
    }

    [[nodiscard]] std::optional<Count> after(std::size_t verb) const {
        const auto& word = m_doc.folded(verb);
        const bool follows = word.ends_with("ing") || word.ends_with("ed") || word == "kills" || word == "kill" ||
                             word == "lives" || word == "hurt" || word == "death" || word == "deaths" || word == "dead";
        if (!follows || word == "died") return std::nullopt;
        if (verb > m_range.first && m_doc.is(verb - 1, m_doc.lexicon().named_class("@passive"))) return std::nullopt;
        constexpr std::size_t reach = 4;
        std::size_t limit = std::min(verb + 1 + reach, m_range.last);
        if (word == "death" || word == "deaths") limit = std::min(verb + 7, m_range.last); // "death toll rose to 23"
        for (std::size_t i = verb + 1; i < limit; ++i) {
            if (m_doc.is_mark(i, ',') || m_doc.is_mark(i, ';')) return std::nullopt;
            const auto& w = m_doc.folded(i);
            if (w == "and" || w == "in" || w == "by" || w == "on" || w == "when") return std::nullopt;
            if (m_doc.tokens()[i].date >= 0) return std::nullopt;
            if (auto count = read_count(m_doc, i, m_range.last); count && counts_people(*count)) return bounded(*count);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Count> before(std::size_t verb) const {
        constexpr std::size_t reach = 9;
        for (std::size_t i = verb; i > m_range.first && verb - i < reach;) {
            --i;
            if (m_doc.is_mark(i, ';') || m_doc.is_mark(i, ':') || (m_doc.is_mark(i, ',') && verb - i > 1))
                return std::nullopt;
            if (m_doc.tokens()[i].date >= 0) return std::nullopt;
            if (i > m_range.first && number_word(m_doc, i - 1).kind != NumberWord::Kind::none &&
                number_word(m_doc, i).kind != NumberWord::Kind::none)
                continue;
            auto count = read_count(m_doc, i, verb);
            if (!count || count->last > verb || !counts_people(*count)) continue;
            // "a bomb killed", "one of the missiles": an article is a count only before a word for people.
            if (!count->figure && count->people.best == 1 && !before_person(*count)) continue;
            return bounded(*count);
        }
        return std::nullopt;
    }

    [[nodiscard]] bool before_person(const Count& count) const {
        const auto people = m_doc.lexicon().named_class("@people");
        for (std::size_t i = count.last; i < std::min(count.last + 3, m_frame.last()); ++i)
            if (m_doc.is(i, people)) return true;
        return false;
    }

    [[nodiscard]] Count bounded(Count count) const {
        auto& people = count.people;
        if (!people.best) return count;
        switch (bound_before(m_doc, count.first, m_frame.first())) {
        case Bound::least:
            people.low = people.best;
            break;
        case Bound::most:
            people.high = people.best;
            people.best.reset();
            break;
        case Bound::about:
            break;
        case Bound::none:
            people.low = people.high = people.best;
            break;
        }
        return count;
    }

    const Document& m_doc;
    const SentenceFrame& m_frame;
    TokenRange m_range;
    Toll m_toll;
};

} // namespace

std::optional<Count> read_count(const Document& document, std::size_t at, std::size_t last) {
    Count count;
    count.first = at;
    count.last = at + 1;
    if (document.tokens()[at].kind == text::WordKind::number) {
        const auto value = figure(document.word(at));
        if (!value) return std::nullopt;
        count.people.best = *value;
        count.figure = true;
    } else {
        const NumberWord word = number_word(document, at);
        if (word.kind == NumberWord::Kind::none) return std::nullopt;
        if (word.kind == NumberWord::Kind::vague) {
            count.people.low = word.value;
            return count;
        }
        count.people.best = word.kind == NumberWord::Kind::scale ? word.value : word.value;
        if (word.kind == NumberWord::Kind::zero) return count;
    }
    while (count.last < last) {
        const NumberWord next = number_word(document, count.last);
        if (next.kind == NumberWord::Kind::scale)
            count.people.best = *count.people.best * next.value;
        else if (next.kind == NumberWord::Kind::unit && !count.figure && *count.people.best >= 20 && next.value < 10)
            count.people.best = *count.people.best + next.value;
        else
            break;
        ++count.last;
    }
    return count;
}

Toll read_toll(const Document& document, const SentenceFrame& frame, TokenRange range) {
    return TollReader(document, frame, range).read();
}

} // namespace whenabouts::reading

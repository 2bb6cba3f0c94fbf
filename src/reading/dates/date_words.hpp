#pragma once
#include "core/result.hpp"
#include "reading/dates/dates.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The inside of the date reader: vocabulary, tokens, phrases, their resolution.
namespace whenabouts::reading::dates {

enum class Unit : std::uint8_t {
    none,
    second,
    minute,
    hour,
    day,
    week,
    weekend,
    month,
    quarter,
    half,
    season,
    year,
    decade,
    century
};
enum class Part : std::uint8_t { none, morning, noon, afternoon, evening, night, midnight, daytime };
enum class Season : std::uint8_t { none, spring, summer, autumn, winter };
enum class Edge : std::uint8_t { none, start, mid, end };
enum class Deictic : std::uint8_t { none, last, now, next, past, coming, previous, following, same, that, latest };
enum class Approx : std::uint8_t { none, about, less, more };
enum class Func : std::uint8_t {
    none,
    the,
    a,
    of,
    in,
    on,
    at,
    and_,
    or_,
    to,
    from,
    until,
    by,
    since,
    between,
    through,
    during,
    into,
    within,
    for_,
    half,
    fiscal,
    filler,
    time,
    so,
    more,
    less,
    than,
    least,
    up,
    old,
    period,
    overnight,
    tonight,
    oclock,
    ahead,
    back,
    not_,
    night_of,
    ordinal_end,
    pronoun,
    most,
    year_word
};

/// How many: "few", "several".
inline constexpr int unknown_number = -2;

/// Everything a form can mean. Members hold 0, none or -1 where it has no such meaning.
struct Word {
    std::uint8_t month = 0;   ///< 1 … 12
    std::uint8_t weekday = 0; ///< 1 … 7, Monday first
    Unit unit = Unit::none;
    bool plural = false; ///< a plural: "days", "Tuesdays", "nights", "summers"
    int number = -1;     ///< unknown_number for "few"
    std::uint8_t ordinal = 0;
    Part part = Part::none;
    bool part_alone = false; ///< an adverb of the part of day that needs no day beside it
    Season season = Season::none;
    std::uint8_t quarter = 0; ///< "Q3"
    std::uint8_t half = 0;    ///< "H1"
    Edge edge = Edge::none;
    Deictic deictic = Deictic::none;
    bool has_day = false;
    int day = 0; ///< days from today, with has_day
    bool ago = false, from_now = false, earlier = false, later = false, every = false, recent = false,
         in_time = false;     ///< before the amount: "через два дні"
    bool before_noun = false; ///< of earlier and later: may govern a noun ("two days after the attack")
    Approx approx = Approx::none;
    bool has_zone = false, zone_local = false;
    int zone = 0;            ///< minutes east of UTC
    char meridiem = '\0';    ///< a, p
    std::uint8_t decade = 0; ///< "nineties" = 90
    Func func = Func::none;
    std::uint16_t frequency = 0; ///< 1-based into Vocabulary::frequencies
    bool future = false, past = false, abbreviated_title = false, quantity = false, name = false, published = false,
         closing = false;      ///< cues
    bool capital_only = false; ///< month, weekday and zone count only with a capital
    bool weak = false;         ///< an abbreviation: month and weekday count only beside other words of time
    bool starts_phrase = false;
    std::uint16_t first_phrase =
        0; ///< with starts_phrase: index into Vocabulary::phrases(), which is sorted by first word
    std::uint16_t phrases = 0;
    bool of_time = false;   ///< may be the core of an expression
    bool may_start = false; ///< may begin one
};

/// A fixed expression of one or more words with a ready meaning.
struct FixedPhrase {
    std::vector<std::string> words; ///< folded
    bool is_day = false;            ///< then `day` holds days from today
    int day = 0;
    int month = 0; ///< with `day`: a fixed day of every year ("Christmas")
    TimexType type = TimexType::date;
    std::string value;
};

/// The word lists of all languages in one table; lookups fold case and apostrophes on the way.
class Vocabulary {
  public:
    [[nodiscard]] static core::Result<Vocabulary> load(const std::filesystem::path& folder);
    /// Adds the lines of one list; `where` names it in errors.
    [[nodiscard]] core::Result<void> add(std::string_view lines, std::string_view where);
    /// nullptr for words without a meaning here.
    [[nodiscard]] const Word* find(std::string_view form) const;
    /// The fixed phrases that begin with this word.
    [[nodiscard]] std::span<const FixedPhrase> phrases_of(const Word& word) const {
        return std::span(m_phrases).subspan(word.first_phrase, word.phrases);
    }
    [[nodiscard]] const std::string& frequency(std::uint16_t index) const { return m_frequencies[index - 1U]; }

  private:
    struct Entry {
        std::string form;
        Word word;
    };
    core::Result<void> add_line(std::string_view line);
    core::Result<void> add_phrase(std::string_view name, std::string_view value, std::string_view form);
    [[nodiscard]] Word& word_of(std::string_view form);
    void grow();
    void mark_starters();
    void place(std::uint32_t entry);

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_slots; ///< 1-based entries, open addressing, a power of two
    std::vector<FixedPhrase> m_phrases;
    std::vector<std::string> m_frequencies;
};

/// Lower case of ASCII and Cyrillic, ’ as ', ё as е. Returns the length written, 0 when the form is longer than `into`.
std::size_t fold(std::string_view form, char* into, std::size_t room);
[[nodiscard]] std::string folded(std::string_view form);

} // namespace whenabouts::reading::dates

#include "reading/dates/date_words.hpp"

#include "core/output_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace whenabouts::reading::dates {

namespace {

constexpr std::size_t longest_form = 40;

template <class Value>
struct Named {
    std::string_view name;
    Value value;
};

constexpr std::array<Named<Unit>, 12> units{{{"S", Unit::second},
                                             {"MIN", Unit::minute},
                                             {"H", Unit::hour},
                                             {"D", Unit::day},
                                             {"W", Unit::week},
                                             {"WE", Unit::weekend},
                                             {"M", Unit::month},
                                             {"Q", Unit::quarter},
                                             {"Y", Unit::year},
                                             {"E", Unit::decade},
                                             {"C", Unit::century},
                                             {"SN", Unit::season}}};
constexpr std::array<Named<Part>, 7> parts{{{"MO", Part::morning},
                                            {"NOON", Part::noon},
                                            {"AF", Part::afternoon},
                                            {"EV", Part::evening},
                                            {"NI", Part::night},
                                            {"MI", Part::midnight},
                                            {"DT", Part::daytime}}};
constexpr std::array<Named<Season>, 4> seasons{
    {{"SP", Season::spring}, {"SU", Season::summer}, {"FA", Season::autumn}, {"WI", Season::winter}}};
constexpr std::array<Named<Edge>, 3> edges{{{"START", Edge::start}, {"MID", Edge::mid}, {"END", Edge::end}}};
constexpr std::array<Named<Approx>, 3> approximations{
    {{"APPROX", Approx::about}, {"LESS", Approx::less}, {"MORE", Approx::more}}};
constexpr std::array<Named<Deictic>, 10> deictics{{{"last", Deictic::last},
                                                   {"this", Deictic::now},
                                                   {"next", Deictic::next},
                                                   {"past", Deictic::past},
                                                   {"coming", Deictic::coming},
                                                   {"previous", Deictic::previous},
                                                   {"following", Deictic::following},
                                                   {"same", Deictic::same},
                                                   {"that", Deictic::that},
                                                   {"latest", Deictic::latest}}};
constexpr std::array<Named<Func>, 42> functions{{{"the", Func::the},
                                                 {"a", Func::a},
                                                 {"of", Func::of},
                                                 {"in", Func::in},
                                                 {"on", Func::on},
                                                 {"at", Func::at},
                                                 {"and", Func::and_},
                                                 {"or", Func::or_},
                                                 {"to", Func::to},
                                                 {"from", Func::from},
                                                 {"until", Func::until},
                                                 {"by", Func::by},
                                                 {"since", Func::since},
                                                 {"between", Func::between},
                                                 {"through", Func::through},
                                                 {"during", Func::during},
                                                 {"into", Func::into},
                                                 {"within", Func::within},
                                                 {"for", Func::for_},
                                                 {"half", Func::half},
                                                 {"fiscal", Func::fiscal},
                                                 {"filler", Func::filler},
                                                 {"time", Func::time},
                                                 {"so", Func::so},
                                                 {"more", Func::more},
                                                 {"less", Func::less},
                                                 {"than", Func::than},
                                                 {"least", Func::least},
                                                 {"up", Func::up},
                                                 {"old", Func::old},
                                                 {"period", Func::period},
                                                 {"overnight", Func::overnight},
                                                 {"tonight", Func::tonight},
                                                 {"oclock", Func::oclock},
                                                 {"ahead", Func::ahead},
                                                 {"back", Func::back},
                                                 {"not", Func::not_},
                                                 {"night_of", Func::night_of},
                                                 {"ordinal_end", Func::ordinal_end},
                                                 {"most", Func::most},
                                                 {"pronoun", Func::pronoun},
                                                 {"year_word", Func::year_word}}};

template <class Value, std::size_t N>
bool choose(const std::array<Named<Value>, N>& names, std::string_view name, Value& into) {
    const auto* const at =
        std::find_if(names.begin(), names.end(), [&](const Named<Value>& n) { return n.name == name; });
    if (at == names.end()) return false;
    into = at->value;
    return true;
}

bool read_int(std::string_view text, int& into) {
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc{} && stop == text.data() + text.size();
}

template <class Small>
bool read_small(std::string_view text, int most, Small& into) {
    int value = 0;
    if (!read_int(text, value) || value < 1 || value > most) return false;
    into = static_cast<Small>(value);
    return true;
}

bool read_cue(std::string_view name, Word& word) {
    bool* const flag = name == "future"      ? &word.future
                       : name == "past"      ? &word.past
                       : name == "title"     ? &word.abbreviated_title
                       : name == "quantity"  ? &word.quantity
                       : name == "name"      ? &word.name
                       : name == "published" ? &word.published
                       : name == "closing"   ? &word.closing
                                             : nullptr;
    if (flag != nullptr) *flag = true;
    return flag != nullptr;
}

bool read_flag(std::string_view name, std::string_view value, Word& word) {
    bool* const flag = name == "ago"        ? &word.ago
                       : name == "from_now" ? &word.from_now
                       : name == "earlier"  ? &word.earlier
                       : name == "later"    ? &word.later
                       : name == "every"    ? &word.every
                       : name == "recent"   ? &word.recent
                       : name == "in_time"  ? &word.in_time
                                            : nullptr;
    if (flag == nullptr) return false;
    *flag = true;
    word.before_noun |= value == "noun";
    return true;
}

bool read_zone(std::string_view value, Word& word) {
    word.has_zone = true;
    word.zone_local = value == "local";
    return word.zone_local || read_int(value, word.zone);
}

/// Puts one meaning into `word`; false when class or value is not known.
bool read_meaning(std::string_view name, std::string_view value, Word& word) {
    if (name == "month") return word.of_time = read_small(value, 12, word.month);
    if (name == "weekdays") return word.of_time = word.plural = read_small(value, 7, word.weekday);
    if (name == "weekday") return word.of_time = read_small(value, 7, word.weekday);
    if (name == "unit") return word.of_time = choose(units, value, word.unit);
    if (name == "units") return word.of_time = word.plural = choose(units, value, word.unit);
    if (name == "number") return value == "X" ? (word.number = unknown_number, true) : read_int(value, word.number);
    if (name == "ordinal") return read_small(value, 31, word.ordinal);
    if (name == "part") return word.of_time = choose(parts, value, word.part);
    if (name == "part_alone") return word.of_time = word.part_alone = choose(parts, value, word.part);
    if (name == "parts") return word.of_time = word.plural = choose(parts, value, word.part);
    if (name == "season") return word.of_time = choose(seasons, value, word.season);
    if (name == "seasons") return word.of_time = word.plural = choose(seasons, value, word.season);
    if (name == "edge") return choose(edges, value, word.edge);
    if (name == "deictic") return choose(deictics, value, word.deictic);
    if (name == "day") return word.of_time = word.has_day = read_int(value, word.day);
    if (name == "approx") return choose(approximations, value, word.approx);
    if (name == "zone") return read_zone(value, word);
    if (name == "meridiem") return (word.meridiem = value.empty() ? '\0' : value[0]) != '\0';
    if (name == "quarter") return word.of_time = read_small(value, 4, word.quarter);
    if (name == "half") return word.of_time = read_small(value, 2, word.half);
    if (name == "decade") return word.of_time = read_small(value, 90, word.decade);
    if (name == "func") {
        if (!choose(functions, value, word.func)) return false;
        word.of_time |= word.func == Func::overnight || word.func == Func::tonight;
        return true;
    }
    if (name == "cue") return read_cue(value, word);
    return read_flag(name, value, word);
}

std::uint32_t hash_of(std::string_view folded_form) {
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const char c : folded_form) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

std::vector<std::string_view> split(std::string_view text, char by) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t stop = std::min(text.find(by, at), text.size());
        out.push_back(text.substr(at, stop - at));
        at = stop + 1;
    }
    return out;
}

} // namespace

std::size_t fold(std::string_view form, char* into, std::size_t room) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (size + 2 > room) return 0;
        const auto c = static_cast<unsigned char>(form[i]);
        const auto next = i + 1 < form.size() ? static_cast<unsigned char>(form[i + 1]) : 0U;
        if (c < 0x80) {
            into[size++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        } else if (c == 0xE2 && next == 0x80 && i + 2 < form.size()) { // ’ and its kin
            const auto last = static_cast<unsigned char>(form[i + 2]);
            i += 2;
            if (last == 0x98 || last == 0x99 || last == 0xBC) into[size++] = '\'';
        } else if ((c == 0xD0 || c == 0xD1 || c == 0xD2) && next != 0) {
            unsigned code = ((c & 0x1FU) << 6U) | (next & 0x3FU);
            if (code >= 0x410 && code <= 0x42F)
                code += 0x20;
            else if (code >= 0x400 && code <= 0x40F)
                code += 0x50;
            else if (code == 0x490)
                code = 0x491;
            if (code == 0x451) code = 0x435;
            into[size++] = static_cast<char>(0xC0U | (code >> 6U));
            into[size++] = static_cast<char>(0x80U | (code & 0x3FU));
            ++i;
        } else {
            into[size++] = static_cast<char>(c);
        }
    }
    return size;
}

std::string folded(std::string_view form) {
    std::string out(form.size() + 2, '\0');
    out.resize(fold(form, out.data(), out.size()));
    return out;
}

const Word* Vocabulary::find(std::string_view form) const {
    std::array<char, longest_form + 2> buffer{};
    if (form.size() > longest_form || m_slots.empty()) return nullptr;
    const std::string_view key(buffer.data(), fold(form, buffer.data(), buffer.size()));
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash_of(key) & mask; m_slots[at] != 0; at = (at + 1) & mask) {
        const Entry& entry = m_entries[m_slots[at] - 1];
        if (entry.form == key) return &entry.word;
    }
    return nullptr;
}

void Vocabulary::place(std::uint32_t entry) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash_of(m_entries[entry - 1].form) & mask;
    while (m_slots[at] != 0) at = (at + 1) & mask;
    m_slots[at] = entry;
}

void Vocabulary::grow() {
    m_slots.assign(std::max<std::size_t>(2048, m_slots.size() * 2), 0);
    for (std::uint32_t i = 1; i <= m_entries.size(); ++i) place(i);
}

Word& Vocabulary::word_of(std::string_view form) {
    if (const Word* known = find(form)) return const_cast<Word&>(*known); // an entry of this very table
    const std::string key = folded(form);
    if ((m_entries.size() + 1) * 3 > m_slots.size()) grow();
    m_entries.push_back({key, {}});
    place(static_cast<std::uint32_t>(m_entries.size()));
    return m_entries.back().word;
}

core::Result<void> Vocabulary::add_phrase(std::string_view name, std::string_view value, std::string_view form) {
    FixedPhrase phrase;
    for (std::string_view word : split(form, ' ')) {
        const bool possessive = word.ends_with("'s"); // three tokens in a text: word, apostrophe, s
        if (possessive) word.remove_suffix(2);
        phrase.words.push_back(folded(word));
        if (possessive) phrase.words.insert(phrase.words.end(), {"'", "s"});
    }
    if (name == "day_phrase") {
        phrase.is_day = true;
        if (!read_int(value, phrase.day)) return core::refused("", fmt::format("'{}' is no number of days", value));
    } else if (name == "holiday") {
        const auto dash = value.find('-');
        if (dash == std::string_view::npos || !read_int(value.substr(0, dash), phrase.month) ||
            !read_int(value.substr(dash + 1), phrase.day) || phrase.month < 1 || phrase.month > 12)
            return core::refused("", fmt::format("'{}' is no day MM-DD", value));
    } else {
        const auto colon = value.find(':');
        phrase.value = value.substr(colon == std::string_view::npos ? 0 : colon + 1);
        phrase.type = value.starts_with("DURATION") ? TimexType::duration
                      : value.starts_with("TIME:")  ? TimexType::time
                                                    : TimexType::date;
    }
    word_of(phrase.words.front()).starts_phrase = true;
    m_phrases.push_back(std::move(phrase));
    return {};
}

core::Result<void> Vocabulary::add_line(std::string_view line) {
    const auto columns = split(line, '\t');
    if (columns.size() != 3)
        return core::refused("", "a line has three columns separated by tabs: class, value, forms");
    for (std::string_view form : split(columns[2], ',')) {
        if (columns[0] == "phrase" || columns[0] == "day_phrase" || columns[0] == "holiday") {
            if (auto done = add_phrase(columns[0], columns[1], form); !done) return done;
            continue;
        }
        const bool capital = form.starts_with('^');
        if (capital) form.remove_prefix(1);
        const bool weak = form.ends_with('.') && form.find('.') == form.size() - 1;
        if (weak) form.remove_suffix(1);
        if (form.empty() || form.size() > longest_form)
            return core::refused("", fmt::format("the form '{}' is empty or too long", form));
        Word& word = word_of(form);
        word.capital_only |= capital;
        word.weak |= weak;
        if (columns[0] == "frequency") {
            m_frequencies.emplace_back(columns[1]);
            word.frequency = static_cast<std::uint16_t>(m_frequencies.size());
            word.of_time = true;
        } else if (!read_meaning(columns[0], columns[1], word)) {
            return core::refused("", fmt::format("'{}' with the value '{}' is not known", columns[0], columns[1]));
        }
    }
    return {};
}

core::Result<void> Vocabulary::add(std::string_view lines, std::string_view where) {
    long number = 0;
    for (std::string_view line : split(lines, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        if (auto done = add_line(line); !done)
            return core::unreadable(std::string(where), done.error().what,
                                    "mend the line; the head of dates_en.tsv explains the columns", number);
    }
    return {};
}

void Vocabulary::mark_starters() {
    std::stable_sort(m_phrases.begin(), m_phrases.end(),
                     [](const FixedPhrase& a, const FixedPhrase& b) { return a.words.front() < b.words.front(); });
    for (std::size_t i = 0; i < m_phrases.size(); ++i) {
        Word& first = word_of(m_phrases[i].words.front());
        if (first.phrases++ == 0) first.first_phrase = static_cast<std::uint16_t>(i);
    }
    for (Entry& entry : m_entries) {
        Word& w = entry.word;
        const bool grammar = w.func == Func::the || w.func == Func::a || w.func == Func::at || w.func == Func::more ||
                             w.func == Func::less || w.func == Func::not_ || w.func == Func::up ||
                             w.func == Func::half || w.func == Func::in || w.func == Func::fiscal;
        w.may_start = w.of_time || w.starts_phrase || grammar || w.number != -1 || w.ordinal != 0 ||
                      w.edge != Edge::none || w.deictic != Deictic::none || w.approx != Approx::none || w.every ||
                      w.earlier || w.later || w.recent || w.in_time;
    }
}

core::Result<Vocabulary> Vocabulary::load(const std::filesystem::path& folder) {
    Vocabulary words;
    std::vector<std::filesystem::path> lists;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("dates_") && name.ends_with(".tsv")) lists.push_back(entry.path());
    }
    if (lists.empty())
        return core::unreadable(folder.string(), "holds no word lists dates_*.tsv",
                                "check that the assets are installed");
    std::sort(lists.begin(), lists.end());
    for (const auto& list : lists) {
        const auto text = core::read_file(list);
        if (!text) return tl::make_unexpected(text.error());
        if (auto done = words.add(*text, list.string()); !done) return tl::make_unexpected(done.error());
    }
    words.mark_starters();
    return words;
}

} // namespace whenabouts::reading::dates

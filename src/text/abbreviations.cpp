#include "text/abbreviations.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::text {
namespace {

// Short lists, searched from the front: only asked at full stops.
constexpr std::array goes_on = std::to_array<std::string_view>({
    "adm", "approx", "ave", "blvd", "brig", "capt", "cf",   "cmdr", "col",    "cpl",  "dr",    "eg",  "fig",
    "fr",  "ft",     "gen", "gov",  "hon",  "ie",   "lt",   "maj",  "messrs", "mgr",  "mme",   "mr",  "mrs",
    "ms",  "mt",     "no",  "nos",  "nr",   "pp",   "pres", "prof", "rep",    "reps", "rev",   "sen", "sens",
    "sgt", "sra",    "st",  "ste",  "str",  "supt", "viz",  "vol",  "vs",     "вул",  "г-н",   "гг",  "д",
    "им",  "кв",     "м",   "млн",  "млрд", "обл",  "п",    "пгт",  "пл",     "пр",   "просп", "р",   "рр",
    "с",   "см",     "смт", "ст",   "стр",  "т",    "тис",  "тыс",  "ул",
});
constexpr std::array either = std::to_array<std::string_view>({
    "aka",  "ala", "am",   "apr",   "ariz", "ark",  "assn", "aug",  "bc",   "bros", "calif", "co",  "colo", "conn",
    "corp", "ctr", "dc",   "dec",   "del",  "dept", "dist", "est",  "etc",  "eu",   "feb",   "fla", "fri",  "ga",
    "govt", "ill", "inc",  "ind",   "intl", "jan",  "jr",   "jul",  "jun",  "kan",  "ky",    "la",  "ltd",  "mar",
    "mass", "md",  "mich", "minn",  "miss", "mo",   "mon",  "mont", "neb",  "nev",  "nov",   "oct", "okla", "ont",
    "ore",  "pa",  "ph d", "phd",   "plc",  "pm",   "que",  "sask", "sat",  "sep",  "sept",  "sr",  "sun",  "tenn",
    "tex",  "thu", "thur", "thurs", "tue",  "tues", "uk",   "un",   "univ", "us",   "usa",   "va",  "vt",   "wash",
    "wed",  "wis", "wyo",  "г",     "др",   "напр", "н э",  "руб",  "сек",  "тд",   "те",    "тп",  "грн",
});
constexpr std::array starters = std::to_array<std::string_view>({
    "a",      "according", "after",     "all",   "also",    "although", "an",      "and",  "another", "as",    "at",
    "before", "both",      "but",       "by",    "during",  "each",     "earlier", "even", "every",   "for",   "from",
    "he",     "her",       "his",       "how",   "however", "i",        "if",      "in",   "it",      "its",   "last",
    "later",  "many",      "meanwhile", "more",  "most",    "my",       "no",      "not",  "now",     "on",    "one",
    "only",   "other",     "our",       "she",   "since",   "so",       "some",    "such", "that",    "the",   "their",
    "then",   "there",     "these",     "they",  "this",    "those",    "three",   "to",   "two",     "under", "we",
    "what",   "when",      "where",     "while", "who",     "why",      "with",    "you",  "а",       "в",     "во",
    "він",    "вона",      "вони",      "где",   "де",      "для",      "до",      "з",    "за",      "и",     "из",
    "как",    "когда",     "коли",      "на",    "но",      "об",       "он",      "она",  "они",     "от",    "по",
    "при",    "про",       "с",         "та",    "те",      "то",       "у",       "це",   "что",     "що",    "это",
    "я",      "як",        "і",
});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace

StopAfter stop_after(std::string_view word) {
    if (holds(goes_on, word)) return StopAfter::goes_on;
    if (holds(either, word)) return StopAfter::either;
    return StopAfter::ends;
}

bool begins_sentences(std::string_view word) {
    return holds(starters, word);
}

} // namespace whenabouts::text

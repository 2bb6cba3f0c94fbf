#pragma once
#include "core/incident.hpp"
#include "reading/dates/dates.hpp"
#include "reading/sentence/document.hpp"
#include "reading/toponyms/mention.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::reading {

/// A word that says something happened, with what stands around it.
struct Trigger {
    std::uint32_t rule = 0;
    std::string category;
    char kind = 'n'; ///< n noun, v verb, a attribute
    double weight = 0;
    std::size_t first = 0, last = 0, head = 0; ///< tokens
    bool dropped = false;                      ///< negated, planned, hypothetical or a figure of speech
    bool attempted = false;
    bool background = false;             ///< named by a condemnation, a trial, an anniversary, …
    std::string why;                     ///< of dropping or greying, in words
    std::optional<std::size_t> reaction; ///< first token of the words that grey it
};

/// A date of an event: the span with how it came about.
struct EventDate {
    core::TimeSpan span;
    int expression = -1;           ///< index of the time expression; -1 = inherited
    int second = -1;               ///< the daypart that refines it ("Jan. 2" … "overnight")
    std::string method = "stated"; ///< stated, relative, publication
    double certainty = 0;          ///< 0 … 1
    std::vector<std::string> flags;
};

/// A place of an event.
struct EventPlace {
    int mention = -1;    ///< index of the mention; -1 = none
    int mention_to = -1; ///< the second of "between X and Y"
    core::Place place;
    core::PlacePrecision precision = core::PlacePrecision::none;
    core::LonLat position;
    double radius_m = 0;
    std::string text; ///< as written, with its kind word
    double certainty = 0;
    bool inherited = false;
};

/// Counts of people in an event.
struct Toll {
    core::Casualties killed, injured;
    std::optional<ByteSpan> quote;
    bool none_stated = false; ///< "no casualties"
};

/// One thing that happened, from one sentence or merged from several.
struct Event {
    std::string category;
    double weight = 0;
    std::vector<Trigger> triggers; ///< the first is the one that names it
    std::size_t sentence = 0;
    std::optional<EventDate> date;
    std::optional<EventPlace> place;
    Toll toll;
    std::vector<core::Actor> actors;
    std::vector<std::string> weapons;     ///< names of the lexicon
    std::string target;                   ///< name of the lexicon
    int telling = 0;                      ///< how much its quotation says: date, place, and that it is news
    ByteSpan quote;                       ///< the sentence that tells it
    std::vector<ByteSpan> further_quotes; ///< of merged mentions
    std::vector<std::pair<ByteSpan, std::string>> evidence; ///< quotation → what it supports
    bool background = false;
    bool attempted = false;
    bool attributed = false; ///< told by an official or a witness
    bool claimed = false;    ///< told by a state about another: "Moscow said that Ukraine had shelled the dam"
    std::vector<std::string> reasons;
};

} // namespace whenabouts::reading

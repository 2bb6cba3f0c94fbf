#pragma once
#include "core/place.hpp"
#include "core/proposal.hpp"
#include "core/result.hpp"
#include "core/source.hpp"
#include "gazetteer/area_of_interest.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/source_profile.hpp"
#include "reading/markup.hpp"
#include "taxonomy/taxonomy.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::reading {

/// What is known about a text besides its words.
struct Article {
    std::string doc_id;
    std::string text;      ///< UTF-8: plain, Markdown or HTML (recognised)
    std::string published; ///< EDTF day; empty = to be inferred
    std::string url, publisher, title, language;
    std::string where; ///< what to call the text in errors: a file name, "FILE:LINE"
    Markup markup = Markup::guess;
};

/// A time expression; offsets are Unicode code points in Reading::text.
struct DateMention {
    core::TextSpan span;
    std::string text;
    std::string type;  ///< TIMEX3: DATE, TIME, DURATION, SET
    std::string value; ///< TIMEX3 value
    std::string edtf;  ///< empty = has none
};

/// A place name and what it was resolved to.
struct ToponymMention {
    core::TextSpan span;
    std::string text;
    std::string role; ///< literal, demonym, embedded, metonym
    std::optional<core::Candidate> place;
    std::vector<core::Candidate> candidates;
};

/// Everything found in one article.
struct Reading {
    std::string text; ///< the text that all offsets refer to (NFC, mark-up and page furniture removed)
    core::Source source;
    std::string published; ///< EDTF day used as reference; empty = none
    bool published_inferred = false;
    std::string published_how; ///< in words: "from the line “Posted January 10, 2024”"; empty = not known
    std::vector<DateMention> dates;
    std::vector<ToponymMention> toponyms;
    std::vector<core::Proposal> proposals;
    std::vector<std::string> passed_over; ///< what speaks of an event and was not proposed, with the reason
    std::vector<std::string> explanation; ///< sentence by sentence; only when asked for
};

struct Options {
    bool dates = true, toponyms = true, incidents = true, explain = false;
    std::vector<core::TextSpan> given_toponyms; ///< when not empty: resolved as given instead of recognised
    bool given_spans = false;
    const gazetteer::SourceProfile* profile = nullptr; ///< of the outlet: makes what it writes about likelier
    gazetteer::AreaOfInterest area{};                  ///< of the reader: makes places there likelier
};

/// Reads articles with one gazetteer and the lexicons of `assets`. Immutable after make(): safe from many threads.
class Reader {
  public:
    /// The gazetteer must outlive the reader. Refuses missing or malformed lexicons, naming file and line.
    [[nodiscard]] static core::Result<Reader> make(const gazetteer::Gazetteer& gazetteer,
                                                   const std::filesystem::path& assets);
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();
    /// Refuses binary content and invalid UTF-8, naming the byte. An article without incidents is an answer, not an
    /// error. Refuses texts without a word too.
    [[nodiscard]] core::Result<Reading> read(const Article& article, const Options& options = {}) const;

    struct Impl;

  private:
    explicit Reader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace whenabouts::reading

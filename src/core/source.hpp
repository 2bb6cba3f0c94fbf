#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace whenabouts::core {

/// Where a claim comes from: an article, a video, a data set.
struct Source {
    std::int64_t id = 0;      ///< row in its store; 0 = not stored yet
    std::string uid;          ///< UUID, given by the store (or by the reader, derived from the text's hash)
    std::string kind = "web"; ///< web, news, social, document, image, video, dataset, broadcast, testimony, other
    std::string url, title, publisher, author, language;
    std::string published;   ///< EDTF; empty = unknown
    std::string accessed_at; ///< ISO 8601
    std::string archived_url;
    std::string sha256; ///< of the raw file, hex; empty = none
    std::string text;   ///< NFC text that evidence offsets refer to; empty = not kept
    std::string text_sha256;
    std::string reliability; ///< Admiralty A … F; empty = not assessed
    std::string extra;       ///< a JSON object; empty = none
};

/// What a source says about an incident, with the words it says it in.
struct Evidence {
    std::string source_uid;
    std::string supports = "what";          ///< what, where, when, who, casualties, verification
    std::string stance = "supports";        ///< supports, contradicts, mentions
    std::string quote;                      ///< as written
    std::optional<std::int64_t> start, end; ///< Unicode code points in the source's text, half-open
    std::string method = "manual";          ///< manual, rule, imported
    std::optional<double> score;            ///< 0 … 1
    bool operator==(const Evidence&) const = default;
};

} // namespace whenabouts::core

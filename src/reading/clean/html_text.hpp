#pragma once
#include <string>
#include <string_view>

namespace whenabouts::reading {

/// What an HTML page says about itself, and its article as plain text.
struct PageText {
    std::string text; ///< paragraphs parted by blank lines; no mark-up, entities resolved
    std::string title;
    std::string published; ///< as the page writes it (ISO 8601 as a rule); empty = not said
    std::string language;  ///< ISO 639; empty = not said
    std::string publisher;
    std::string url; ///< canonical address
};

/// True when the text begins like an HTML page or fragment.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// Takes the article out of a page: scripts, styles, navigation, forms and side columns go; where the page marks an
/// <article> or <main> of some length only that is kept. Tolerant of broken mark-up; time linear in the input.
[[nodiscard]] PageText html_text(std::string_view html);

/// "&amp;", "&#8217;", "&#x2019;" and the names that news pages use; what is not known stays as written.
[[nodiscard]] std::string resolve_entities(std::string_view text);

/// Headings, emphasis, links, quotes and code marks go; the words and paragraphs stay.
[[nodiscard]] std::string markdown_text(std::string_view markdown);

} // namespace whenabouts::reading

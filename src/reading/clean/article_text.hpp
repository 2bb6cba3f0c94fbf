#pragma once
#include "core/result.hpp"
#include "reading/markup.hpp"
#include "reading/sentence/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::reading {

/// A text ready for reading. Plain text keeps every byte (form C aside): furniture is hidden, not cut, so that offsets
/// count in the text that came in.
struct ArticleText {
    std::string text;
    std::string title;
    std::string author;
    std::string published; ///< as a page's mark-up says it; empty = not said
    std::string language, publisher, url;
    ByteSpan title_span;              ///< empty where no line looks like a headline
    std::vector<ByteSpan> hidden;     ///< furniture, bylines, date lines
    std::vector<ByteSpan> date_lines; ///< "Posted January 10, 2024": within `hidden`
    bool whole = true;                ///< the text is the input unchanged
};

/// Lines that pages put around articles. A line matches when it equals an entry; an entry that ends in '*' matches as a
/// beginning.
class Furniture {
  public:
    [[nodiscard]] static core::Result<Furniture> load(const std::filesystem::path& file);
    [[nodiscard]] bool holds(std::string_view line) const;
    void add(std::string_view entries);

  private:
    std::vector<std::string> m_lines, m_beginnings;
};

/// Refuses binary content, invalid UTF-8 (naming the byte) and texts without a word.
[[nodiscard]] core::Result<ArticleText> article_text(std::string_view raw, Markup markup, const Furniture& furniture,
                                                     std::string_view where);

} // namespace whenabouts::reading

#include "reading/clean/article_text.hpp"

#include "reading/clean/html_text.hpp"
#include "unicode/fold.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace whenabouts::reading {

namespace {

std::string_view trimmed(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : line) {
        const bool space = c == ' ' || c == '\t';
        if (!space && !inside) ++words;
        inside = !space;
    }
    return words;
}

bool ends_sentence(std::string_view line) {
    for (const std::string_view quote : {"\"", "”", "»", "'", "’", ")"})
        if (line.ends_with(quote)) line.remove_suffix(quote.size());
    return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("…") ||
           line.ends_with("。");
}

constexpr std::array<std::string_view, 10> date_line_words{
    "posted", "published",    "updated",  "last updated", "first published",
    "date",   "опубліковано", "оновлено", "опубликовано", "обновлено"};

bool has_digit(std::string_view line) {
    return std::any_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool begins_with_date_word(const std::string& folded) {
    return std::any_of(date_line_words.begin(), date_line_words.end(), [&](std::string_view word) {
        const std::string key = unicode::fold(word);
        return folded.starts_with(key) && folded.size() > key.size() && folded[key.size()] == ' ';
    });
}

/// "10 January 2024", "17 червня 2024 року": short, with a year, and nothing that reads like a sentence.
bool is_bare_date(std::string_view line, std::size_t words) {
    if (words < 1 || words > 5 || ends_sentence(line)) return false;
    std::size_t digits = 0;
    bool year = false;
    for (const char c : line) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        year = year || digits == 4;
    }
    const std::size_t letters =
        static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; }));
    return year && letters >= 5 && letters <= 8;
}

bool is_byline(std::string_view line, std::size_t words) {
    if (!line.starts_with("By ") || words > 12 || ends_sentence(line)) return false;
    const auto after = unicode::decode(line, 3);
    return unicode::is_upper(after.value) || line.substr(3).starts_with("the ");
}

class LineSorter {
  public:
    LineSorter(ArticleText& article, const Furniture& furniture) : m_article(article), m_furniture(furniture) {}

    void sort() {
        const std::string_view text = m_article.text;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = trimmed(text.substr(at, end - at));
            if (!line.empty()) take(line, static_cast<std::size_t>(line.data() - text.data()));
            at = end + 1;
        }
    }

  private:
    void take(std::string_view line, std::size_t begin) {
        const ByteSpan span{begin, begin + line.size()};
        ++m_line;
        constexpr std::size_t longest_furniture = 160;
        if (line.size() > longest_furniture) return;
        const std::size_t words = count_words(line);
        if (m_furniture.holds(line)) {
            m_article.hidden.push_back(span);
            return;
        }
        const std::string folded = unicode::fold(line);
        const bool dated =
            (has_digit(line) && words <= 12 && begins_with_date_word(folded)) || is_bare_date(line, words);
        if (is_byline(line, words)) {
            if (m_article.author.empty())
                m_article.author = std::string(line.substr(3, std::min(line.find(','), line.size()) - 3));
            m_article.hidden.push_back(span);
            if (has_digit(line)) m_article.date_lines.push_back(span);
        } else if (dated) {
            m_article.hidden.push_back(span);
            m_article.date_lines.push_back(span);
        } else if (m_line == 1 && words >= 3 && words <= 25 && !ends_sentence(line) &&
                   m_article.text.find('\n', span.end) != std::string::npos) {
            m_article.title_span = span;
            if (m_article.title.empty()) m_article.title = std::string(line);
        }
    }

    ArticleText& m_article;
    const Furniture& m_furniture;
    std::size_t m_line = 0;
};

} // namespace

core::Result<Furniture> Furniture::load(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return core::unreadable(file.string(), "cannot be read", "install the assets again");
    Furniture furniture;
    furniture.add(std::string(std::istreambuf_iterator<char>(in), {}));
    return furniture;
}

void Furniture::add(std::string_view entries) {
    while (!entries.empty()) {
        const std::size_t end = std::min(entries.find('\n'), entries.size());
        const std::string_view line = trimmed(entries.substr(0, end));
        entries.remove_prefix(std::min(end + 1, entries.size()));
        if (line.empty() || line.front() == '#') continue;
        const bool beginning = line.back() == '*';
        std::string folded = unicode::fold(beginning ? line.substr(0, line.size() - 1) : line);
        if (!folded.empty()) (beginning ? m_beginnings : m_lines).push_back(std::move(folded));
    }
    std::sort(m_lines.begin(), m_lines.end());
    std::sort(m_beginnings.begin(), m_beginnings.end());
}

bool Furniture::holds(std::string_view line) const {
    const std::string folded = unicode::fold(line);
    if (folded.empty()) return false;
    if (std::binary_search(m_lines.begin(), m_lines.end(), folded)) return true;
    auto after = std::upper_bound(m_beginnings.begin(), m_beginnings.end(), folded);
    // Entries that begin the line sort before it; shorter ones may lie a few places further up.
    for (int back = 0; back < 8 && after != m_beginnings.begin(); ++back) {
        --after;
        if (folded.starts_with(*after)) return true;
    }
    return false;
}

core::Result<ArticleText> article_text(std::string_view raw, Markup markup, const Furniture& furniture,
                                       std::string_view where) {
    if (raw.starts_with("\xEF\xBB\xBF")) raw.remove_prefix(3);
    const std::string subject(where);
    const std::size_t nul = raw.find('\0');
    if (nul != std::string_view::npos)
        return core::unreadable(subject, fmt::format("is a binary file, not a text (zero byte at {})", nul),
                                "give a plain, Markdown or HTML text in UTF-8");
    if (const auto bad = unicode::first_invalid_byte(raw))
        return core::unreadable(subject, fmt::format("is not valid UTF-8 at byte {}", *bad),
                                "convert it to UTF-8 (iconv -f CP1251 -t UTF-8) and read it again");
    ArticleText article;
    if (markup == Markup::guess) markup = looks_like_html(raw) ? Markup::html : Markup::plain;
    if (markup == Markup::html) {
        PageText page = html_text(raw);
        article.title = std::move(page.title);
        article.published = std::move(page.published);
        article.language = std::move(page.language);
        article.publisher = std::move(page.publisher);
        article.url = std::move(page.url);
        article.text = unicode::nfc(page.text);
    } else {
        article.text = unicode::nfc(markup == Markup::markdown ? markdown_text(raw) : std::string(raw));
    }
    article.whole = article.text == raw;
    const bool any_word = article.text.find_first_not_of(" \t\r\n") != std::string::npos;
    if (!any_word)
        return core::unreadable(subject, "is empty: there is nothing to read",
                                "give a text with at least one sentence");
    LineSorter(article, furniture).sort();
    return article;
}

} // namespace whenabouts::reading

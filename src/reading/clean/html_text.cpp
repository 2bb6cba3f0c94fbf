#include "reading/clean/html_text.hpp"

#include <algorithm>
#include <array>

namespace whenabouts::reading {

namespace {

constexpr std::array<std::string_view, 20> dropped{
    "script", "style",  "nav",    "footer", "aside",  "form",     "button", "noscript", "svg",   "template",
    "iframe", "select", "object", "menu",   "dialog", "textarea", "figure", "video",    "audio", "canvas"};
constexpr std::array<std::string_view, 24> blocks{
    "p",  "div", "h1",      "h2",      "h3",   "h4",     "h5",         "h6", "li",    "ul", "ol", "table",
    "tr", "br",  "section", "article", "main", "header", "blockquote", "hr", "title", "dd", "dt", "pre"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

/// One tag: name in lower case, its attributes unparsed.
struct Tag {
    std::string name;
    std::string_view attributes;
    bool closing = false;
    bool empty = false; ///< ends in "/>"
};

std::string attribute(const Tag& tag, std::string_view name) {
    std::string_view rest = tag.attributes;
    while (!rest.empty()) {
        while (!rest.empty() && !is_name(rest.front())) rest.remove_prefix(1);
        std::size_t length = 0;
        while (length < rest.size() && is_name(rest[length])) ++length;
        const std::string key = lower(rest.substr(0, length));
        rest.remove_prefix(length);
        while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
        if (rest.empty() || rest.front() != '=') continue;
        rest.remove_prefix(1);
        while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
        if (rest.empty()) return {};
        const char quote = rest.front();
        const bool quoted = quote == '"' || quote == '\'';
        if (quoted) rest.remove_prefix(1);
        std::size_t end = 0;
        while (end < rest.size() && (quoted ? rest[end] != quote : !is_space(rest[end]))) ++end;
        if (key == name) return resolve_entities(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

/// Walks the page once and gathers text by whether it lies in an <article> or <main>.
class PageReader {
  public:
    explicit PageReader(std::string_view html) : m_html(html) {}

    PageText read() {
        while (m_at < m_html.size()) {
            const std::size_t open = std::min(m_html.find('<', m_at), m_html.size());
            take_text(m_html.substr(m_at, open - m_at));
            m_at = open;
            if (m_at < m_html.size()) take_tag();
        }
        constexpr std::size_t worth_choosing = 200;
        m_page.text = m_article.size() >= worth_choosing ? std::move(m_article)
                      : m_main.size() >= worth_choosing  ? std::move(m_main)
                                                         : std::move(m_all);
        while (!m_page.text.empty() && is_space(m_page.text.back())) m_page.text.pop_back();
        if (m_page.title.empty()) m_page.title = m_heading.empty() ? m_page_title : m_heading;
        return std::move(m_page);
    }

  private:
    void take_text(std::string_view raw) {
        if (raw.empty() || m_dropping > 0) return;
        const std::string text = resolve_entities(raw);
        if (m_in_title) m_page_title += text;
        if (m_in_title || m_in_head) return;
        if (m_in_heading && m_heading.size() < 300) m_heading += text;
        append(m_all, text);
        if (m_articles > 0) append(m_article, text);
        if (m_mains > 0) append(m_main, text);
    }

    static void append(std::string& out, std::string_view text) {
        for (const char c : text) {
            if (!is_space(c))
                out += c;
            else if (!out.empty() && !is_space(out.back()))
                out += ' ';
        }
    }

    static void part(std::string& out, bool line_only) {
        while (!out.empty() && out.back() == ' ') out.pop_back();
        if (out.empty() || out.ends_with("\n\n")) return;
        if (out.back() == '\n')
            out += line_only ? "" : "\n";
        else
            out += line_only ? "\n" : "\n\n";
    }

    void part_all(bool line_only) {
        part(m_all, line_only);
        if (m_articles > 0) part(m_article, line_only);
        if (m_mains > 0) part(m_main, line_only);
    }

    void take_tag() {
        if (m_html.substr(m_at).starts_with("<!--")) {
            const std::size_t end = m_html.find("-->", m_at + 4);
            m_at = end == std::string_view::npos ? m_html.size() : end + 3;
            return;
        }
        const std::size_t name = m_at + 1 < m_html.size() && m_html[m_at + 1] == '/' ? m_at + 2 : m_at + 1;
        if (name >= m_html.size() || (!is_name(m_html[name]) && m_html[name] != '!' && m_html[name] != '?')) {
            take_text("<");
            ++m_at;
            return;
        }
        const std::size_t end = end_of_tag(name);
        std::string_view inside = m_html.substr(name, end - name);
        Tag tag;
        tag.closing = name == m_at + 2;
        tag.empty = inside.ends_with('/');
        std::size_t length = 0;
        while (length < inside.size() && is_name(inside[length])) ++length;
        tag.name = lower(inside.substr(0, length));
        tag.attributes = inside.substr(length);
        m_at = std::min(end + 1, m_html.size());
        tag.closing ? close(tag.name) : open(tag);
    }

    /// The '>' that ends the tag, quoted ones skipped; quotes that never close are ignored.
    std::size_t end_of_tag(std::size_t from) const {
        const std::size_t plain = std::min(m_html.find('>', from), m_html.size());
        char quote = 0;
        constexpr std::size_t longest_tag = 4096;
        for (std::size_t i = from; i < std::min(m_html.size(), from + longest_tag); ++i) {
            const char c = m_html[i];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if ((c == '"' || c == '\'') && i > from && (m_html[i - 1] == '=' || is_space(m_html[i - 1]))) {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return plain;
    }

    void open(const Tag& tag) {
        if (m_dropping > 0) {
            if (tag.name == m_dropped_name && !tag.empty) ++m_dropping;
            return;
        }
        if (is_one_of(dropped, tag.name)) {
            if (tag.empty) return;
            if (tag.name == "script" || tag.name == "style" || tag.name == "textarea") return skip_raw(tag.name);
            m_dropped_name = tag.name;
            m_dropping = 1;
            return;
        }
        if (tag.name == "html") m_page.language = attribute(tag, "lang").substr(0, 2);
        if (tag.name == "head") m_in_head = true;
        if (tag.name == "body") m_in_head = false;
        if (tag.name == "title") m_in_title = m_page_title.empty();
        if (tag.name == "h1") m_in_heading = m_heading.empty();
        if (tag.name == "meta") take_meta(tag);
        if (tag.name == "link" && lower(attribute(tag, "rel")) == "canonical") m_page.url = attribute(tag, "href");
        if (tag.name == "time" && m_page.published.empty()) m_page.published = attribute(tag, "datetime");
        if (is_one_of(blocks, tag.name)) part_all(tag.name == "br" || tag.name == "li" || tag.name == "tr");
        if (tag.empty) return;
        if (tag.name == "article") ++m_articles;
        if (tag.name == "main") ++m_mains;
    }

    void close(std::string_view name) {
        if (m_dropping > 0) {
            if (name == m_dropped_name) --m_dropping;
            return;
        }
        if (name == "head") m_in_head = false;
        if (name == "title") m_in_title = false;
        if (name == "h1") m_in_heading = false;
        if (is_one_of(blocks, name)) part_all(name == "li" || name == "tr");
        if (name == "article" && m_articles > 0) --m_articles;
        if (name == "main" && m_mains > 0) --m_mains;
    }

    void skip_raw(std::string_view name) {
        const std::string end = "</" + std::string(name);
        for (std::size_t at = m_html.find("</", m_at); at != std::string_view::npos; at = m_html.find("</", at + 2)) {
            if (lower(m_html.substr(at, end.size())) != end) continue;
            m_at = std::min(m_html.find('>', at), m_html.size() - 1) + 1;
            return;
        }
        m_at = m_html.size();
    }

    void take_meta(const Tag& tag) {
        std::string key = lower(attribute(tag, "property"));
        if (key.empty()) key = lower(attribute(tag, "name"));
        if (key.empty()) key = lower(attribute(tag, "itemprop"));
        if (key == "og:title") m_page.title = attribute(tag, "content");
        if (key == "og:site_name") m_page.publisher = attribute(tag, "content");
        if (key == "og:url" && m_page.url.empty()) m_page.url = attribute(tag, "content");
        if (key == "article:published_time" || key == "datepublished" || key == "dc.date" || key == "date" ||
            key == "pubdate")
            m_page.published = attribute(tag, "content");
    }

    std::string_view m_html;
    std::size_t m_at = 0;
    PageText m_page;
    std::string m_all, m_article, m_main, m_heading, m_page_title;
    std::string m_dropped_name;
    std::size_t m_dropping = 0, m_articles = 0, m_mains = 0;
    bool m_in_head = false, m_in_title = false, m_in_heading = false;
};

} // namespace

bool looks_like_html(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    if (text.empty() || text.front() != '<') return false;
    const std::string head = lower(text.substr(0, 1024));
    for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<article", "<p>", "<p ", "<div",
                                       "<main", "<h1", "<?xml", "<!--"})
        if (head.starts_with(tag)) return true;
    return false;
}

PageText html_text(std::string_view html) {
    return PageReader(html).read();
}

} // namespace whenabouts::reading

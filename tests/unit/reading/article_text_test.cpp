#include "reading/clean/article_text.hpp"
#include "reading/clean/html_text.hpp"

#include <doctest/doctest.h>

using namespace whenabouts::reading;

namespace {

Furniture furniture() {
    Furniture out;
    out.add("# note\nAdvertisement\nComments\nRead more*\nGet breaking*\n");
    return out;
}

ArticleText plain(std::string_view text) {
    auto article = article_text(text, Markup::guess, furniture(), "test");
    REQUIRE(article);
    return *article;
}

std::vector<std::string> hidden(const ArticleText& article) {
    std::vector<std::string> out;
    for (const auto& span : article.hidden) out.push_back(article.text.substr(span.begin, span.end - span.begin));
    return out;
}

} // namespace

TEST_CASE("plain text keeps every byte; furniture, byline and date line are hidden") {
    const std::string text = "Floods cut off villages\n\nBy Ann Example\nPosted January 10, 2024\n\nWater rose.\n  "
                             "Advertisement \nGet breaking news\nRead more: more\nIt fell.\nComments";
    const auto article = plain(text);
    CHECK(article.text == text);
    CHECK(article.whole);
    CHECK(article.title == "Floods cut off villages");
    CHECK(article.author == "Ann Example");
    CHECK(hidden(article) == std::vector<std::string>{"By Ann Example", "Posted January 10, 2024", "Advertisement",
                                                      "Get breaking news", "Read more: more", "Comments"});
    CHECK(article.date_lines.size() == 1);
}

TEST_CASE("a sentence is no headline and no date line") {
    CHECK(plain("Water rose in 2024.\nMore came.").hidden.empty());
    CHECK(plain("Water rose in 2024.\nMore came.").title.empty());
    CHECK(hidden(plain("Потоп\n\n17 червня 2024 року\n\nВода.")) == std::vector<std::string>{"17 червня 2024 року"});
}

TEST_CASE("what is no text is refused and said why") {
    const auto error = [](std::string_view text) {
        const auto article = article_text(text, Markup::guess, furniture(), "f.txt");
        REQUIRE_FALSE(article);
        CHECK(article.error().exit_status() == 3);
        return article.error().message();
    };
    CHECK(error(std::string_view("a\0b", 3)).find("binary") != std::string::npos);
    CHECK(error("caf\xE9 on 3 May").find("byte 3") != std::string::npos);
    CHECK(error("").find("empty") != std::string::npos);
    CHECK(error(" \n\t ").find("empty") != std::string::npos);
    CHECK(error("<html><script>x</script></html>").find("empty") != std::string::npos);
}

TEST_CASE("a byte order mark goes, decomposed letters are composed") {
    CHECK(plain("\xEF\xBB\xBFKyiv burns.").text == "Kyiv burns.");
    CHECK(plain("Bogota\xCC\x81 shook.").text == "Bogotá shook.");
}

TEST_CASE("HTML: the article is found, the rest goes") {
    const std::string filler(220, 'x');
    const auto page = html_text(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><title>T &amp; U</title><style>p{}</style>"
        "<meta property='article:published_time' content='2024-01-10T08:00:00Z'></head><body><nav>Home<p>News</nav>"
        "<article><h1>Quake</h1><p>It shook&nbsp;Kyiv &#8212; twice.</p><script>if (a<b) x('</p>')</script><p>" +
        filler + "</p></article><footer>© us</footer></body></html>");
    CHECK(page.title == "Quake");
    CHECK(page.published == "2024-01-10T08:00:00Z");
    CHECK(page.language == "en");
    CHECK(page.text == "Quake\n\nIt shook Kyiv — twice.\n\n" + filler);
}

TEST_CASE("HTML: broken mark-up is read as far as it goes") {
    CHECK(html_text("<p>One<p>Two <b>three").text == "One\n\nTwo three");
    CHECK(html_text("<p>a < b and c > d</p>").text == "a < b and c > d");
    CHECK(html_text("<p>x<!-- never closed").text == "x");
    CHECK(html_text("<p>x<script>never closed").text == "x");
    CHECK(html_text("<p title=\"a>b\">y</p>").text == "y");
    CHECK(html_text("<div").text.empty());
    CHECK(resolve_entities("&lt;&bogus;&#0;&#x1F600;&") == "<&bogus;&#0;😀&");
}

TEST_CASE("HTML: deep nesting takes linear time") {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<div>";
    deep += "Flood.";
    CHECK(html_text(deep).text == "Flood.");
    std::string open(400'000, '<');
    CHECK(html_text(open).text.size() == open.size());
}

TEST_CASE("Markdown: marks go, words stay") {
    CHECK(markdown_text("# Title\n\n**Two** dead in [Kyiv](http://x/y). ![p](q)\n> said\n- item\n") ==
          "Title\n\nTwo dead in Kyiv. \nsaid\nitem\n");
    CHECK(looks_like_html("  <!doctype html>"));
    CHECK_FALSE(looks_like_html("Less < more"));
}

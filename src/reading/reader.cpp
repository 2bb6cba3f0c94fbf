#include "reading/reading.hpp"

#include "digest/sha256.hpp"
#include "reading/clean/article_text.hpp"
#include "reading/dates/dates.hpp"
#include "reading/incidents/find_events.hpp"
#include "reading/incidents/propose.hpp"
#include "reading/toponyms/capitals.hpp"
#include "reading/toponyms/dateline.hpp"
#include "reading/toponyms/recognise.hpp"
#include "reading/toponyms/resolve.hpp"
#include "reading/toponyms/syntax.hpp"
#include "unicode/script.hpp"
#include "unicode/utf8.hpp"

#include <algorithm>
#include <utility>

namespace whenabouts::reading {

namespace {

std::string article_language(const Article& article, const ArticleText& text) {
    if (!article.language.empty()) return article.language;
    if (!text.language.empty()) return text.language;
    const auto guessed = unicode::guess_language(std::string_view(text.text).substr(0, 4000));
    return guessed.empty() ? "en" : std::string(guessed);
}

/// A UUID (version 8: own derivation) out of the text's hash, so that the same text is the same source.
std::string uid_from(std::string_view hash) {
    std::string uid(hash.substr(0, 32));
    uid[12] = '8';
    uid[16] = 'a';
    for (const std::size_t at : {std::size_t{8}, std::size_t{13}, std::size_t{18}, std::size_t{23}})
        uid.insert(at, 1, '-');
    return uid;
}

std::optional<core::Day> day_in(const std::string& published) {
    const auto span = core::TimeSpan::parse(std::string_view(published).substr(0, 10));
    if (!span || !span->first_day() || span->precision() != core::TimePrecision::day) return std::nullopt;
    return span->first_day();
}

} // namespace

struct Reader::Impl {
    const gazetteer::Gazetteer* gazetteer = nullptr;
    Lexicon lexicon;
    Furniture furniture;
    Capitals capitals;
    taxonomy::Taxonomy taxonomy;
    DateReader dates;
};

namespace {

/// One pass over one article; holds what the steps hand on.
class Pass {
  public:
    Pass(const Reader::Impl& reader, const Article& article, const Options& options)
        : m_reader(reader), m_article(article), m_options(options) {}

    core::Result<Reading> run() {
        auto cleaned = article_text(m_article.text, m_article.markup, m_reader.furniture, m_article.where);
        if (!cleaned) return tl::unexpected(cleaned.error());
        m_text = std::move(*cleaned);
        fill_source();
        if (auto found = find_reference(); !found) return tl::unexpected(found.error());
        const unicode::OffsetMap offsets(m_text.text);
        if (m_options.dates) find_dates(offsets);
        if (m_options.toponyms || m_options.incidents) read_document(offsets);
        m_out.text = std::move(m_text.text);
        return std::move(m_out);
    }

  private:
    void fill_source() {
        const auto prefer = [](const std::string& given, const std::string& found) {
            return given.empty() ? found : given;
        };
        auto& source = m_out.source;
        source.kind = "news";
        source.url = prefer(m_article.url, m_text.url);
        source.title = prefer(m_article.title, m_text.title);
        source.publisher = prefer(m_article.publisher, m_text.publisher);
        source.author = m_text.author;
        source.language = article_language(m_article, m_text);
        source.sha256 = digest::sha256_hex(m_article.text);
        source.text = m_text.text;
        source.text_sha256 = digest::sha256_hex(m_text.text);
        source.uid = uid_from(source.text_sha256);
    }

    core::Result<void> find_reference() {
        if (!m_article.published.empty()) {
            const auto span = core::TimeSpan::parse(m_article.published);
            if (!span)
                return core::bad_usage("\"" + m_article.published + "\" is no date: " + span.error().what,
                                       "write --published 2024-01-10");
            m_reference = day_in(m_article.published);
            m_out.published = m_article.published;
            m_out.published_how = "as given";
        } else if (const auto day = day_in(m_text.published)) {
            m_reference = day;
            m_out.published = core::to_string(*day);
            m_out.published_how = "from the page's own mark-up";
        } else {
            infer_reference();
        }
        m_out.source.published = m_out.published;
        return {};
    }

    void infer_reference() {
        const auto found = m_reader.dates.infer_reference(m_text.text, m_out.source.url);
        if (!found || found->inferred) {
            // A byline may hold the date: "By Nino Example, 12 May 2024".
            for (const ByteSpan& line : m_text.date_lines) {
                const std::string_view words = std::string_view(m_text.text).substr(line.begin, line.end - line.begin);
                for (const auto& time : m_reader.dates.find(words)) {
                    m_reference = day_in(time.edtf);
                    if (!m_reference) continue;
                    m_out.published = time.edtf;
                    m_out.published_how = "from the line “" + std::string(words) + "”";
                    return;
                }
            }
        }
        if (!found) return;
        m_reference = found->day;
        m_out.published = core::to_string(found->day);
        m_out.published_inferred = found->inferred;
        m_out.published_how = found->how;
    }

    void find_dates(const unicode::OffsetMap& offsets) {
        DateHints hints;
        hints.reference = m_reference;
        hints.language = m_out.source.language;
        if (hints.language != "en" && hints.language != "uk" && hints.language != "ru") hints.language = {};
        m_times = m_reader.dates.find(m_text.text, hints);
        for (const auto& time : m_times)
            m_out.dates.push_back({{offsets.code_point(time.start), offsets.code_point(time.end)},
                                   std::string(time.in(m_text.text)),
                                   std::string(to_string(time.type)),
                                   time.value,
                                   time.edtf});
    }

    void mark_dates(Document& document) const {
        for (std::size_t t = 0; t < m_times.size(); ++t)
            for (std::size_t i = document.token_at(m_times[t].start);
                 i < document.tokens().size() && document.tokens()[i].begin < m_times[t].end; ++i)
                document.tokens()[i].date = static_cast<std::int32_t>(t);
    }

    void read_document(const unicode::OffsetMap& offsets) {
        Document document(m_text.text, m_reader.lexicon, m_text.hidden);
        mark_dates(document);
        m_mentions = m_options.given_spans ? given_mentions(document, *m_reader.gazetteer, given_bytes(offsets))
                                           : recognise(document, *m_reader.gazetteer);
        resolve(document, m_mentions, m_options.profile, m_options.area.is_given() ? &m_options.area : nullptr);
        find_dateline(document, m_mentions);
        name_capitals(document, *m_reader.gazetteer, m_reader.capitals,
                      m_reference ? static_cast<int>(m_reference->year) : 0, m_mentions);
        attach_syntax(document, m_mentions);
        if (m_options.toponyms) list_toponyms(offsets);
        if (!m_options.incidents || !m_options.dates) return;
        std::vector<std::string> lines;
        const EventContext context{document,
                                   m_times,
                                   m_mentions,
                                   m_reader.taxonomy,
                                   m_reference,
                                   m_text.title_span,
                                   m_options.explain ? &lines : nullptr,
                                   &m_out.passed_over};
        for (const auto& event : find_events(context))
            m_out.proposals.push_back(propose(context, event, offsets, m_out.source));
        m_out.explanation = std::move(lines);
    }

    [[nodiscard]] std::vector<ByteSpan> given_bytes(const unicode::OffsetMap& offsets) const {
        std::vector<ByteSpan> out;
        for (const auto& span : m_options.given_toponyms)
            if (span.start < span.end && span.end <= offsets.code_points())
                out.push_back({offsets.byte(span.start), offsets.byte(span.end)});
        return out;
    }

    void list_toponyms(const unicode::OffsetMap& offsets) {
        for (const auto& mention : m_mentions) {
            ToponymMention out;
            out.span = {offsets.code_point(mention.bytes.begin), offsets.code_point(mention.bytes.end)};
            out.text = m_text.text.substr(mention.bytes.begin, mention.bytes.end - mention.bytes.begin);
            out.role = to_string(mention.role);
            out.candidates = mention.candidates;
            if (!mention.candidates.empty()) out.place = mention.candidates.front();
            if (mention.capital) {
                out.place = core::Candidate{*mention.capital, out.text, 0.9, {"the capital of that country"}};
                out.role = "literal";
            }
            m_out.toponyms.push_back(std::move(out));
        }
    }

    const Reader::Impl& m_reader;
    const Article& m_article;
    const Options& m_options;
    ArticleText m_text;
    Reading m_out;
    std::optional<core::Day> m_reference;
    std::vector<TimeExpression> m_times;
    std::vector<PlaceMention> m_mentions;
};

} // namespace

Reader::Reader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

core::Result<Reader> Reader::make(const gazetteer::Gazetteer& gazetteer, const std::filesystem::path& assets) {
    const auto folder = assets / "lexicons";
    auto lexicon = Lexicon::load(folder);
    if (!lexicon) return tl::unexpected(lexicon.error());
    auto furniture = Furniture::load(folder / "furniture.txt");
    if (!furniture) return tl::unexpected(furniture.error());
    auto capitals = Capitals::load(folder / "capitals.tsv");
    if (!capitals) return tl::unexpected(capitals.error());
    auto categories = taxonomy::Taxonomy::load(assets);
    if (!categories) return tl::unexpected(categories.error());
    auto dates = DateReader::load(folder);
    if (!dates) return tl::unexpected(dates.error());
    return Reader(std::make_unique<Impl>(Impl{&gazetteer, std::move(*lexicon), std::move(*furniture),
                                              std::move(*capitals), std::move(*categories), std::move(*dates)}));
}

core::Result<Reading> Reader::read(const Article& article, const Options& options) const {
    return Pass(*m_impl, article, options).run();
}

} // namespace whenabouts::reading

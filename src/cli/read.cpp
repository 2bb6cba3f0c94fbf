#include "cli/command.hpp"
#include "cli/incident_words.hpp"
#include "cli/outlet_profiles.hpp"
#include "cli/places.hpp"
#include "cli/read_answers.hpp"
#include "cli/read_area.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <memory>
#include <unistd.h>

namespace whenabouts::cli {

namespace {

struct ReadFlags {
    std::vector<std::string> files;
    std::string published, url, publisher, title, language, only, into, profiles;
    ReadArea area;
    bool json = false, jsonl = false, given_spans = false, explain = false, accept = false;
};

/// What one article is called in messages and reports.
std::string shown_name(const std::string& file) {
    return file == "-" ? "standard input" : file;
}

reading::Markup markup_of(const std::string& file) {
    const auto suffix = std::filesystem::path(file).extension().string();
    if (suffix == ".md" || suffix == ".markdown") return reading::Markup::markdown;
    if (suffix == ".html" || suffix == ".htm" || suffix == ".xhtml") return reading::Markup::html;
    return reading::Markup::guess;
}

/// Articles go through here one by one: read, printed, gathered for the store.
class ReadingRun {
  public:
    ReadingRun(const ReadFlags& flags, gazetteer::AreaOfInterest area, const reading::Reader& reader,
               const taxonomy::Taxonomy& taxonomy)
        : m_flags(flags), m_reader(reader), m_taxonomy(taxonomy) {
        m_options.area = std::move(area);
        m_options.explain = flags.explain;
        m_options.given_spans = flags.given_spans;
        if (flags.only == "dates") m_options.toponyms = m_options.incidents = false;
        if (flags.only == "toponyms") m_options.dates = m_options.incidents = false;
    }

    core::Result<void> begin() {
        if (m_flags.profiles.empty()) return {};
        auto loaded = OutletProfiles::load(m_flags.profiles);
        if (!loaded) return tl::unexpected(loaded.error());
        m_profiles = std::move(*loaded);
        return m_profiles.save(m_flags.profiles); // what cannot be kept is better known before the reading
    }

    core::Result<void> file(const std::string& name) {
        if (takes_lines(name)) return lines(name);
        auto text = read_input(name);
        if (!text) return tl::unexpected(text.error());
        reading::Article article;
        article.doc_id = name == "-" ? "-" : std::filesystem::path(name).filename().string();
        article.text = std::move(*text);
        article.where = shown_name(name);
        article.markup = markup_of(name);
        return read(std::move(article), m_options);
    }

    /// Prints what waits for the end: the JSON document, and files the proposals.
    core::Result<void> finish() {
        if (m_flags.json)
            print(json::print_pretty(m_documents.size() == 1 ? m_documents.front() : json::Value(m_documents)) + "\n");
        if (!m_flags.profiles.empty())
            if (auto saved = m_profiles.save(m_flags.profiles); !saved) return saved;
        return m_flags.into.empty() ? core::Result<void>{} : file_proposals();
    }

    [[nodiscard]] bool any_refused() const { return m_refused > 0; }

  private:
    [[nodiscard]] bool takes_lines(const std::string& name) const {
        const auto suffix = std::filesystem::path(name).extension();
        return suffix == ".jsonl" || suffix == ".ndjson" || (name == "-" && (m_flags.jsonl || m_flags.given_spans));
    }

    core::Result<void> lines(const std::string& name) {
        std::ifstream in;
        if (name != "-") {
            std::error_code error;
            if (std::filesystem::is_directory(name, error))
                return core::unreadable(name, "is a folder", "name the files in it");
            in.open(name, std::ios::binary);
            if (!in) return core::unreadable(name, "cannot be opened", "check the name");
        }
        std::istream& from = name == "-" ? std::cin : in;
        std::string text;
        for (long number = 1; std::getline(from, text); ++number) {
            if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
            if (auto done = line(text, shown_name(name), number); !done) {
                if (done.error().kind == core::Error::Kind::usage) return done;
                fail(done.error());
                ++m_refused;
            }
        }
        return {};
    }

    core::Result<void> line(const std::string& text, const std::string& name, long number) {
        const auto value = json::parse(text, name, number);
        if (!value) return tl::unexpected(value.error());
        const auto& v = *value;
        if (v.object() == nullptr || v["text"].string() == nullptr)
            return core::unreadable(name, "has no member \"text\"",
                                    "give {\"doc_id\", \"text\", \"published\"} on each line", number);
        reading::Article article;
        article.doc_id = v["doc_id"].is_number() ? json::print(v["doc_id"])
                                                 : std::string(v["doc_id"].text(fmt::format("{}", number)));
        article.text = v["text"].text();
        article.published = v["published"].text();
        article.url = v["url"].text();
        article.publisher = v["publisher"].text(v["domain"].text());
        article.title = v["title"].text();
        article.language = v["language"].text();
        article.where = fmt::format("{}:{}", name, number);
        reading::Options options = m_options;
        if (options.given_spans)
            if (const auto* spans = v["toponyms"].array())
                for (const auto& span : *spans)
                    if (span["start"].whole() != nullptr && span["end"].whole() != nullptr &&
                        *span["start"].whole() >= 0)
                        options.given_toponyms.push_back(
                            {static_cast<std::size_t>(*span["start"].whole()),
                             static_cast<std::size_t>(std::max(*span["end"].whole(), std::int64_t{0}))});
        return read(std::move(article), options);
    }

    core::Result<void> read(reading::Article article, reading::Options options) {
        const auto set = [](std::string& into, const std::string& flag) {
            if (!flag.empty()) into = flag;
        };
        set(article.published, m_flags.published);
        set(article.url, m_flags.url);
        set(article.publisher, m_flags.publisher);
        set(article.title, m_flags.title);
        set(article.language, m_flags.language);
        const std::string outlet = m_flags.profiles.empty() ? "" : outlet_of(article);
        options.profile = m_profiles.of(outlet);
        auto reading = m_reader.read(article, options);
        if (!reading) return tl::unexpected(reading.error());
        if (!outlet.empty()) m_profiles.learn(outlet, *reading);
        if (m_flags.jsonl)
            print(json::print(to_json(article, *reading, options)) + "\n");
        else if (m_flags.json)
            m_documents.push_back(to_json(article, *reading, options));
        else
            print((m_articles > 0 ? "\n" : "") + report(article.where, *reading, options, m_taxonomy));
        ++m_articles;
        if (!m_flags.into.empty()) gather(*reading);
        return {};
    }

    void gather(const reading::Reading& reading) {
        for (const auto& proposal : reading.proposals) {
            m_incidents.push_back(proposal.incident);
            if (m_flags.accept && !proposal.background) m_incidents.back().workflow = "todo";
        }
    }

    core::Result<void> file_proposals() {
        if (m_incidents.empty()) {
            warn("nothing to file: no incident was proposed");
            return {};
        }
        auto store = store::open(m_flags.into, store::Mode::write);
        if (!store) return tl::unexpected(store.error());
        const auto before = (*store)->counts();
        const store::Author author{user_name(), "whenabouts read",
                                   m_flags.accept ? "accepted from a text" : "proposed from a text"};
        const auto added = (*store)->add(m_incidents, author);
        if (!added) return tl::unexpected(added.error());
        const auto after = (*store)->counts();
        const std::int64_t fresh =
            before && after ? after->incidents - before->incidents : static_cast<std::int64_t>(added->size());
        const auto old = static_cast<std::int64_t>(added->size()) - fresh;
        std::string words = fmt::format("{} {} in {}", counted(fresh, "incident", "incidents"),
                                        m_flags.accept ? "filed" : "filed as proposed", m_flags.into);
        if (old > 0) words += fmt::format(", {} there already", old);
        if (!m_flags.json && !m_flags.jsonl) print("\n" + words + "\n");
        return {};
    }

    const ReadFlags& m_flags;
    const reading::Reader& m_reader;
    const taxonomy::Taxonomy& m_taxonomy;
    reading::Options m_options;
    OutletProfiles m_profiles;
    json::Value::Array m_documents;
    std::vector<core::Incident> m_incidents;
    std::size_t m_articles = 0, m_refused = 0;
};

core::Result<int> read(const ReadFlags& flags) {
    const auto folders = core::find_data_folders();
    if (!folders) return tl::unexpected(folders.error());
    const auto gazetteer = open_gazetteer("un", flags.into);
    if (!gazetteer) return tl::unexpected(gazetteer.error());
    auto area = to_area(flags.area, *gazetteer);
    if (!area) return tl::unexpected(area.error());
    const auto reader = reading::Reader::make(*gazetteer, folders->assets);
    if (!reader) return tl::unexpected(reader.error());
    const auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
    if (!taxonomy) return tl::unexpected(taxonomy.error());
    ReadingRun run(flags, std::move(*area), *reader, *taxonomy);
    if (auto begun = run.begin(); !begun) return tl::unexpected(begun.error());
    int status = 0;
    for (const auto& file : flags.files)
        if (auto done = run.file(file); !done) {
            if (flags.files.size() == 1 || done.error().kind == core::Error::Kind::usage)
                return tl::unexpected(done.error());
            status = std::max(status, fail(done.error()));
        }
    if (auto finished = run.finish(); !finished) return tl::unexpected(finished.error());
    return run.any_refused() ? std::max(status, 1) : status;
}

void add_options(CLI::App& command, ReadFlags& flags) {
    command.add_option("FILE", flags.files, "Texts, HTML pages, JSON Lines (.jsonl); - or nothing = standard input");
    command.add_option("--published", flags.published, "Day of publication; inferred from the text when not given")
        ->type_name("DATE");
    command.add_option("--url", flags.url, "Where it was published")->type_name("URL");
    command.add_option("--publisher", flags.publisher, "Who published it")->type_name("NAME");
    command.add_option("--title", flags.title, "Its headline")->type_name("TEXT");
    command.add_option("--language", flags.language, "Its language (guessed when not given)")->type_name("xx");
    command.add_option("--only", flags.only, "Skip the rest")
        ->check(CLI::IsMember({"dates", "toponyms"}))
        ->type_name("dates|toponyms");
    command.add_flag("--json", flags.json, "One JSON document");
    command.add_flag("--jsonl", flags.jsonl, "One JSON line a text; standard input is JSON Lines too");
    command.add_flag("--given-spans", flags.given_spans, "The lines' own \"toponyms\" are resolved as given");
    command.add_flag("--explain", flags.explain, "Say sentence by sentence why something was proposed or not");
    command
        .add_option("--profiles", flags.profiles,
                    "What each outlet (--publisher, or the site of --url) writes about: used to tell places of one "
                    "name apart, learned from what is read, kept in this JSON file")
        ->type_name("FILE");
    add_area_flags(command, flags.area);
    command.add_option("--into", flags.into, "File the proposals in this store")->type_name("STORE");
    command.add_flag("--accept", flags.accept, "File them as accepted (background ones stay proposals)")
        ->needs("--into");
}

} // namespace

void add_read(CLI::App& app, Chosen& chosen) {
    auto* const command =
        app.add_subcommand("read", "Reads reports and proposes dated, placed incidents with their quotations");
    const auto flags = std::make_shared<ReadFlags>();
    add_options(*command, *flags);
    command->footer("\nExamples:\n  whenabouts read article.txt\n  whenabouts read article.html --published 2024-01-10 "
                    "--into case.gpkg --accept\n"
                    "  whenabouts read --jsonl articles.jsonl > answers.jsonl");
    command->callback([flags, &chosen] {
        chosen = [flags] {
            if (flags->files.empty()) flags->files.emplace_back("-");
            const auto status = read(*flags);
            return status ? *status : fail(status.error());
        };
    });
}

} // namespace whenabouts::cli

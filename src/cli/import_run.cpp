#include "cli/import_run.hpp"

#include "cli/import_places.hpp"
#include "cli/places.hpp"
#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace whenabouts::cli {

namespace {

constexpr std::size_t rows_shown = 20;

/// What all files are read with.
class Kit {
  public:
    static core::Result<std::unique_ptr<Kit>> open(const ImportFlags& flags) {
        auto kit = std::unique_ptr<Kit>(new Kit);
        const auto folders = core::find_data_folders();
        if (!folders) return tl::make_unexpected(folders.error());
        auto profile = exchange::Profile::load(folders->assets / "import" / "generic.json");
        if (!profile) return tl::make_unexpected(profile.error());
        auto taxonomy = taxonomy::Taxonomy::load(folders->assets);
        if (!taxonomy) return tl::make_unexpected(taxonomy.error());
        auto countries = exchange::CountryWords::load(
            folders->assets, [raw = kit.get()](const std::string& name) { return raw->places().country(name); });
        if (!countries) return tl::make_unexpected(countries.error());
        auto words = reading::DateReader::load(folders->assets / "lexicons");
        if (!words) return tl::make_unexpected(words.error());
        kit->m_profile.emplace(std::move(*profile));
        kit->m_taxonomy.emplace(std::move(*taxonomy));
        kit->m_countries.emplace(std::move(*countries));
        kit->m_words.emplace(std::move(*words));
        kit->m_places.emplace(flags.store);
        return kit;
    }
    [[nodiscard]] ImportPlaces& places() { return *m_places; }
    exchange::ImportTools tools(exchange::CategoryWords& categories) {
        return {*m_profile, *m_taxonomy, categories, *m_countries, &*m_words};
    }
    exchange::CategoryWords categories() { return {*m_taxonomy, *m_profile}; }
    const taxonomy::Taxonomy& taxonomy() const { return *m_taxonomy; }

  private:
    Kit() = default;
    std::optional<exchange::Profile> m_profile;
    std::optional<taxonomy::Taxonomy> m_taxonomy;
    std::optional<exchange::CountryWords> m_countries;
    std::optional<reading::DateReader> m_words;
    std::optional<ImportPlaces> m_places;
};

std::string count_words(std::int64_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string unknown_categories(const exchange::CategoryWords& categories) {
    const auto unknown = categories.unknown();
    if (unknown.empty()) return {};
    std::int64_t rows = 0;
    std::string examples;
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < unknown.size(); ++i) {
        rows += unknown[i].second;
        if (i < shown) examples += fmt::format("{}'{}'", i == 0 ? "" : ", ", unknown[i].first);
    }
    return fmt::format("{} of {} are unclassified: no category is called {}{}; the words are kept in extra",
                       count_words(rows, "row"), count_words(static_cast<std::int64_t>(unknown.size()), "kind"),
                       examples, unknown.size() > shown ? " …" : "");
}

/// A folder of its own for a store that a dry run would make; gone afterwards.
class ScratchFolder {
  public:
    ScratchFolder() = default;
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code error;
        if (!m_path.empty()) std::filesystem::remove_all(m_path, error);
    }
    std::string file(const std::string& name) {
        std::error_code error;
        m_path = (std::filesystem::temp_directory_path(error) / "whenabouts-XXXXXX").string();
        if (::mkdtemp(m_path.data()) == nullptr) m_path.clear();
        return (std::filesystem::path(m_path) / name).string();
    }

  private:
    std::string m_path;
};

/// Brings one file in.
class FileImport {
  public:
    FileImport(const ImportFlags& flags, Kit& kit, ImportRejects& rejects)
        : m_flags(flags), m_kit(kit), m_rejects(rejects), m_categories(kit.categories()) {}

    core::Result<void> open(const std::string& path) {
        auto file = exchange::InputFile::open(path);
        if (!file) return tl::make_unexpected(file.error());
        m_file.emplace(std::move(*file));
        const auto options = import_options(m_flags);
        if (!options) return tl::make_unexpected(options.error());
        auto importer = exchange::Importer::open(*m_file, *options, m_kit.tools(m_categories));
        if (!importer) return tl::make_unexpected(importer.error());
        m_importer = std::move(*importer);
        m_out.name = m_file->name();
        m_out.format = m_importer->format();
        m_out.origin = m_importer->is_own() ? "as in the file" : m_importer->origin();
        m_out.mapping = m_importer->mapping().to_json();
        m_rejects.begin(m_out.name, *m_importer);
        m_record.format = m_out.format;
        m_record.file_name = std::filesystem::path(m_file->name()).filename().string();
        m_record.mapping = json::print(m_out.mapping);
        m_record.licence = m_flags.licence;
        m_record.citation = m_flags.citation;
        return {};
    }

    core::Result<ImportedFile> run(store::Store& store, ProgressBar& bar) {
        m_bar = &bar;
        const auto counts = store.import(
            m_record, [this](core::Incident& incident) { return next(incident); },
            {user_name(), "whenabouts import", m_flags.why}, m_flags.dry_run);
        if (!counts) return tl::make_unexpected(counts.error());
        m_out.counts = *counts;
        m_out.rows = m_record.rows_read;
        m_out.rejected = m_record.rows_rejected;
        m_out.notes = m_importer->notes();
        if (std::string words = unknown_categories(m_categories); !words.empty())
            m_out.notes.push_back(std::move(words));
        if (m_flags.geocode) {
            const ImportPlaces::Tally tally = m_kit.places().take_tally();
            m_out.notes.push_back(fmt::format(
                "places: {} placed, {} ambiguous, {} unknown{}", tally.placed, tally.ambiguous, tally.missing,
                tally.ambiguous + tally.missing > 0 ? "; what is not placed is marked help_needed (list --status)"
                                                    : ""));
        }
        return std::move(m_out);
    }

  private:
    core::Result<bool> next(core::Incident& incident) {
        exchange::Rejected rejected;
        while (!m_flags.limit || m_record.rows_read < *m_flags.limit) {
            constexpr std::int64_t between_looks = 1024;
            if (m_record.rows_read % between_looks == 0 &&
                !m_bar->show("importing", m_importer->done(), m_file->size()))
                return core::refused(m_out.name, "stopped by hand", "nothing of this file was kept");
            auto outcome = m_importer->next(incident, rejected);
            if (!outcome) return tl::make_unexpected(outcome.error());
            if (*outcome == exchange::Outcome::end) break;
            ++m_record.rows_read;
            if (*outcome == exchange::Outcome::incident) {
                if (m_flags.geocode)
                    if (auto placed = m_kit.places().locate(incident); !placed)
                        return tl::make_unexpected(placed.error());
                if (m_flags.dry_run && m_out.first.size() < rows_shown) m_out.first.push_back(incident);
                return true;
            }
            incident = {};
            ++m_record.rows_rejected;
            if (m_flags.on_error == "stop") {
                core::Error error{core::Error::Kind::refused, m_out.name, rejected.line, rejected.reason,
                                  "mend the row, or leave it out with --on-error skip; nothing of this file was kept"};
                return tl::make_unexpected(error);
            }
            if (auto kept = m_rejects.add(rejected); !kept) return tl::make_unexpected(kept.error());
        }
        m_record.sha256 = m_importer->sha256();
        return false;
    }

    const ImportFlags& m_flags;
    Kit& m_kit;
    ImportRejects& m_rejects;
    exchange::CategoryWords m_categories;
    std::optional<exchange::InputFile> m_file;
    std::unique_ptr<exchange::Importer> m_importer;
    store::ImportRecord m_record;
    ImportedFile m_out;
    ProgressBar* m_bar = nullptr;
};

} // namespace

core::Result<void> run_import(const ImportFlags& flags, ImportRejects& rejects, std::vector<ImportedFile>& done) {
    auto kit = Kit::open(flags);
    if (!kit) return tl::make_unexpected(kit.error());
    // Every file is opened and understood before the store is touched: a wrong flag leaves no empty store behind.
    std::vector<std::unique_ptr<FileImport>> imports;
    for (const std::string& path : flags.files) {
        imports.push_back(std::make_unique<FileImport>(flags, **kit, rejects));
        if (auto opened = imports.back()->open(path); !opened) return opened;
    }
    ScratchFolder scratch;
    std::string location = flags.store;
    std::error_code error;
    if (flags.dry_run && !std::filesystem::exists(location, error)) location = scratch.file("dry-run.gpkg");
    auto store = store::open(location, store::Mode::write, &(*kit)->taxonomy());
    if (!store) return tl::make_unexpected(store.error());
    if (const std::string notice = (*store)->notice(); !notice.empty())
        return core::unwritable(flags.store, "is read-only here: " + notice, "update Whenabouts, or work on a copy");
    ProgressBar bar;
    for (auto& import : imports) {
        auto file = import->run(**store, bar);
        if (!file) return tl::make_unexpected(file.error());
        done.push_back(std::move(*file));
        import.reset();
    }
    return {};
}

} // namespace whenabouts::cli

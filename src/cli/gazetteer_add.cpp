#include "cli/gazetteer_add.hpp"

#include "cli/incident_words.hpp"
#include "cli/notes.hpp"
#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "gazetteer/add_geonames.hpp"
#include "gazetteer/add_layer.hpp"
#include "gazetteer/further.hpp"
#include "gazetteer/index.hpp"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>
#include <system_error>

namespace whenabouts::cli {

namespace fs = std::filesystem;

namespace {

/// Says the first bad rows, counts the rest.
class BadRows {
  public:
    explicit BadRows(bool stop) : m_stop(stop) {}
    bool note(const core::Error& why) {
        constexpr std::uint64_t shown = 10;
        if (m_stop) return false;
        if (++m_count <= shown) warn(why.message());
        if (m_count == shown + 1) warn("more rows cannot be used; they are counted at the end");
        return true;
    }

  private:
    bool m_stop;
    std::uint64_t m_count = 0;
};

std::string today() {
    std::time_t now = std::time(nullptr);
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) now = std::atoll(epoch);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    return fmt::format("{:04}-{:02}-{:02}", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday);
}

std::string file_names(const std::vector<std::string>& files) {
    std::string out;
    for (const std::string& file : files) out += (out.empty() ? "" : ", ") + fs::path(file).filename().string();
    std::replace_if(
        out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; }, ' ');
    return out;
}

/// `source`: the file that names the gazetteer where no flag does.
core::Result<fs::path> output_file(const GazetteerAddFlags& flags, const std::string& source) {
    const std::string name = flags.name.empty() ? gazetteer::further_name(source) : flags.name;
    const fs::path folder = gazetteer::further_folder();
    const auto file = gazetteer::further_file(folder, name);
    if (!file) return file;
    std::error_code error;
    if (fs::exists(*file, error) && !flags.force)
        return core::unwritable(file->string(), "is a gazetteer already",
                                "replace it with --force, or choose another --name");
    fs::create_directories(folder, error);
    if (error) return core::unwritable(folder.string(), error.message(), "set XDG_DATA_HOME to a folder of yours");
    return file;
}

core::Result<gazetteer::RowCounts> feed(const GazetteerAddFlags& flags, const core::DataFolders& folders,
                                        const fs::path& output, gazetteer::FurtherBuilder& builder,
                                        const gazetteer::Progress& progress) {
    BadRows bad_rows(flags.on_error == "stop");
    const gazetteer::BadRow bad_row = [&bad_rows](const core::Error& why) { return bad_rows.note(why); };
    if (flags.layer.name.empty()) {
        std::vector<fs::path> files(flags.files.begin(), flags.files.end());
        return gazetteer::add_geonames(files, builder, bad_row, progress);
    }
    auto words = gazetteer::read_kind_words(folders.assets / "lexicons" / "layer_kinds.tsv");
    if (!words) return tl::unexpected(words.error());
    const gazetteer::LayerSense sense{output.stem().string(),
                                      core::parse_place_kind(flags.kind).value_or(core::PlaceKind::facility),
                                      flags.language, std::move(*words)};
    gazetteer::RowCounts counts;
    for (const std::string& file : flags.files) {
        auto layer = ogr::open_layer(file, flags.layer);
        if (!layer) return tl::unexpected(layer.error());
        const auto added = gazetteer::add_layer(**layer, sense, builder, bad_row, progress);
        if (!added) return added;
        counts.rows += added->rows;
        counts.skipped += added->skipped;
    }
    return counts;
}

/// Looks at the files before anything is made of them; gives the first that holds places.
core::Result<std::string> first_with_places(const GazetteerAddFlags& flags) {
    if (!flags.layer.name.empty()) return flags.files.front();
    const std::string* first = nullptr;
    for (const std::string& file : flags.files) {
        const auto table = gazetteer::geonames_table_of(file);
        if (!table) return tl::unexpected(table.error());
        if (*table == gazetteer::GeonamesTable::neither)
            return core::unreadable(file, "is no table of GeoNames",
                                    "for another layer say which column has the names: --name-column NAME");
        if (*table == gazetteer::GeonamesTable::places && first == nullptr) first = &file;
    }
    if (first == nullptr) return tl::unexpected(gazetteer::names_without_places(flags.files.front()));
    return *first;
}

core::Result<void> add(const GazetteerAddFlags& flags) {
    const auto folders = core::find_data_folders();
    if (!folders) return tl::unexpected(folders.error());
    const auto main_file = first_with_places(flags);
    if (!main_file) return tl::unexpected(main_file.error());
    const auto output = output_file(flags, *main_file);
    if (!output) return tl::unexpected(output.error());
    ProgressBar bar;
    const gazetteer::Progress progress = [&bar](std::string_view stage, std::uint64_t done, std::uint64_t total) {
        return bar.show(stage, done, total);
    };
    const std::string source = file_names(flags.files);
    gazetteer::IndexSettings settings{.edition = fmt::format("{} ({})", output->stem().string(), source),
                                      .notes = {{"source", source}, {"added", today()}},
                                      .progress = progress};
    auto builder = gazetteer::FurtherBuilder::start(folders->geodata, folders->assets / "lexicons", *output, settings);
    if (!builder) return tl::unexpected(builder.error());
    const auto rows = feed(flags, *folders, *output, *builder, progress);
    if (!rows) return tl::unexpected(rows.error());
    const auto counts = builder->finish();
    if (!counts) return tl::unexpected(counts.error());
    note(fmt::format("{}: {} places, {} names, {:.1f} MB{}", output->stem().string(), counts->places, counts->names,
                     static_cast<double>(counts->bytes) / 1e6,
                     rows->skipped == 0 ? "" : fmt::format("; {} of {} rows skipped", rows->skipped, rows->rows)));
    if (rows->skipped > 0)
        return core::refused(source, fmt::format("{} of {} rows could not be used", rows->skipped, rows->rows),
                             "the others are in; correct those rows and add it again with --force");
    return {};
}

} // namespace

int run_gazetteer_add(const GazetteerAddFlags& flags) {
    const auto done = add(flags);
    return done ? 0 : fail(done.error());
}

} // namespace whenabouts::cli

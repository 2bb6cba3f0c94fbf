#include "cli/version.hpp"

#include "core/data_folder.hpp"
#include "core/output_file.hpp"
#include "ogr/version.hpp"
#include "projection/version.hpp"
#include "sql/version.hpp"
#include "unicode/version.hpp"

#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

/// The one line that the gazetteer's builder leaves beside the index, so that --version need not open it.
std::string gazetteer_version() {
    const auto folders = core::find_data_folders();
    if (!folders) return "not installed";
    const auto text = core::read_file(folders->geodata / "places.version");
    if (!text) return "unknown";
    return text->substr(0, text->find('\n'));
}

} // namespace

std::string version_text() {
    return fmt::format("whenabouts {}\nGDAL {}\nPROJ {}\nSQLite {}\nICU {}\ngazetteer {}\n", WHENABOUTS_VERSION,
                       ogr::library_version(), projection::library_version(), sql::library_version(),
                       unicode::library_version(), gazetteer_version());
}

} // namespace whenabouts::cli

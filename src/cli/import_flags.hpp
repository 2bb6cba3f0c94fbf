#pragma once
#include "core/result.hpp"
#include "exchange/import/importer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace whenabouts::cli {

/// What was typed after `import`.
struct ImportFlags {
    std::string store;
    std::vector<std::string> files;
    std::string profile = "auto", separator, encoding, dates, positions, precision, zone, origin, id_column, rejects;
    std::string licence, citation, why, on_error = "skip";
    std::optional<std::int64_t> limit;
    std::vector<std::string> map;
    std::optional<double> radius_m;
    bool geocode = false, dry_run = false, json = false, force = false;
};

void add_import_flags(CLI::App& command, ImportFlags& flags);
/// Refused (exit status 2): a mapping without "=", words that are none.
[[nodiscard]] core::Result<exchange::ImportOptions> import_options(const ImportFlags& flags);

} // namespace whenabouts::cli

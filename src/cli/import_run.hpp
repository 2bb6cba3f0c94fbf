#pragma once
#include "cli/import_flags.hpp"
#include "cli/import_rejects.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace whenabouts::cli {

/// What became of one file.
struct ImportedFile {
    std::string name, format, origin;
    std::int64_t rows = 0, rejected = 0;
    store::ImportCounts counts;
    json::Value mapping;
    std::vector<std::string> notes;
    std::vector<core::Incident> first; ///< the first rows as they would be, in a dry run
};

/// Brings the files into the store, each as one change set; a file that fails leaves no row. `done` holds those that
/// came in, also when a later one fails.
[[nodiscard]] core::Result<void> run_import(const ImportFlags& flags, ImportRejects& rejects,
                                            std::vector<ImportedFile>& done);

} // namespace whenabouts::cli

#pragma once
#include "cli/import_places.hpp"
#include "cli/import_run.hpp"

namespace whenabouts::cli {

/// Says on standard error what became of the files: counts, what was decided, the first rejects. A dry run also prints
/// the mapping and the first rows on standard output.
void report_import(const ImportFlags& flags, const ImportRejects& rejects, const std::vector<ImportedFile>& files);
/// The same as one JSON document on standard output.
void report_import_json(const ImportFlags& flags, const ImportRejects& rejects, const std::vector<ImportedFile>& files);

} // namespace whenabouts::cli

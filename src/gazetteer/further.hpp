#pragma once
#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// A gazetteer that a person added beside the built-in one.
struct FurtherFile {
    std::string name;
    std::filesystem::path file;
};

/// Where they lie: $XDG_DATA_HOME/whenabouts/gazetteers, else ~/.local/share/whenabouts/gazetteers. It need not exist.
[[nodiscard]] std::filesystem::path further_folder();
/// Those in a folder, by name; none when there is no such folder.
[[nodiscard]] std::vector<FurtherFile> further_files(const std::filesystem::path& folder);
/// The file of a name, whether it exists or not. Refused when the name is none that can be a file name everywhere:
/// letters, digits, "-", "_", "." (not first), at most 60.
[[nodiscard]] core::Result<std::filesystem::path> further_file(const std::filesystem::path& folder,
                                                               std::string_view name);
/// A name for a gazetteer out of a file's: "allCountries.zip" → "allCountries".
[[nodiscard]] std::string further_name(const std::filesystem::path& source);

/// The next step in messages about a bad file of that name.
[[nodiscard]] std::string further_next_step(std::string_view name);

} // namespace whenabouts::gazetteer

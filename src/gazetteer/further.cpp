#include "gazetteer/further.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <system_error>

namespace whenabouts::gazetteer {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view suffix = ".idx";
constexpr std::size_t longest_name = 60;

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

} // namespace

fs::path further_folder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    // The specification has a relative path ignored.
    if (data != nullptr && *data == '/') return fs::path(data) / "whenabouts" / "gazetteers";
    const char* home = std::getenv("HOME");
    return fs::path(home != nullptr ? home : "/") / ".local" / "share" / "whenabouts" / "gazetteers";
}

std::vector<FurtherFile> further_files(const fs::path& folder) {
    std::vector<FurtherFile> out;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string file = at->path().filename().string();
        if (!file.ends_with(suffix) || file.starts_with('.')) continue;
        out.push_back({file.substr(0, file.size() - suffix.size()), at->path()});
    }
    std::sort(out.begin(), out.end(), [](const FurtherFile& a, const FurtherFile& b) { return a.name < b.name; });
    return out;
}

core::Result<fs::path> further_file(const fs::path& folder, std::string_view name) {
    const bool good = !name.empty() && name.size() <= longest_name && name.front() != '.' && name.front() != '-' &&
                      std::all_of(name.begin(), name.end(), is_plain);
    if (!good)
        return core::bad_usage(fmt::format("'{}' is no name for a gazetteer", name),
                               "use letters, digits, '-', '_' and '.', at most 60");
    return folder / fmt::format("{}{}", name, suffix);
}

std::string further_name(const fs::path& source) {
    std::string name = source.stem().string();
    for (char& c : name)
        if (!is_plain(c)) c = '-';
    while (!name.empty() && (name.front() == '.' || name.front() == '-')) name.erase(0, 1);
    name.resize(std::min(name.size(), longest_name));
    return name;
}

std::string further_next_step(std::string_view name) {
    return fmt::format("remove it with 'whenabouts gazetteer remove {}' and add its source again", name);
}

} // namespace whenabouts::gazetteer

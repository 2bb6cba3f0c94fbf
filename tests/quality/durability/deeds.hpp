#pragma once
#include "store/store.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// What people do with a store, one thing after the other; the tests of durability let each of them go wrong.
namespace deeds {

using namespace whenabouts;
namespace fs = std::filesystem;

/// A scratch folder in memory (the tests write thousands of files), gone at the end.
struct Folder {
    fs::path path;
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string store() const { return (path / "case.gpkg").string(); }
};

/// Called after each change that the store acknowledged.
using Acknowledged = std::function<void()>;

struct Deed {
    const char* name;
    std::function<core::Result<void>(const std::string& path, store::Journal journal, const Acknowledged& done)> run;
};
/// In the order in which they make sense; the first makes the store.
[[nodiscard]] const std::vector<Deed>& all();

/// An import so large that it is written in bulk, blocks of digests in its history; for a store that all() made. Apart
/// from them because it has many more calls that can fail.
[[nodiscard]] const Deed& bulk();

/// What the store holds, in a form that differs whenever something differs; "none" without a file. Reads only.
[[nodiscard]] std::string state_of(const std::string& path);
/// Why the store is not sound; empty = it is.
[[nodiscard]] std::string faults_of(const std::string& path, store::Mode mode);

} // namespace deeds

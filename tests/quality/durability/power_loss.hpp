#pragma once
#include "disk.hpp"

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

/// Which states a power cut may leave on a disk.
namespace power_loss {

/// A folder's files by name.
using Files = std::map<std::string, std::string>;

/// Follows a record and says, at any moment, what the disk might hold if the power went now: everything that was
/// synced; of what was not, any part, in any order, torn at sectors of 512 bytes, sectors in flight holding anything.
class Disk {
  public:
    void follow(const disk::Event& event);
    enum class Unsynced : std::uint8_t { lost, kept, some, torn, scrambled };
    [[nodiscard]] Files after_cut(Unsynced fate, std::mt19937& random) const;

  private:
    struct File {
        std::string certain;
        std::vector<disk::Event> pending;
    };
    std::map<int, File> m_files;
    std::map<std::string, int> m_names; ///< as they are certain
    std::vector<disk::Event> m_renamings;
};

void write(const Files& files, const std::filesystem::path& folder);

} // namespace power_loss

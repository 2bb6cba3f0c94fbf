#include "power_loss.hpp"

#include <algorithm>
#include <fstream>

namespace power_loss {

using disk::Act;
using disk::Event;

namespace {

constexpr std::size_t sector = 512;

void put(std::string& content, const Event& event) {
    if (event.act == Act::content) {
        content = event.bytes;
    } else if (event.act == Act::truncate) {
        content.resize(static_cast<std::size_t>(event.offset));
    } else {
        const auto at = static_cast<std::size_t>(event.offset);
        if (content.size() < at + event.bytes.size()) content.resize(at + event.bytes.size());
        content.replace(at, event.bytes.size(), event.bytes);
    }
}

/// Only some sectors of a write; those that were just being written hold anything when `scrambled`.
void put_torn(std::string& content, const Event& event, bool scrambled, std::mt19937& random) {
    for (std::size_t from = 0; from < event.bytes.size();) {
        const std::size_t absolute = static_cast<std::size_t>(event.offset) + from;
        const std::size_t size = std::min(event.bytes.size() - from, sector - absolute % sector);
        Event part = event;
        part.offset = static_cast<std::int64_t>(absolute);
        part.bytes = event.bytes.substr(from, size);
        const unsigned chance = random() % 4;
        if (scrambled && chance == 3)
            for (char& byte : part.bytes) byte = static_cast<char>(random());
        if (chance > 1) put(content, part);
        from += size;
    }
}

void rename(std::map<std::string, int>& names, const Event& event) {
    switch (event.act) {
    case Act::create:
    case Act::name:
        names[event.name] = event.file;
        break;
    case Act::rename:
        names[event.name] = names[event.former];
        names.erase(event.former);
        break;
    default:
        names.erase(event.name);
    }
}

} // namespace

void Disk::follow(const Event& event) {
    switch (event.act) {
    case Act::mark:
        break;
    case Act::write:
    case Act::truncate:
        m_files[event.file].pending.push_back(event);
        break;
    case Act::content:
        m_files[event.file] = {event.bytes, {}};
        break;
    case Act::sync:
        for (const Event& pending : m_files[event.file].pending) put(m_files[event.file].certain, pending);
        m_files[event.file].pending.clear();
        break;
    case Act::sync_folder:
        for (const Event& renaming : m_renamings) rename(m_names, renaming);
        m_renamings.clear();
        break;
    default:
        m_renamings.push_back(event);
    }
}

Files Disk::after_cut(Unsynced fate, std::mt19937& random) const {
    auto names = m_names;
    std::size_t renamings = fate == Unsynced::lost ? 0 : m_renamings.size();
    if (fate != Unsynced::lost && fate != Unsynced::kept) renamings = random() % (m_renamings.size() + 1);
    for (std::size_t i = 0; i < renamings; ++i)
        rename(names, m_renamings[i]); // names change in order (metadata journal)
    Files files;
    for (const auto& [name, number] : names) {
        const auto at = m_files.find(number);
        if (at == m_files.end()) {
            files[name] = "";
            continue;
        }
        std::string content = at->second.certain;
        auto pending = at->second.pending;
        if (fate == Unsynced::some || fate == Unsynced::scrambled) std::shuffle(pending.begin(), pending.end(), random);
        for (const Event& event : pending) {
            if (fate == Unsynced::lost) continue;
            const bool whole = fate == Unsynced::kept || event.act == Act::truncate || random() % 2 == 0;
            if (fate == Unsynced::some && random() % 2 == 0) continue;
            if (whole || fate == Unsynced::some)
                put(content, event);
            else
                put_torn(content, event, fate == Unsynced::scrambled, random);
        }
        files[name] = std::move(content);
    }
    return files;
}

void write(const Files& files, const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) std::filesystem::remove_all(entry.path());
    for (const auto& [name, content] : files) std::ofstream(folder / name, std::ios::binary) << content;
}

} // namespace power_loss

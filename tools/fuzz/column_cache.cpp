// libFuzzer target: cache files of columns with any bytes in them, the checksum always right, so that what stands
// behind it is reached; then every kind of question.
#include "memory_file.hpp"
#include "timeline/columns.hpp"

#include <cstring>
#include <string>

namespace {

using namespace whenabouts;

constexpr std::size_t head = 256, checksum_at = 8 + 8 + 8 + 64 + 64 + 8 + 8;

/// As timeline/columns_file.cpp sums.
void mend_checksum(std::string& bytes) {
    std::uint64_t sum = 0xCBF29CE484222325U;
    for (std::size_t at = head; at < (bytes.size() + 63) / 64 * 64; at += 8) {
        std::uint64_t word = 0;
        if (at < bytes.size()) std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
        sum = (sum ^ word) * 0x9E3779B97F4A7C15U;
        sum ^= sum >> 29U;
    }
    std::memcpy(bytes.data() + checksum_at, &sum, sizeof sum);
}

void ask(const timeline::Columns& columns) {
    timeline::ColumnQuery query;
    static_cast<void>(columns.find(query));
    query.when = core::TimeWindow{core::TimePoint(std::chrono::milliseconds(0)), {}};
    query.workflows = 5;
    query.categories.assign(columns.categories().size(), 1);
    static_cast<void>(columns.count(query));
    query.within = core::Box{-10, -10, 10, 10};
    query.certain_only = true;
    for (const std::uint32_t at : columns.find(query))
        if (columns.row(at).category >= columns.categories().size()) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* given, std::size_t size) {
    if (size < head) return 0;
    std::string bytes(reinterpret_cast<const char*>(given), size);
    std::memcpy(bytes.data(), "WHENCOL2", 8);
    mend_checksum(bytes);
    const fuzz::MemoryFile file(bytes.data(), bytes.size());
    timeline::ColumnKey key;
    if (const auto columns = timeline::Columns::open(file.path(), nullptr, &key)) ask(*columns);
    return 0;
}

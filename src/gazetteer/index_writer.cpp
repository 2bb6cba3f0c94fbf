#include "gazetteer/index_writer.hpp"

#include "gazetteer/index_sections.hpp"
#include "gazetteer/place_record.hpp"
#include "gazetteer/spill_sorter.hpp"

#include <algorithm>

namespace whenabouts::gazetteer {
namespace {

std::filesystem::path folder_of(const std::filesystem::path& output) {
    return output.has_parent_path() ? output.parent_path() : std::filesystem::path(".");
}

std::vector<GenericDraft> sorted(std::vector<GenericDraft> words) {
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
    return words;
}

} // namespace

struct IndexWriter::Work {
    Work(std::filesystem::path file, std::vector<GenericDraft> words, IndexSettings how)
        : output(std::move(file)), generic_words(sorted(std::move(words))), settings(std::move(how)),
          places(settings.memory / 2, folder_of(output)) {}

    std::filesystem::path output;
    std::vector<GenericDraft> generic_words;
    IndexSettings settings;
    SpillSorter places; ///< by importance
};

IndexWriter::IndexWriter(std::filesystem::path output, std::vector<GenericDraft> generic_words, IndexSettings settings)
    : m_work(std::make_unique<Work>(std::move(output), std::move(generic_words), std::move(settings))) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

core::Result<void> IndexWriter::add(const PlaceDraft& place) {
    return m_work->places.add(to_ranked_record(place));
}

core::Result<IndexCounts> IndexWriter::finish() {
    Work& work = *m_work;
    if (auto ordered = work.places.sort(); !ordered) return tl::unexpected(ordered.error());
    const std::uint64_t total = work.places.count();
    IndexSections sections(folder_of(work.output), work.generic_words, work.settings, total);
    std::string_view record;
    for (std::uint64_t done = 0;; ++done) {
        constexpr std::uint64_t now_and_then = 4096;
        if (done % now_and_then == 0 && work.settings.progress &&
            !work.settings.progress("indexing names", done, total))
            return core::refused(work.output.string(), "stopped", "nothing was changed");
        const auto more = work.places.next(record);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        if (const auto place = from_ranked_record(record))
            if (auto added = sections.add(*place); !added) return tl::unexpected(added.error());
    }
    work.places = SpillSorter(0, folder_of(work.output)); // its memory is needed for what comes
    return sections.write(work.output);
}

core::Result<IndexCounts> write_index(std::vector<PlaceDraft> drafts, std::vector<GenericDraft> generic_words,
                                      std::string_view edition, const std::filesystem::path& output) {
    IndexWriter writer(output, std::move(generic_words), {.edition = std::string(edition)});
    for (const PlaceDraft& place : drafts)
        if (auto added = writer.add(place); !added) return tl::unexpected(added.error());
    drafts = {};
    return writer.finish();
}

} // namespace whenabouts::gazetteer

// libFuzzer target: what a hostile store may hold in its history and its rows: blocks of digests, images of rows,
// lists, words to search for.
#include "store/incident_row.hpp"
#include "store/row_blocks.hpp"
#include "store/row_image.hpp"
#include "store/search_words.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (const auto block = store::read_block(1, "import", text)) {
        if (!block->covers(block->first) || !block->covers(block->last)) std::abort();
        if (block->digest(block->last).size() != 32) std::abort();
    }
    if (const auto image = json::parse(text, "history"))
        if (const auto value = store::value_from_image(*image)) static_cast<void>(store::image_text(*value));
    for (const std::string& written : {store::image_text_of_text(text), store::image_text_of_blob(text)}) {
        const auto image = json::parse(written, "image");
        if (!image) std::abort();
        const auto value = store::value_from_image(*image);
        if (value && store::image_text(*value) != written) std::abort();
    }
    static_cast<void>(store::join_list(store::split_list(text)));
    core::Incident incident;
    incident.title = text;
    static_cast<void>(store::holds_all(store::searched_words(incident), store::asked_phrases(text)));
    return 0;
}

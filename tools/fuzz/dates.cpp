// libFuzzer target: the date reader on any bytes. Spans lie in the text, in order, and every EDTF is one that TimeSpan
// reads. Run it from the root of the sources: it reads assets/lexicons.
#include "reading/dates/dates.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts;
    static const auto reader = reading::DateReader::load("assets/lexicons");
    if (!reader) std::abort();
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    reading::DateHints hints;
    if (size % 2 == 0) hints.reference = core::Day{2024, 1, 10};
    std::size_t last = 0;
    for (const auto& found : reader->find(text, hints)) {
        if (found.start < last || found.end <= found.start || found.end > size || found.value.empty()) std::abort();
        if (!found.edtf.empty() && !core::TimeSpan::parse(found.edtf)) std::abort();
        last = found.end;
    }
    const auto reference = reader->infer_reference(text, text.substr(0, 64));
    if (reference && !core::TimeSpan::parse(reference->edtf)) std::abort();
    return 0;
}

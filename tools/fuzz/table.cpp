// libFuzzer target: tables of any bytes through the whole import. The first byte chooses separator, encoding and what a
// person may have said. Run it from the root of the sources.
#include "import_any.hpp"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts::exchange;
    if (size == 0) return 0;
    constexpr std::array separators{'\0', ',', ';', '\t', '|'};
    constexpr std::array encodings{"", "", "windows-1251", "UTF-16LE", "gb18030", "Shift_JIS"};
    ImportOptions options;
    options.form.separator = separators.at(bytes[0] % separators.size());
    options.form.encoding = encodings.at(bytes[0] / 5 % encodings.size());
    if (bytes[0] >= 128) {
        options.dates = DateOrder::day_first;
        options.rules.pair_order = PairOrder::lat_lon;
        options.rules.short_years = true;
    }
    fuzz::import_any(bytes + 1, size - 1, options);
    return 0;
}

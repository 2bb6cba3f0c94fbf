// libFuzzer target: mapping files (assets/import) of any bytes, and a header mapped by those that are ones. A zero byte
// parts the file from the header, whose names stand in lines.
#include "exchange/import/mapping.hpp"
#include "memory_file.hpp"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace whenabouts::exchange;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const std::string_view profile_text = text.substr(0, text.find('\0'));
    const fuzz::MemoryFile file(profile_text.data(), profile_text.size());
    const auto profile = Profile::load(file.path());
    if (!profile) return profile.error().message().empty() ? std::abort() : void(), 0;
    std::vector<std::string> header;
    std::string_view rest = text.substr(profile_text.size());
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::string_view name = rest.substr(0, rest.find('\n'));
        header.emplace_back(name);
        rest.remove_prefix(name.size());
        static_cast<void>(profile->is_absent(name));
        static_cast<void>(profile->category(Profile::key_of(name)));
    }
    const auto mapping = make_mapping(header, {header}, *profile, {}, {"fuzz.csv"});
    if (mapping && mapping->columns.size() != header.size()) std::abort();
    return 0;
}

#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Queries that nobody types by mistake: the same for the same count.
namespace hostile {

inline void append_point(std::string& out, std::uint32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | (c >> 12U));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (c >> 18U));
        out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

inline std::string query(std::minstd_rand& random, std::size_t number) {
    struct Range {
        std::uint32_t from, to;
    };
    static constexpr Range scripts[] = {
        {'a', 'z'},        {0x430, 0x44F},   {0x621, 0x64A},     {0x5D0, 0x5EA},   {0x4E00, 0x9FA5},
        {0xAC00, 0xD7A3},  {0x300, 0x36F},   {0x200B, 0x200F},   {0x202A, 0x202E}, {0x2066, 0x2069},
        {1, 0x1F},         {0xE000, 0xE100}, {0x1F300, 0x1F5FF}, {0xFFF0, 0xFFFF}, {0x10FFF0, 0x10FFFF},
        {0x1D400, 0x1D7FF}};
    static const std::string words[] = {"saint",   "st",   "new",     "al",  "el",   "region", "oblast", "область",
                                        "river",   "of",   "the",     "in",  ",",    ";",      "(",      ")",
                                        "'",       "’",    "-",       ".",   "N",    "°",      "km",     "CA",
                                        "Ukraine", "Kyiv", "between", "and", "near", "20",     "1e309",  "-0"};
    std::string out;
    const std::size_t most = number % 50 == 0 ? 10'000 : 1 + random() % 120;
    switch (number % 8) {
    case 0: // any bytes
        while (out.size() < most) out += static_cast<char>(random() & 0xFFU);
        break;
    case 1: // one script, the same letter again and again
        while (out.size() < most) append_point(out, scripts[number / 8 % 16].from);
        break;
    case 2: // scripts mixed letter by letter
        while (out.size() < most) {
            const Range& script = scripts[random() % 16];
            append_point(out, script.from + static_cast<std::uint32_t>(random()) % (script.to - script.from + 1));
        }
        break;
    case 3: // a letter under a heap of marks
        out += static_cast<char>('a' + random() % 26);
        while (out.size() < most) append_point(out, 0x300 + static_cast<std::uint32_t>(random()) % 0x70);
        break;
    case 4: // words of look-ups in any order
        while (out.size() < most) out += words[random() % 32] + (random() % 4 == 0 ? "" : " ");
        break;
    case 5: // one script
        while (out.size() < most) {
            const Range& script = scripts[number / 8 % 16];
            append_point(out, script.from + static_cast<std::uint32_t>(random()) % (script.to - script.from + 1));
        }
        break;
    case 6: // letters as in names: the near spellings of everything
        for (std::size_t letters = 3 + random() % 27; letters > 0; --letters) out += "aeiounrstl"[random() % 10];
        break;
    default: // separators only, and cut UTF-8
        while (out.size() < most) out += words[10 + random() % 14];
        out += "\xD0";
    }
    return out;
}

inline std::vector<std::string> queries(std::size_t count) {
    std::minstd_rand random(41);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(query(random, i));
    return out;
}

} // namespace hostile

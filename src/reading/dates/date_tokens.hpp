#pragma once
#include "reading/dates/date_words.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace whenabouts::reading::dates {

enum class TokenKind : std::uint8_t {
    word,
    number,  ///< a whole number; `value`, `digits`
    ordinal, ///< "30th"
    decade,  ///< "1990s", "90s"
    decimal, ///< "2.5", "1,200"; value in `decimal`
    clock,   ///< "7:40", "23:40:10"
    iso,     ///< "2023-12-30", with or without time of day
    dotted,  ///< "02.01.2024"
    slashed, ///< "1/2/2024"
    group,   ///< military date-time group "020415ZJAN24"
    code,    ///< digits grown together with letters, "155mm", "S-300"
    mark     ///< one code point of punctuation; `mark` holds it when ASCII, '-' for every dash
};

struct Token {
    std::uint32_t start = 0; ///< bytes in the text, half-open
    std::uint32_t end = 0;
    const Word* word = nullptr; ///< meaning, none for unknown words
    std::uint32_t sentence = 0; ///< counted from 0
    std::int32_t value = 0;
    float decimal = 0;
    TokenKind kind = TokenKind::mark;
    std::uint8_t digits = 0;
    char mark = '\0';
    bool ascii = true;
    bool capital = false;
    bool all_capitals = false;
    bool spaced = false; ///< white space stands before it
    bool sentence_start = false;
    bool paragraph_start = false;
    bool apostrophe = false; ///< an apostrophe stands right before it ("'91")
    bool of_time = false;    ///< may begin or be the core of an expression
};

/// Every token of the text in order, white space left out. Marks sentence starts on the way.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, const Vocabulary& vocabulary);

} // namespace whenabouts::reading::dates

#include "unicode/utf8.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace whenabouts::unicode;

TEST_CASE("ill-formed bytes are found where they stand") {
    CHECK_FALSE(first_invalid_byte("plain"));
    CHECK_FALSE(first_invalid_byte("Запоріжжя 扎波罗热 \xF0\x9F\x9A\x80"));
    CHECK(first_invalid_byte("ab\xFFz") == 2);
    CHECK(first_invalid_byte("\xC0\xAF") == 0);         // overlong
    CHECK(first_invalid_byte("x\xED\xA0\x80") == 1);    // surrogate
    CHECK(first_invalid_byte("\xF4\x90\x80\x80") == 0); // above U+10FFFF
    CHECK(first_invalid_byte("ok\xE2\x82") == 2);       // cut short
}

TEST_CASE("the error names file, line and byte") {
    const auto result = require_utf8("one\ntwo \xFF", "a.txt");
    REQUIRE_FALSE(result);
    CHECK(result.error().line == 2);
    CHECK(result.error().message().find("byte 9 (0xFF)") != std::string::npos);
    CHECK(result.error().exit_status() == 3);
    CHECK_FALSE(require_utf8(std::string_view("a\0b", 3), "a.bin"));
    CHECK(require_utf8("Київ", "k.txt"));
}

TEST_CASE("offsets convert both ways") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "aї扎\xF0\x9F\x9A\x80";
    const OffsetMap map(text);
    CHECK(map.code_points() == 400);
    for (std::size_t i = 0; i <= 400; ++i) CHECK(map.code_point(map.byte(i)) == i);
    CHECK(map.byte(1000) == text.size());
    CHECK(map.code_point(9999) == 400);
    const OffsetMap plain("abc");
    CHECK(plain.code_point(2) == 2);
    CHECK(OffsetMap("").code_points() == 0);
}

TEST_CASE("decoding backwards meets decoding forwards") {
    const std::string text = "aї扎\xF0\x9F\x9A\x80\xFF";
    CHECK(decode_before(text, 1).value == U'a');
    CHECK(decode_before(text, 3).value == U'ї');
    CHECK(decode_before(text, 6).value == U'扎');
    CHECK(decode_before(text, 10).value == char32_t{0x1F680});
    CHECK(decode_before(text, 11).value == char32_t{0xFFFD});
    CHECK(scrubbed("a\xFF") == "a\xEF\xBF\xBD");
}

#include "store/identity.hpp"

#include <doctest/doctest.h>

using namespace whenabouts::store;

TEST_CASE("uids have the form and the version bits of RFC 9562") {
    const std::string random = random_uid();
    CHECK(is_uid(random));
    CHECK(random[14] == '4');
    CHECK(std::string("89ab").find(random[19]) != std::string::npos);
    CHECK(random != random_uid());
    CHECK(derived_uid("x") == derived_uid("x"));
    CHECK(derived_uid("x") != derived_uid("y"));
    CHECK(derived_uid("x")[14] == '8');
    CHECK_FALSE(is_uid(""));
    CHECK_FALSE(is_uid("4185913cb57155e9baad20a248079318----"));
}

TEST_CASE("short codes begin with the country and avoid letters that look like digits") {
    const std::string uid = "4185913c-b571-55e9-baad-20a248079318";
    CHECK(short_code("UA", uid).substr(0, 4) == "UKR-");
    CHECK(short_code("XK", uid).substr(0, 4) == "XKX-");
    CHECK(short_code("", uid).substr(0, 4) == "INC-");
    CHECK(short_code("#", uid).substr(0, 4) == "INC-");
    CHECK(short_code("UA", uid, 8).substr(0, 10) == short_code("UA", uid));
    CHECK(short_code("UA", uid).find_first_of("ILOU", 4) == std::string::npos);
}

TEST_CASE("two spellings of one address have one key") {
    CHECK(url_key("https://www.Example.org:443/A/?b=1&utm_campaign=x#c") == "example.org/A?b=1");
    CHECK(url_key("http://example.org/") == "example.org");
    CHECK(url_key("https://example.org/a?x=1&fbclid=2") == url_key("http://example.org/a?x=1"));
    CHECK(url_key("https://example.org/a") != url_key("https://example.org/A"));
    CHECK(url_key("ftp://x/y#z") == "ftp://x/y#z");
    CHECK(url_key("").empty());
    CHECK(url_key("https://").empty());
}

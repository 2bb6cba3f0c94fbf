#include "digest/sha256.hpp"

#include <doctest/doctest.h>

using namespace whenabouts::digest;

// The examples of FIPS 180-4 (NIST's "SHA256" example values).
TEST_CASE("SHA-256 gives the standard's example values") {
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("pieces hash like the whole, and finish() begins anew") {
    Sha256 sha;
    sha.update("a").update("").update("bc");
    CHECK(sha.finish_hex() == sha256_hex("abc"));
    CHECK(sha.finish_hex() == sha256_hex(""));
}

TEST_CASE("random bytes differ from call to call") {
    CHECK(random_bytes() != random_bytes());
}

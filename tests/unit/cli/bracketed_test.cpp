#include "cli/bracketed.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using Words = std::vector<std::string>;

TEST_SUITE("cli.bracketed") {
    TEST_CASE("positions in brackets stay whole and come back as typed") {
        Words arguments{"geocode", "[35.0, 48.4]", "Lviv", "--json"};
        cli::shield_brackets(arguments);
        CHECK(arguments == Words{"geocode", " [35.0, 48.4]", "Lviv", "--json"});
        cli::unshield_brackets(arguments);
        CHECK(arguments == Words{"geocode", "[35.0, 48.4]", "Lviv", "--json"});
    }

    TEST_CASE("other commands get what was typed") {
        const Words typed{"add", "--title", "[Unconfirmed]"};
        Words arguments = typed;
        cli::shield_brackets(arguments);
        CHECK(arguments == typed);
        Words none;
        cli::shield_brackets(none);
        CHECK(none.empty());
    }
}

// Reads EDTF strings, one a line; prints "begin end" in milliseconds since 1970 (- = none) or "refused".
#include "core/time_span.hpp"

#include <fmt/format.h>
#include <iostream>
#include <string>

namespace {

std::string shown(std::optional<whenabouts::core::TimePoint> point) {
    return point ? fmt::format("{}", point->time_since_epoch().count()) : "-";
}

} // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        const auto span = whenabouts::core::TimeSpan::parse(line);
        std::cout << (span ? shown(span->begin()) + " " + shown(span->end()) : "refused") << '\n';
    }
}

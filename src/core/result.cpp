#include "core/result.hpp"

#include <fmt/format.h>

namespace whenabouts::core {

namespace {

// A message is one line whatever a file name or a library put into it.
std::string one_line(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    }
    return text;
}

} // namespace

std::string Error::message() const {
    std::string out;
    if (!where.empty()) out += line > 0 ? fmt::format("{}:{}: ", where, line) : fmt::format("{}: ", where);
    out += what;
    if (!next.empty()) out += fmt::format(" — {}", next);
    return one_line(std::move(out));
}

int Error::exit_status() const {
    switch (kind) {
    case Kind::refused:
        return 1;
    case Kind::usage:
        return 2;
    case Kind::unreadable:
        return 3;
    case Kind::unwritable:
        return 4;
    }
    return 1;
}

tl::unexpected<Error> refused(std::string where, std::string what, std::string next) {
    return tl::make_unexpected(Error{Error::Kind::refused, std::move(where), 0, std::move(what), std::move(next)});
}

tl::unexpected<Error> bad_usage(std::string what, std::string next) {
    return tl::make_unexpected(Error{Error::Kind::usage, {}, 0, std::move(what), std::move(next)});
}

tl::unexpected<Error> unreadable(std::string where, std::string what, std::string next, long line) {
    return tl::make_unexpected(
        Error{Error::Kind::unreadable, std::move(where), line, std::move(what), std::move(next)});
}

tl::unexpected<Error> unwritable(std::string where, std::string what, std::string next) {
    return tl::make_unexpected(Error{Error::Kind::unwritable, std::move(where), 0, std::move(what), std::move(next)});
}

} // namespace whenabouts::core

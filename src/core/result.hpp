#pragma once
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace whenabouts::core {

/// The world is not as asked. Names the thing, the place in it and the next step; a bug is an assertion instead.
struct Error {
    /// Decides the exit status of the program (cli.md): see exit_status().
    enum class Kind {
        refused,    ///< 1: the work could not be done (nothing found, a check failed, some rows refused)
        usage,      ///< 2: asked in a way the program does not understand
        unreadable, ///< 3: an input is missing, unreadable or malformed
        unwritable  ///< 4: the store or an output could not be written
    };
    Kind kind = Kind::refused;
    std::string where; ///< file name or other subject; may be empty
    long line = 0;     ///< 1-based line inside `where`; 0 = does not apply
    std::string what;  ///< what is wrong, no capital, no full stop
    std::string next;  ///< what to do about it; may be empty

    /// "FILE:LINE: what is wrong — what to do", without the program's name; always a single line.
    [[nodiscard]] std::string message() const;
    /// 1 … 4, as documented in `whenabouts --help`.
    [[nodiscard]] int exit_status() const;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] tl::unexpected<Error> refused(std::string where, std::string what, std::string next = {});
[[nodiscard]] tl::unexpected<Error> bad_usage(std::string what, std::string next = {});
[[nodiscard]] tl::unexpected<Error> unreadable(std::string where, std::string what, std::string next = {},
                                               long line = 0);
[[nodiscard]] tl::unexpected<Error> unwritable(std::string where, std::string what, std::string next = {});

} // namespace whenabouts::core

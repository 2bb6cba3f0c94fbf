#pragma once
#include "reading/dates/date_matcher.hpp"
#include "reading/dates/dates.hpp"

#include <optional>
#include <span>
#include <string_view>

/// The ways in which a text tells the day it was written on; DateReader::infer_reference tries them in this order.
namespace whenabouts::reading::dates {

/// "/2024/01/10/", "/2024-01-10-", "20240110" in an address.
[[nodiscard]] std::optional<ReferenceDate> reference_in_url(std::string_view url);
/// "Posted January 10, 2024", or a line that is nothing but a date, among `tokens`.
[[nodiscard]] std::optional<ReferenceDate> stated_reference(std::string_view text, std::span<const Token> tokens,
                                                            const Matcher& matcher);
/// "yesterday, February 17, 2006"
[[nodiscard]] std::optional<ReferenceDate> named_reference(std::string_view text, std::span<const Token> tokens,
                                                           const Matcher& matcher);
/// "KYIV, Jan 10 (Agency) -": its year, when left out, is that of the latest full date of the text, or the next.
[[nodiscard]] std::optional<ReferenceDate> dateline_reference(std::string_view text, std::span<const Token> tokens,
                                                              const Matcher& matcher,
                                                              std::span<const TimeExpression> times);
/// The earliest day, not before the latest full date of the text, for which every bare weekday, taken as the latest
/// such day, lies not before that date, and the weekday named first (the news) not before the others. `times` were
/// found without reference.
[[nodiscard]] std::optional<ReferenceDate> solved_reference(std::span<const TimeExpression> times);

} // namespace whenabouts::reading::dates

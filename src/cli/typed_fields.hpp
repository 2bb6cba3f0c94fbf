#pragma once
#include "core/incident.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::cli {

/// EDTF, or one date in words that fills the whole text ("30 December 2023", "Dec. 30, 2023"); then says on standard
/// error how it was read. Empty text is an unknown time. Refused (exit status 2) otherwise.
[[nodiscard]] core::Result<core::TimeSpan> span_of(const std::string& text);

/// "3", "2-5" or "2..5"; `flag` stands in messages.
[[nodiscard]] core::Result<core::Casualties> people_of(std::string_view flag, const std::string& text);

/// Sources and quotations as typed after `add` and `edit`.
struct TypedSources {
    std::vector<std::string> sources; ///< addresses or titles
    std::vector<std::string> quotes;  ///< words of the first of them
    std::string title, publisher, published;
};
/// Appends them to the incident.
[[nodiscard]] core::Result<void> append_sources(const TypedSources& typed, core::Incident& incident);

/// "Name" or "Name:role". Refused (exit status 2) when the role is none.
[[nodiscard]] core::Result<std::vector<core::Actor>> actors_of(const std::vector<std::string>& typed);

} // namespace whenabouts::cli

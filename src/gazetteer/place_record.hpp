#pragma once
#include "gazetteer/place_draft.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace whenabouts::gazetteer {

/// A draft as bytes, for a temporary file.
[[nodiscard]] std::string to_record(const PlaceDraft& place);
/// Nothing when the bytes are none of to_record's.
[[nodiscard]] std::optional<PlaceDraft> from_record(std::string_view record);

/// The draft as bytes that sort by importance: people, kind, rank, number of names, id.
[[nodiscard]] std::string to_ranked_record(const PlaceDraft& place);
[[nodiscard]] std::optional<PlaceDraft> from_ranked_record(std::string_view record);

/// Four bytes that sort as the number does.
void append_sortable(std::string& out, std::uint32_t number);
[[nodiscard]] std::uint32_t read_sortable(std::string_view bytes);

} // namespace whenabouts::gazetteer

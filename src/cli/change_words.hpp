#pragma once
#include "core/incident.hpp"
#include "store/store.hpp"
#include "json/value.hpp"

#include <string>
#include <vector>

namespace whenabouts::cli {

/// "changed UKR-7F3K2Q (Shelling of Kherson)", "added 12 incidents", "undid change 7".
[[nodiscard]] std::string change_words(const store::Store& store, const store::ChangeSet& set);
/// An incident's revisions, oldest first, field by field: "title: Shelling → Shelling of Kherson".
[[nodiscard]] std::string revisions_text(const core::Incident& incident, const std::vector<store::Revision>& revisions);

[[nodiscard]] json::Value change_json(const store::ChangeSet& set);
/// With `before` and `after` as objects.
[[nodiscard]] json::Value revision_json(const store::Revision& revision);

} // namespace whenabouts::cli

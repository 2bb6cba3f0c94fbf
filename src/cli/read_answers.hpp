#pragma once
#include "reading/reading.hpp"
#include "taxonomy/taxonomy.hpp"
#include "json/value.hpp"

#include <string>

namespace whenabouts::cli {

/// One document with the keys that cli.md fixes for `read`; the text is given when it is not the input as it came in.
[[nodiscard]] json::Value to_json(const reading::Article& article, const reading::Reading& reading,
                                  const reading::Options& options);
/// The same for people: the proposals as cards, then what was not proposed and why.
[[nodiscard]] std::string report(const std::string& name, const reading::Reading& reading,
                                 const reading::Options& options, const taxonomy::Taxonomy& taxonomy);

} // namespace whenabouts::cli

#pragma once
#include "cli/geocode_answers.hpp"
#include "core/result.hpp"
#include "gazetteer/gazetteer.hpp"

#include <string>
#include <vector>

namespace whenabouts::cli {

/// What was typed after `geocode`.
struct GeocodeFlags {
    std::vector<std::string> names, countries, kinds;
    std::string near, within, language = "en", column, viewpoint = "un", report, store;
    std::size_t limit = 10;
    bool exact = false, prefix = false, json = false, jsonl = false, geojson = false, csv = false, force = false;
};

[[nodiscard]] core::Result<gazetteer::Lookup> to_lookup(const GeocodeFlags& flags);
[[nodiscard]] AnswerForm form_of(const GeocodeFlags& flags);
/// "did you mean …" in words: the three names most alike; empty when nothing is.
[[nodiscard]] std::string suggestions(const gazetteer::Gazetteer& gazetteer, std::string_view name,
                                      gazetteer::Lookup lookup);

/// One name a line from standard input, answered in order as they come; memory does not grow. Gives the exit status.
[[nodiscard]] int geocode_lines(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer,
                                const gazetteer::Lookup& lookup);
/// A CSV table from standard input with the answer's columns added to each row.
[[nodiscard]] int geocode_column(const GeocodeFlags& flags, const gazetteer::Gazetteer& gazetteer,
                                 gazetteer::Lookup lookup);

} // namespace whenabouts::cli

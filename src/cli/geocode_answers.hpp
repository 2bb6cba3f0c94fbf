#pragma once
#include "core/place.hpp"
#include "gazetteer/gazetteer.hpp"

#include <map>
#include <string>
#include <vector>

namespace whenabouts::cli {

enum class AnswerForm { table, json, jsonl, geojson, csv };

/// A query with its candidates.
struct Answer {
    std::string query;
    std::vector<core::Candidate> candidates;
};

/// Writes answers to standard output one by one as they come, in one of the forms.
class AnswerPrinter {
  public:
    AnswerPrinter(AnswerForm form, const gazetteer::Gazetteer& gazetteer, std::string language)
        : m_form(form), m_gazetteer(&gazetteer), m_language(std::move(language)) {}
    void begin();
    void add(const Answer& answer);
    void end();

  private:
    void add_table(const Answer& answer);
    void add_csv(const Answer& answer);
    void add_geojson(const Answer& answer);

    /// A country's name; each is looked up once.
    const std::string& country_name(const std::string& code);

    AnswerForm m_form;
    const gazetteer::Gazetteer* m_gazetteer;
    std::string m_language;
    std::map<std::string, std::string> m_countries{};
    bool m_first = true;
};

/// The columns that --csv and --column write, and their values for one candidate (all empty for none).
[[nodiscard]] const std::vector<std::string>& answer_columns();
[[nodiscard]] std::vector<std::string> answer_fields(const core::Candidate* candidate);

} // namespace whenabouts::cli

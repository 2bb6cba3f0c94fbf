#pragma once
#include "core/result.hpp"
#include "reading/lexicon/pattern.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace whenabouts::reading {

/// What a rule of the lexicon is about: the first column of its line.
enum class RuleGroup : std::uint8_t {
    trigger,   ///< something happened; name = category
    status,    ///< negation, plan, hypothesis, attempt, metaphor, diplomatic, speech, speaker, history, justice,
               ///< follow_up, topic
    toll,      ///< killed, injured, missing, arrested and words that count them
    actor,     ///< who does things: forces, police, rebels, …
    weapon,    ///< name = tag
    target,    ///< what is hit: school, power station, …
    place,     ///< words around place names: in, near, region, …
    number,    ///< name = the value
    name_part, ///< words that make a capitalised stretch a person or an organisation
    language   ///< words so common that they tell the language
};

/// One line of a lexicon.
struct Rule {
    RuleGroup group = RuleGroup::trigger;
    std::string name;
    char kind = '-'; ///< triggers: n noun, v verb, g gerund, a attribute (a trigger only when nothing else is)
    double weight = 0;
    Pattern pattern;
};

/// Every lexicon of a folder (`assets/lexicons/*.tsv`, without the tables that have their own reader), compiled into
/// one vocabulary so that each token is looked up once. Immutable.
class Lexicon {
  public:
    /// Refuses a missing folder and lines that do not parse, naming file and line.
    [[nodiscard]] static core::Result<Lexicon> load(const std::filesystem::path& folder);
    /// Takes the lines of one lexicon; `where` names it in errors.
    [[nodiscard]] core::Result<void> add(std::string_view text, std::string_view where);
    /// To be called once after the last add().
    void finish();

    [[nodiscard]] const std::vector<Rule>& rules() const { return m_rules; }
    /// The word classes of a folded token, sorted; empty for a word that no lexicon names.
    [[nodiscard]] std::vector<std::uint32_t> classes_of(std::string_view folded) const;
    /// The class of a pattern step; one class for each distinct set of words.
    [[nodiscard]] std::uint32_t class_of_step(std::size_t rule, std::size_t step) const {
        return m_step_class[rule][step];
    }
    /// Rules whose first step is of this class.
    [[nodiscard]] std::span<const std::uint32_t> rules_starting_with(std::uint32_t word_class) const;
    /// The class called `@name`; no_class when no lexicon defines it.
    [[nodiscard]] std::uint32_t named_class(std::string_view name) const;

    static constexpr std::uint32_t no_class = 0xFFFFFFFF;

  private:
    core::Result<void> add_line(std::string_view line);
    core::Result<void> add_class(std::string_view name, std::string_view words);
    core::Result<void> add_rule(std::string_view group, std::string_view rest);
    core::Result<std::vector<std::string>> expand(const std::vector<std::string>& words) const;
    std::uint32_t intern(const std::vector<std::string>& words);

    std::vector<Rule> m_rules;
    std::vector<std::vector<std::uint32_t>> m_step_class;
    std::unordered_map<std::string, std::vector<std::string>> m_named; ///< "@name" → words
    std::unordered_map<std::string, std::uint32_t> m_named_class;
    std::vector<std::vector<std::string>> m_class_words;
    std::unordered_map<std::string, std::uint32_t> m_class_ids; ///< joined words → class
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    using ClassTable = std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>>;
    ClassTable m_words;
    ClassTable m_stems;
    std::size_t m_longest_stem = 0;
    std::size_t m_shortest_stem = 0;
    std::vector<std::vector<std::uint32_t>> m_starts; ///< class → rules
};

} // namespace whenabouts::reading

#include "gazetteer/relative/lexicon.hpp"

#include "core/output_file.hpp"
#include "unicode/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace whenabouts::gazetteer::relative {
namespace {

constexpr std::size_t longest_form = 6; // words

constexpr std::array<std::string_view, 21> class_names{
    "unit",   "number", "direction", "towards",     "side", "of",    "within", "near", "outside", "between", "coast",
    "border", "road",   "part",      "countryside", "and",  "start", "goal",   "with", "filler",  "country"};

std::optional<WordClass> parse_class(std::string_view word) {
    const auto at = std::find(class_names.begin(), class_names.end(), word);
    if (at == class_names.end()) return std::nullopt;
    return static_cast<WordClass>(at - class_names.begin());
}

/// Classes whose presence alone makes a text worth a closer look.
bool is_telling_class(WordClass word_class) {
    switch (word_class) {
    case WordClass::unit: // a number stands before it
    case WordClass::number:
    case WordClass::of:
    case WordClass::and_:
    case WordClass::start:
    case WordClass::goal:
    case WordClass::with:
    case WordClass::filler:
    case WordClass::country:
    case WordClass::part:
        return false;
    default:
        return true;
    }
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find(separator, at);
        out.push_back(text.substr(at, end - at));
        if (end == std::string_view::npos) return out;
        at = end + 1;
    }
}

bool read_value(std::string_view text, Meaning& meaning) {
    if (meaning.word_class == WordClass::country) {
        meaning.text = text;
        return !text.empty();
    }
    if (text == "-") return true;
    if (text == "centre") {
        meaning.number = -1;
        return true;
    }
    const auto read = std::from_chars(text.data(), text.data() + text.size(), meaning.number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

} // namespace

core::Result<Lexicon> Lexicon::load(const std::filesystem::path& file) {
    const auto text = core::read_file(file.string());
    if (!text) return tl::unexpected(text.error());
    Lexicon out;
    long number = 0;
    for (const std::string_view line : split(*text, '\n')) {
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        const auto fields = split(line, '\t');
        Meaning meaning;
        const auto word_class = fields.size() == 3 ? parse_class(fields[0]) : std::nullopt;
        if (word_class) meaning.word_class = *word_class;
        if (!word_class || !read_value(fields[1], meaning))
            return core::unreadable(file.string(), "is no line of the form class, value, forms",
                                    "see the head of the file", number);
        for (const std::string_view form : split(fields[2], ',')) {
            const std::string folded = form == "&" ? "&" : unicode::fold(form);
            meaning.words = static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
            if (folded.empty() || meaning.words > longest_form)
                return core::unreadable(file.string(), fmt::format("'{}' is no form", form),
                                        "give one to six words of letters", number);
            out.m_forms[folded].push_back(meaning);
            if (is_telling_class(*word_class)) out.m_telling.insert(folded.substr(0, folded.find(' ')));
        }
    }
    return out;
}

const Meaning* Lexicon::find(WordClass word_class, std::span<const std::string> words, std::size_t at) const {
    const Meaning* best = nullptr;
    std::string form;
    for (std::size_t count = 1; count <= longest_form && at + count <= words.size(); ++count) {
        if (count > 1) form += ' ';
        form += words[at + count - 1];
        const auto found = m_forms.find(form);
        if (found == m_forms.end()) continue;
        for (const Meaning& meaning : found->second)
            if (meaning.word_class == word_class) best = &meaning;
    }
    return best;
}

bool Lexicon::is_telling(std::string_view folded_text) const {
    const auto words = split(folded_text, ' ');
    if (words.size() < 2) return false;
    if (folded_text.find_first_of("0123456789") != std::string_view::npos) return true;
    return std::any_of(words.begin(), words.end(),
                       [this](std::string_view word) { return m_telling.contains(std::string(word)); });
}

} // namespace whenabouts::gazetteer::relative

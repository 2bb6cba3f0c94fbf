#include "names.hpp"

#include "files.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace geopack {
namespace {

icu::UnicodeString decoded(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string encoded(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// One message catalogue in the format of GNU gettext.
class Catalogue {
  public:
    explicit Catalogue(std::string bytes) : m_bytes(std::move(bytes)) {
        if (m_bytes.size() < 28 || word(0) != 0x950412DEU) {
            fail("not a little-endian message catalogue");
        }
    }
    [[nodiscard]] std::uint32_t size() const { return word(8); }
    [[nodiscard]] std::string_view key(std::uint32_t index) const { return text(word(12) + 8 * index); }
    [[nodiscard]] std::string_view value(std::uint32_t index) const { return text(word(16) + 8 * index); }

  private:
    [[nodiscard]] std::uint32_t word(std::size_t offset) const {
        if (offset + 4 > m_bytes.size()) {
            fail("a message catalogue is cut short");
        }
        std::uint32_t value = 0;
        std::memcpy(&value, m_bytes.data() + offset, 4);
        return value;
    }
    [[nodiscard]] std::string_view text(std::size_t entry) const {
        const std::size_t size = word(entry);
        const std::size_t offset = word(entry + 4);
        if (offset + size > m_bytes.size()) {
            fail("a message catalogue is cut short");
        }
        return std::string_view(m_bytes).substr(offset, size);
    }
    std::string m_bytes;
};

bool is_link(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("www.");
}

/// Two letters or fewer of the Latin script, or a single letter of any alphabet.
bool is_too_short(std::string_view text) {
    const auto letters = decoded(text);
    const auto count = letters.countChar32();
    const bool is_ideograph = count > 0 && u_hasBinaryProperty(letters.char32At(0), UCHAR_IDEOGRAPHIC) != 0;
    return count == 0 || (count == 1 && !is_ideograph) || (count == 2 && letters.char32At(0) < 0x250);
}

bool is_capital_code(std::string_view text) {
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

std::string lowered(std::string_view text) {
    return encoded(decoded(text).foldCase());
}

std::string folded(std::string_view text) {
    UErrorCode problem = U_ZERO_ERROR;
    const auto* nfkd = icu::Normalizer2::getNFKDInstance(problem);
    const auto parts = nfkd->normalize(decoded(text).foldCase(), problem);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 c = parts.char32At(i);
        if (u_isalnum(c) != 0) {
            kept.append(c);
        }
    }
    return encoded(kept);
}

std::string clean(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\t' || c == '\n' || c == '\r') {
            out += ' ';
        } else if (c == '|') {
            out += '/';
        } else {
            out += c;
        }
    }
    const auto first = out.find_first_not_of(' ');
    if (first == std::string::npos) {
        return {};
    }
    return out.substr(first, out.find_last_not_of(' ') - first + 1);
}

void NameList::add(char name_class, std::string_view language, std::string_view text) {
    const std::string name = clean(text);
    if (name.empty() || !m_seen.insert(lowered(name)).second) {
        return;
    }
    if (!m_column.empty()) {
        m_column += '|';
    }
    m_column += name_class;
    m_column += ':';
    m_column += language;
    m_column += ':';
    m_column += name;
}

void NameList::add_alternate(std::string_view text) {
    if (is_link(text) || is_too_short(text)) {
        return;
    }
    add(is_capital_code(text) ? 's' : 'a', "", text);
}

TaggedNames read_tagged_names(const std::filesystem::path& locales) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(locales)) {
        if (entry.path().extension() == ".mo") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    TaggedNames names;
    for (const auto& file : files) {
        const std::string locale = file.parent_path().parent_path().filename().string();
        const std::string language = locale == "zh_TW" ? "zh-Hant" : locale.substr(0, locale.find('_'));
        const Catalogue catalogue(read_file(file));
        for (std::uint32_t i = 0; i < catalogue.size(); ++i) {
            if (!catalogue.key(i).empty()) {
                names[std::string(catalogue.key(i))].emplace_back(language, catalogue.value(i));
            }
        }
    }
    return names;
}

} // namespace geopack

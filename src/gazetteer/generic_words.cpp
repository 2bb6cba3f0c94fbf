#include "gazetteer/generic_words.hpp"

namespace whenabouts::gazetteer {
namespace {

bool is_connective(std::string_view word) {
    for (const std::string_view connective :
         {"of", "the", "de", "del", "della", "di", "da", "do", "dos", "des", "du", "la"})
        if (word == connective) return true;
    return false;
}

class Stripper {
  public:
    Stripper(std::string_view key, const FindGeneric& find, std::uint32_t allowed)
        : m_rest(key), m_find(find), m_allowed(allowed) {}

    Stripped run() {
        while (take_last()) {
        }
        if (take_first()) {
            while (take_first()) {
            }
            take_connectives();
        }
        return {std::string(m_rest), m_kinds};
    }

  private:
    bool tells(std::string_view word, std::uint32_t where) {
        const auto sense = m_find(word);
        if (!sense || (sense->places & where) == 0 || (sense->kinds & m_allowed) == 0) return false;
        m_kinds |= sense->kinds & m_allowed;
        return true;
    }

    bool take_last() {
        const std::size_t space = m_rest.rfind(' ');
        if (space == std::string_view::npos || !tells(m_rest.substr(space + 1), stands_after)) return false;
        m_rest = m_rest.substr(0, space);
        return true;
    }

    bool take_first() {
        const std::size_t space = m_rest.find(' ');
        if (space == std::string_view::npos || !tells(m_rest.substr(0, space), stands_before)) return false;
        m_rest = m_rest.substr(space + 1);
        return true;
    }

    void take_connectives() {
        for (std::size_t space = m_rest.find(' '); space != std::string_view::npos; space = m_rest.find(' ')) {
            if (!is_connective(m_rest.substr(0, space))) return;
            m_rest = m_rest.substr(space + 1);
        }
    }

    std::string_view m_rest;
    const FindGeneric& m_find;
    std::uint32_t m_allowed;
    std::uint32_t m_kinds = 0;
};

} // namespace

Stripped strip_generic_words(std::string_view key, const FindGeneric& find, std::uint32_t allowed) {
    return Stripper(key, find, allowed).run();
}

} // namespace whenabouts::gazetteer

#pragma once
#include "gazetteer/hit.hpp"

#include <string_view>
#include <vector>

namespace whenabouts::gazetteer {

/// Finds the places whose names meet a folded query, by ever looser routes. Each function appends; none ranks.
class Matcher {
  public:
    explicit Matcher(const Index& index) : m_index(&index) {}

    /// Places with exactly this key.
    void exact(std::string_view key, Hit like, std::vector<Hit>& out) const;
    /// The key without its generic words ("kherson oblast" → "kherson"), which become a hint.
    void stripped(std::string_view key, std::vector<Hit>& out) const;
    /// A name in another script, by its Latin spellings.
    void romanised(std::string_view name, std::vector<Hit>& out) const;
    /// Names that begin with the key; the most important ones only.
    void prefix(std::string_view key, std::vector<Hit>& out) const;
    /// Names within one (from 4 letters) or two (from 8 letters) edits.
    void similar(std::string_view key, std::vector<Hit>& out, std::uint32_t hint = 0) const;

  private:
    void take(PostingRange range, Hit like, std::vector<Hit>& out) const;
    const Index* m_index;
};

} // namespace whenabouts::gazetteer

#pragma once
#include "lettering/face.hpp"
#include "lettering/font_files.hpp"

#include <map>
#include <memory>
#include <tuple>
#include <vector>

namespace whenabouts::lettering {

/// The faces opened so far and which to take for a character. Not thread-safe.
class FontSet {
  public:
    explicit FontSet(std::vector<std::filesystem::path> folders) : m_folders(std::move(folders)) {}

    static constexpr std::uint16_t none = 0xFFFF;
    /// The first face of the chain that has the character; `none` when there is none.
    [[nodiscard]] std::uint16_t face_for(char32_t character, ScriptTag script, Cut cut, HanForm form);
    /// The face that shows boxes for what no font has.
    [[nodiscard]] std::uint16_t last_resort(Cut cut);
    [[nodiscard]] Face& face(std::uint16_t id) { return *m_faces[id]; }

  private:
    struct Chain {
        std::vector<FontName> names;
        std::vector<std::uint16_t> faces; ///< opened so far; `none` where a file is missing
    };
    std::uint16_t open(const FontName& name);
    std::uint16_t opened(Chain& chain, std::size_t place);

    std::vector<std::filesystem::path> m_folders;
    std::vector<std::unique_ptr<Face>> m_faces;
    std::map<std::pair<std::string, unsigned>, std::uint16_t> m_by_name;
    std::map<std::tuple<ScriptTag, bool, bool, HanForm>, Chain> m_chains;
};

} // namespace whenabouts::lettering

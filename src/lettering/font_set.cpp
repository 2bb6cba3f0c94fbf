#include "lettering/font_set.hpp"

namespace whenabouts::lettering {

std::uint16_t FontSet::open(const FontName& name) {
    const auto [at, added] = m_by_name.try_emplace({name.file, name.index}, none);
    if (!added) return at->second;
    const auto path = find_font(m_folders, name.file);
    if (!path) return none;
    auto face = Face::open(*path, name.index);
    if (!face) return none; // damaged: as if it were not installed
    m_faces.push_back(std::move(*face));
    return at->second = static_cast<std::uint16_t>(m_faces.size() - 1);
}

std::uint16_t FontSet::opened(Chain& chain, std::size_t place) {
    while (chain.faces.size() <= place) chain.faces.push_back(open(chain.names[chain.faces.size()]));
    return chain.faces[place];
}

std::uint16_t FontSet::face_for(char32_t character, ScriptTag script, Cut cut, HanForm form) {
    Chain& chain = m_chains[{script, cut.bold, cut.italic, form}];
    if (chain.names.empty()) chain.names = font_names(script, cut, form);
    for (std::size_t place = 0; place < chain.names.size(); ++place) {
        const std::uint16_t id = opened(chain, place);
        if (id != none && face(id).has(character)) return id;
    }
    return none;
}

std::uint16_t FontSet::last_resort(Cut cut) {
    for (const FontName& name : font_names(script_tag("Latn"), cut, HanForm::simplified))
        if (const std::uint16_t id = open(name); id != none) return id;
    return none;
}

} // namespace whenabouts::lettering

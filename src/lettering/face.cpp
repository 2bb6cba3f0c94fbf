#include "lettering/face.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <hb.h>

namespace whenabouts::lettering {

core::Result<std::unique_ptr<Face>> Face::open(const std::filesystem::path& path, unsigned index) {
    auto file = core::MappedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    std::unique_ptr<Face> face(new Face());
    face->m_file = std::move(*file);
    face->m_index = index;
    const std::span<const std::byte> bytes = face->m_file.bytes();
    hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(bytes.data()), static_cast<unsigned>(bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* table = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    const unsigned glyphs = hb_face_get_glyph_count(table);
    face->m_units_per_em = static_cast<int>(hb_face_get_upem(table));
    face->m_font = hb_font_create(table);
    hb_face_destroy(table);
    if (glyphs == 0) return core::unreadable(path.string(), "not a font file", "reinstall the package that brings it");

    hb_font_set_scale(face->m_font, face->m_units_per_em, face->m_units_per_em);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(face->m_font, &extents);
    face->m_ascent = extents.ascender;
    face->m_descent = -extents.descender;
    hb_position_t cap = 0;
    hb_ot_metrics_get_position_with_fallback(face->m_font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap);
    face->m_cap_height = cap;
    return face;
}

Face::~Face() {
    if (m_freetype != nullptr) FT_Done_Face(m_freetype);
    hb_font_destroy(m_font);
}

bool Face::has(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(m_font, character, &glyph) != 0 && glyph != 0;
}

std::vector<ShapedGlyph> Face::shape(std::span<const char32_t> text, std::size_t first, std::size_t count,
                                     std::uint32_t script, bool right_to_left) const {
    hb_buffer_t* buffer = hb_buffer_create();
    static_assert(sizeof(char32_t) == sizeof(std::uint32_t));
    hb_buffer_add_utf32(buffer, reinterpret_cast<const std::uint32_t*>(text.data()), static_cast<int>(text.size()),
                        static_cast<unsigned>(first), static_cast<int>(count));
    hb_buffer_set_direction(buffer, right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, static_cast<hb_script_t>(script));
    // The locale must not change a picture.
    hb_buffer_set_language(buffer, hb_language_from_string("und", -1));
    hb_shape(m_font, buffer, nullptr, 0);
    unsigned length = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &length);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &length);
    std::vector<ShapedGlyph> glyphs(length);
    for (unsigned i = 0; i < length; ++i)
        glyphs[i] = {infos[i].codepoint, infos[i].cluster, positions[i].x_advance, positions[i].x_offset,
                     positions[i].y_offset};
    hb_buffer_destroy(buffer);
    return glyphs;
}

GlyphBox Face::box(std::uint32_t glyph) const {
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(m_font, glyph, &extents) == 0) return {};
    return {extents.x_bearing, extents.y_bearing + extents.height, extents.x_bearing + extents.width,
            extents.y_bearing};
}

FT_FaceRec_* Face::freetype(FT_LibraryRec_* library) {
    if (m_freetype != nullptr || m_refused) return m_freetype;
    const std::span<const std::byte> bytes = m_file.bytes();
    m_refused = FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                                   static_cast<FT_Long>(bytes.size()), static_cast<FT_Long>(m_index), &m_freetype) != 0;
    if (m_refused) m_freetype = nullptr;
    return m_freetype;
}

} // namespace whenabouts::lettering

#include "viewer/ui/script_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>

namespace whenabouts::viewer {

namespace {

constexpr std::size_t most_pictures = 600;
/// Line height of Noto Sans in ems: ImGui sizes fonts by it.
constexpr float line_height_em = 1.362F;

/// The code point at `i`, which moves on; malformed bytes count as one each.
char32_t next_code_point(std::string_view text, std::size_t& i) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const unsigned first = byte(i);
    const int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    char32_t code = length == 1 ? first : first & (0x7FU >> length);
    for (int k = 1; k < length; ++k) code = code << 6 | (byte(i + static_cast<std::size_t>(k)) & 0x3FU);
    i += static_cast<std::size_t>(length);
    return code;
}

} // namespace

bool ScriptText::needed(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
        const char32_t code = next_code_point(utf8, i);
        const bool known = code < 0x0530 || (code >= 0x1E00 && code < 0x2070) || (code >= 0x20A0 && code < 0x20C0) ||
                           code == 0x2116 || code == 0x2122 || code == 0x2212 || code == 0xFFFD;
        if (!known) return true;
    }
    return false;
}

lettering::TypeStyle ScriptText::style_of(const ImFont& font, bool bold, bool italic) {
    lettering::TypeStyle style;
    style.size_px = static_cast<double>(font.FontSize / line_height_em);
    style.bold = bold;
    style.italic = italic;
    return style;
}

float ScriptText::width(std::string_view utf8, const lettering::TypeStyle& style) const {
    return static_cast<float>(m_fonts->measure(utf8, style).advance);
}

std::vector<std::string> ScriptText::lines(std::string_view utf8, const lettering::TypeStyle& style,
                                           float width) const {
    return m_fonts->wrap(utf8, style, static_cast<double>(width));
}

std::string ScriptText::fitting(std::string_view utf8, const lettering::TypeStyle& style, float room) const {
    if (width(utf8, style) <= room) return std::string(utf8);
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < utf8.size();) {
        next_code_point(utf8, i);
        ends.push_back(std::min(i, utf8.size()));
    }
    const auto cut = [&](std::size_t end) { return std::string(utf8.substr(0, end)) + "…"; };
    const auto first_too_wide =
        std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) { return width(cut(end), style) <= room; });
    return first_too_wide == ends.begin() ? "…" : cut(*(first_too_wide - 1));
}

const ScriptText::Picture& ScriptText::picture(std::string_view utf8, const lettering::TypeStyle& style) {
    std::string key =
        fmt::format("{:.2f}{}{}|{}", style.size_px, style.bold ? 'b' : '-', style.italic ? 'i' : '-', utf8);
    const auto known = m_pictures.find(key);
    if (known != m_pictures.end()) return known->second;
    if (m_pictures.size() >= most_pictures) {
        m_retired.clear();
        for (auto& entry : m_pictures) m_retired.push_back(std::move(entry.second));
        m_pictures.clear();
        m_by_texture.clear();
    }
    Picture made;
    const lettering::CoverageBox ink = m_fonts->masks(m_fonts->shape(utf8, style), {0, 0}, 0, 0).fill;
    if (!ink.coverage.empty()) {
        made.image = image::Image(ink.width, ink.height);
        std::fill(made.image.rgba.begin(), made.image.rgba.end(), std::uint8_t{255});
        for (std::size_t i = 0; i < ink.coverage.size(); ++i) made.image.rgba[i * 4 + 3] = ink.coverage[i];
        made.texture.upload(made.image.rgba, ink.width, ink.height);
        made.left = static_cast<float>(ink.left);
        made.top = static_cast<float>(ink.top);
    }
    const Picture& kept = m_pictures.emplace(std::move(key), std::move(made)).first->second;
    if (!kept.texture.empty()) m_by_texture[kept.texture.name()] = &kept;
    return kept;
}

const image::Image* ScriptText::pixels(unsigned texture) const {
    if (const auto known = m_by_texture.find(texture); known != m_by_texture.end()) return &known->second->image;
    for (const Picture& picture : m_retired)
        if (picture.texture.name() == texture) return &picture.image;
    return nullptr;
}

void ScriptText::draw(ImDrawList& list, ImVec2 at, std::string_view utf8, const lettering::TypeStyle& style,
                      const ImFont& font, std::uint32_t colour) {
    const Picture& text = picture(utf8, style);
    if (text.texture.empty()) return;
    const ImVec2 low{std::round(at.x) + text.left, std::round(at.y + font.Ascent) + text.top};
    const ImVec2 high{low.x + static_cast<float>(text.texture.width()),
                      low.y + static_cast<float>(text.texture.height())};
    // ImGui's OpenGL renderer takes the texture's number as its pointer-sized handle.
    list.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(text.texture.name())), low, high, {0, 0},
                  {1, 1}, colour);
}

} // namespace whenabouts::viewer

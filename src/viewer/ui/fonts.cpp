#include "viewer/ui/fonts.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <imgui.h>
#include <imgui_freetype.h>
#include <string>

namespace whenabouts::viewer {

namespace {

constexpr std::array<ImWchar, 27> letters{0x0020, 0x02AF, // Latin
                                          0x02B0, 0x02FF, // modifiers, as in transliterations
                                          0x0300, 0x036F, // combining accents
                                          0x0370, 0x03FF, // Greek
                                          0x0400, 0x052F, // Cyrillic
                                          0x1E00, 0x1EFF, // Latin additional
                                          0x2010, 0x2044, // dashes, quotation marks, dots
                                          0x2070, 0x209C, // superscripts
                                          0x20A0, 0x20BF, // currencies
                                          0x2116, 0x2122, // number sign, trade mark
                                          0x2212, 0x2215, // minus
                                          0x2260, 0x2265, // comparisons
                                          0xFFFD, 0xFFFD, 0};

std::string find_font(std::initializer_list<const char*> names) {
    for (const char* name : names)
        for (const char* folder :
             {"/usr/share/fonts/truetype/noto/", "/usr/share/fonts/noto/", "/usr/share/fonts/truetype/dejavu/"}) {
            std::error_code ignored;
            const std::string path = std::string(folder) + name;
            if (std::filesystem::is_regular_file(path, ignored)) return path;
        }
    return {};
}

ImFont* add(const std::string& path, float size) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    if (path.empty()) {
        config.SizePixels = size;
        return atlas.AddFontDefault(&config);
    }
    return atlas.AddFontFromFileTTF(path.c_str(), size, &config, letters.data());
}

} // namespace

FontSet build_fonts(float scale) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    atlas.TexDesiredWidth = scale > 1.5F ? 2048 : 1024;
    const std::string regular = find_font({"NotoSans-Regular.ttf", "DejaVuSans.ttf"});
    const std::string bold = find_font({"NotoSans-Bold.ttf", "DejaVuSans-Bold.ttf"});
    const std::string italic = find_font({"NotoSans-Italic.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSans.ttf"});
    FontSet fonts;
    fonts.scale = scale;
    fonts.body = add(regular, std::round(18 * scale));
    fonts.small = add(regular, std::round(15.4F * scale));
    fonts.strong = add(bold, std::round(18 * scale));
    fonts.title = add(bold, std::round(22 * scale));
    fonts.italic = add(italic, std::round(18 * scale));
    atlas.Build();
    return fonts;
}

} // namespace whenabouts::viewer

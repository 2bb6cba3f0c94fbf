#include "lettering/font_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace whenabouts::lettering {

namespace {

/// Scripts that have a Noto file of their own, and its name. Latin, Greek and Cyrillic are in Noto Sans itself.
constexpr std::pair<ScriptTag, const char*> noto_of_script[] = {
    {script_tag("Adlm"), "NotoSansAdlam"},
    {script_tag("Arab"), "NotoSansArabic"},
    {script_tag("Armn"), "NotoSansArmenian"},
    {script_tag("Beng"), "NotoSansBengali"},
    {script_tag("Cans"), "NotoSansCanadianAboriginal"},
    {script_tag("Cher"), "NotoSansCherokee"},
    {script_tag("Copt"), "NotoSansCoptic"},
    {script_tag("Deva"), "NotoSansDevanagari"},
    {script_tag("Ethi"), "NotoSansEthiopic"},
    {script_tag("Geor"), "NotoSansGeorgian"},
    {script_tag("Gujr"), "NotoSansGujarati"},
    {script_tag("Guru"), "NotoSansGurmukhi"},
    {script_tag("Hebr"), "NotoSansHebrew"},
    {script_tag("Java"), "NotoSansJavanese"},
    {script_tag("Khmr"), "NotoSansKhmer"},
    {script_tag("Knda"), "NotoSansKannada"},
    {script_tag("Laoo"), "NotoSansLao"},
    {script_tag("Mlym"), "NotoSansMalayalam"},
    {script_tag("Mong"), "NotoSansMongolian"},
    {script_tag("Mtei"), "NotoSansMeeteiMayek"},
    {script_tag("Mymr"), "NotoSansMyanmar"},
    {script_tag("Nkoo"), "NotoSansNKo"},
    {script_tag("Olck"), "NotoSansOlChiki"},
    {script_tag("Orya"), "NotoSansOriya"},
    {script_tag("Rohg"), "NotoSansHanifiRohingya"},
    {script_tag("Sinh"), "NotoSansSinhala"},
    {script_tag("Syrc"), "NotoSansSyriac"},
    {script_tag("Taml"), "NotoSansTamil"},
    {script_tag("Telu"), "NotoSansTelugu"},
    {script_tag("Tfng"), "NotoSansTifinagh"},
    {script_tag("Thaa"), "NotoSansThaana"},
    {script_tag("Thai"), "NotoSansThai"},
    {script_tag("Tibt"), "NotoSerifTibetan"},
    {script_tag("Vaii"), "NotoSansVai"},
    {script_tag("Yiii"), "NotoSansYi"},
};

constexpr ScriptTag east_asian[] = {script_tag("Hani"), script_tag("Hira"), script_tag("Kana"), script_tag("Hang"),
                                    script_tag("Bopo")};

std::string noto_file(std::string_view name, Cut cut) {
    const char* suffix = cut.bold     ? cut.italic ? "-BoldItalic.ttf" : "-Bold.ttf"
                         : cut.italic ? "-Italic.ttf"
                                      : "-Regular.ttf";
    return std::string(name) + suffix;
}

std::string dejavu_file(Cut cut) {
    const char* suffix = cut.bold     ? cut.italic ? "-BoldOblique.ttf" : "-Bold.ttf"
                         : cut.italic ? "-Oblique.ttf"
                                      : ".ttf";
    return std::string("DejaVuSans") + suffix;
}

void add_once(std::vector<FontName>& names, FontName name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

void add_east_asian(std::vector<FontName>& names, Cut cut, HanForm form) {
    const auto index = static_cast<unsigned>(form); // the collection's order: JP, KR, SC
    if (cut.bold) add_once(names, {"NotoSansCJK-Bold.ttc", index});
    add_once(names, {"NotoSansCJK-Regular.ttc", index});
    add_once(names, {"DroidSansFallbackFull.ttf", 0});
}

} // namespace

bool is_east_asian(ScriptTag script) {
    return std::find(std::begin(east_asian), std::end(east_asian), script) != std::end(east_asian);
}

std::vector<FontName> font_names(ScriptTag script, Cut cut, HanForm form) {
    std::vector<FontName> names;
    for (const auto& [tag, name] : noto_of_script) {
        if (tag != script) continue;
        add_once(names, {noto_file(name, {cut.bold, false}), 0});
        add_once(names, {noto_file(name, {}), 0});
    }
    if (is_east_asian(script)) add_east_asian(names, cut, form);
    add_once(names, {noto_file("NotoSans", cut), 0});
    add_once(names, {noto_file("NotoSans", {}), 0});
    add_once(names, {dejavu_file(cut), 0});
    add_once(names, {dejavu_file({}), 0});
    for (const char* symbols : {"NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath"})
        add_once(names, {noto_file(symbols, {}), 0});
    return names;
}

std::vector<std::filesystem::path> usual_font_folders() {
    std::vector<std::filesystem::path> folders;
    if (const char* own = std::getenv("WHENABOUTS_FONTS"); own != nullptr && *own != '\0') folders.emplace_back(own);
    for (const char* folder :
         {"/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/dejavu",
          "/usr/share/fonts/truetype/droid", "/usr/local/share/fonts", "/usr/share/fonts/noto",
          "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto", "/usr/share/fonts/dejavu-sans-fonts",
          "/usr/share/fonts/TTF"})
        folders.emplace_back(folder);
    return folders;
}

std::optional<std::filesystem::path> find_font(std::span<const std::filesystem::path> folders, std::string_view file) {
    for (const std::filesystem::path& folder : folders) {
        std::filesystem::path path = folder / file;
        std::error_code ignored;
        if (std::filesystem::is_regular_file(path, ignored)) return path;
    }
    return std::nullopt;
}

} // namespace whenabouts::lettering

#include "golden.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace whenabouts;

namespace {

constexpr canvas::Colour light{248, 246, 240, 255};
constexpr canvas::Colour dark{36, 42, 56, 255};

void write(golden::Card& card, const char* text, lettering::TypeStyle style, canvas::Point at, bool on_dark,
           double angle = 0) {
    const lettering::Ink ink{on_dark ? canvas::Colour{240, 240, 240, 255} : canvas::Colour{35, 35, 45, 255},
                             on_dark ? canvas::Colour{0, 0, 0, 180} : canvas::Colour{255, 255, 255, 220}, 1.5};
    golden::fonts().draw(card.canvas(), text, style, at, ink, angle);
}

void scripts(const char* name, bool on_dark) {
    if (!golden::has_card_fonts()) return;
    golden::Card card(240, 230, on_dark ? dark : light);
    double y = 20;
    for (const char* text : {"Zaporizhzhia · Łódź · Đà Nẵng", "Запоріжжя Київ Өскемен", "Θεσσαλονίκη Λευκωσία",
                             "حلب (قطاع غزة) ٣ 2024", "ירושלים (עזה) 12", "नई दिल्ली कश्मीर", "თბილისი Երևան አዲስ አበባ",
                             "กรุงเทพฯ မြန်မာ ঢাকা தமிழ்", "Aleppo (حلب) and غزة"}) {
        write(card, text, {15}, {10, y}, on_dark);
        y += 24;
    }
    golden::check(name, card.image());
}

} // namespace

TEST_CASE("golden: scripts on light ground") {
    scripts("lettering-scripts-light", false);
}
TEST_CASE("golden: scripts on dark ground") {
    scripts("lettering-scripts-dark", true);
}

TEST_CASE("golden: small sizes, bold, italic, spaced, turned, bent") {
    if (!golden::has_card_fonts()) return;
    golden::Card card(256, 230, light);
    double y = 14;
    for (const double size : {8.0, 9.0, 10.0, 11.0, 12.5}) {
        write(card, "Zaporizhzhia Oblast — Запорізька", {size}, {8, y}, false);
        y += size + 6;
    }
    write(card, "Bold Київ", {14, true}, {8, 96}, false);
    write(card, "Sea of Azov", {14, false, true, 3}, {110, 96}, false);
    for (int i = 0; i < 8; ++i) write(card, "turned", {12}, {58, 165}, false, 45.0 * i);
    canvas::Path river;
    for (int i = 0; i <= 60; ++i) {
        const canvas::Point p{120 + 2.1 * i, 160 + 24 * std::sin(i * 0.1)};
        if (i == 0)
            river.move_to(p);
        else
            river.line_to(p);
    }
    card.canvas().stroke(river, {{120, 165, 205, 255}, 1.2, {}, true});
    const auto text = golden::fonts().shape("Dnipro Дніпро", {13, false, true, 1});
    lettering::Fonts::draw(card.canvas(), golden::fonts().masks_along(text, river, 10, 1.5),
                           {{40, 90, 150, 255}, {255, 255, 255, 200}, 1.5});
    golden::check("lettering-styles", card.image());
}

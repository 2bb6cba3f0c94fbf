#include "viewer/model/command.hpp"

#include "timeline/columns_of.hpp"
#include "viewer/model/shown.hpp"

#include <doctest/doctest.h>

using namespace whenabouts;
using namespace whenabouts::viewer;

namespace {

core::TimePoint iso(const char* text) {
    return core::parse_iso(text).value();
}

core::Incident incident(std::int64_t id, const char* category, const char* edtf, std::optional<core::LonLat> at) {
    core::Incident made;
    made.id = id;
    made.title = "Incident " + std::to_string(id);
    made.category = category;
    made.when.span = core::TimeSpan::parse(edtf).value();
    made.where.position = at;
    return made;
}

taxonomy::Taxonomy categories() {
    return taxonomy::Taxonomy::load(WHENABOUTS_SOURCE_DIR "/assets").value();
}

command::Loaded loaded_with(const std::vector<core::Incident>& incidents) {
    auto details = std::make_shared<Details>();
    for (const core::Incident& one : incidents) (*details)[one.id] = std::make_shared<const core::Incident>(one);
    auto columns = std::make_shared<const timeline::Columns>(timeline::columns_of(incidents));
    return {make_catalogue(std::move(columns), categories(), focus_of(incidents)), "case.gpkg", "", iso("2024-03-01"),
            std::move(details)};
}

/// Two of the sample's incidents and a few that are vague in time, place or both.
State loaded() {
    std::vector<core::Incident> incidents{incident(11, "missile_strike", "2023-12-30", core::LonLat{35.4, 47.3}),
                                          incident(12, "missile_strike", "2024-01-02", std::nullopt),
                                          incident(13, "protest", "2024-01", core::LonLat{44.8, 41.7}),
                                          incident(14, "protest", "XXXX", core::LonLat{44.8, 41.7})};
    State state = apply(initial_state(iso("2024-03-01")), command::ResizeMap{{900, 600}});
    return apply(std::move(state), loaded_with(incidents));
}

} // namespace

TEST_CASE("an empty window stands on its own") {
    State state = apply(initial_state(iso("2024-03-01")), command::ResizeMap{{900, 600}});
    CHECK(shown(state, 50).in_window == 0);
    CHECK(counter_words(state, shown(state, 50)) == "0 of 0 shown");
    for (const Command& command :
         {Command{command::TogglePlay{}}, Command{command::Tick{0.5}}, Command{command::StepTime{-3}},
          Command{command::ShowAll{}}, Command{command::ShowSelection{}}, Command{command::TimeToSelection{}},
          Command{command::SelectNext{1, {}}}, Command{command::FitAxis{}}, Command{command::ZoomMiddle{4}},
          Command{command::Tick{10}}})
        state = apply(std::move(state), command);
    CHECK_FALSE(state.selected.has_value());
}

TEST_CASE("a store that is read brings its incidents and its time into sight") {
    const State state = loaded();
    const Shown all = shown(state, 50);
    CHECK(all.in_window == 3);
    CHECK(all.counts.undated == 1);
    CHECK(counter_words(state, all) == "3 of 4 shown · 1 undated · 1 unlocated");
    CHECK(state.time.extent_from == iso("2023-12-30"));
    const core::Box view = visible_box(state.camera, state.map);
    CHECK(view.contains(core::LonLat{35.4, 47.3}));
    CHECK(view.contains(core::LonLat{44.8, 41.7}));
}

TEST_CASE("the counter tells certain from possible, and hides neither") {
    State state = apply(loaded(), command::TypeDates{"2024-01-01/2024-01-05"});
    CHECK(counter_words(state, shown(state, 50)) == "2 of 4 shown · 1 possibly · 1 undated · 1 unlocated");
    state = apply(std::move(state), command::TogglePossible{});
    CHECK(counter_words(state, shown(state, 50)) == "1 of 4 shown · 1 possibly (hidden) · 1 undated · 1 unlocated");
    state = apply(std::move(state), command::ToggleCategory{"missile_strike"});
    CHECK(counter_words(state, shown(state, 50)) == "0 of 4 shown · 1 possibly (hidden) · 1 undated · 2 filtered out");
}

TEST_CASE("categories: one off, only one, all again") {
    State state = apply(loaded(), command::ToggleCategory{"protest"});
    CHECK(state.passing->size() == 2);
    state = apply(std::move(state), command::OnlyCategory{"protest"});
    CHECK(state.filter.hidden == std::set<std::string>{"missile_strike"});
    state = apply(std::move(state), command::OnlyCategory{"protest"});
    CHECK(state.filter.hidden.empty());
    CHECK(state.passing->size() == 4);
    CHECK(state.passing->all_kept());
}

TEST_CASE("a search answer counts only for what is still asked") {
    State state = apply(loaded(), command::Search{"miss"});
    state = apply(std::move(state), command::Search{"missile"});
    state = apply(std::move(state), command::SearchFound{"miss", {13}});
    CHECK(state.passing->size() == 4);
    state = apply(std::move(state), command::SearchFound{"missile", {12, 11}});
    CHECK(state.passing->size() == 2);
    state = apply(std::move(state), command::Search{""});
    CHECK(state.passing->size() == 4);
}

TEST_CASE("the selection leads to its time and its place") {
    State state = apply(loaded(), command::TypeDates{"2024-01-10/2024-01-11"});
    state = apply(std::move(state), command::Select{11});
    state = apply(std::move(state), command::TimeToSelection{});
    CHECK(as_edtf(state.time) == "2023-12-30/2023-12-31"); // the window keeps its length
    state = apply(std::move(state), command::Select{14});
    state = apply(std::move(state), command::TimeToSelection{});
    REQUIRE(state.notice.has_value());
    state = apply(std::move(state), command::Select{11});
    state = apply(std::move(state), command::ShowSelection{});
    REQUIRE(state.flight.has_value());
    for (int i = 0; i < 60; ++i) state = apply(std::move(state), command::Tick{1.0 / 60});
    CHECK_FALSE(state.flight.has_value());
    const Pixel at = to_pixel(state.camera, state.map, {35.4, 47.3});
    CHECK(at.x == doctest::Approx(450).epsilon(0.01));
    CHECK(at.y == doctest::Approx(300).epsilon(0.01));
}

TEST_CASE("up and down walk through the list and stop at its ends") {
    State state = loaded();
    const std::vector<std::int64_t> order{11, 12, 13};
    state = apply(std::move(state), command::SelectNext{1, order});
    CHECK(state.selected == 11);
    state = apply(std::move(state), command::SelectNext{1, order});
    CHECK(state.selected == 12);
    for (int i = 0; i < 5; ++i) state = apply(std::move(state), command::SelectNext{1, order});
    CHECK(state.selected == 13);
    state = apply(std::move(state), command::SelectNext{-1, order});
    CHECK(state.selected == 12);
}

TEST_CASE("a store that changes keeps window, camera and selection where they can stay") {
    State state = apply(loaded(), command::TypeDates{"2024-01-01/2024-01-05"});
    state = apply(std::move(state), command::Select{12});
    const Camera camera = state.camera;
    state = apply(std::move(state), loaded_with({incident(12, "missile_strike", "2024-01-02", std::nullopt)}));
    CHECK(as_edtf(state.time) == "2024-01-01/2024-01-05");
    CHECK(state.selected == 12);
    CHECK(state.camera == camera);
    state = apply(std::move(state), loaded_with({}));
    CHECK_FALSE(state.selected.has_value());
}

TEST_CASE("the list can follow the map; what has no place stays in it") {
    State state = apply(loaded(), command::ShowBox{{30, 45, 40, 50}});
    for (int i = 0; i < 60; ++i) state = apply(std::move(state), command::Tick{1.0 / 60});
    state = apply(std::move(state), command::ToggleListInView{});
    const ListedRows rows = listed(state, shown(state, 50));
    CHECK(rows.dated.size() == 2); // the strike in the region and the one without a place
    CHECK(rows.beyond_view == 2);
}

TEST_CASE("notices pass, unless something new is said") {
    State state = apply(loaded(), command::Say{"Saved"});
    state = apply(std::move(state), command::Tick{3});
    CHECK(state.notice.has_value());
    state = apply(std::move(state), command::Tick{4});
    CHECK_FALSE(state.notice.has_value());
}

TEST_CASE("whole incidents come when they are asked for; until then only their columns are known") {
    command::Loaded store = loaded_with({incident(21, "protest", "2024-01-02", core::LonLat{44.8, 41.7})});
    store.details = std::make_shared<Details>();
    State state = apply(initial_state(iso("2024-03-01")), command::ResizeMap{{900, 600}});
    state = apply(std::move(state), store);
    state = apply(std::move(state), command::Select{21});
    CHECK(detail(state, 21) == nullptr);
    CHECK(shown(state, 50).in_window == 1);
    state = apply(std::move(state), command::AnswerDetails{{incident(21, "protest", "2024-01-02", std::nullopt)}});
    REQUIRE(detail(state, 21) != nullptr);
    CHECK(detail(state, 21)->title == "Incident 21");
}

TEST_CASE("what the caches remember equals what is computed anew") {
    State state = loaded();
    ShownCache cache;
    ListCache lists;
    const std::vector<Command> steps{command::TypeDates{"2024-01-01/2024-01-05"},
                                     command::TogglePossible{},
                                     command::ToggleCategory{"protest"},
                                     command::ZoomAxis{0.5, iso("2024-01-02")},
                                     command::ToggleListInView{},
                                     command::Pan{300, 0},
                                     command::AllCategories{},
                                     command::SetMode{TimeMode::all}};
    for (const Command& step : steps) {
        state = apply(std::move(state), step);
        const Shown& known = cache.get(state, 40);
        const Shown fresh = shown(state, 40);
        CHECK(known.counts == fresh.counts);
        CHECK(known.in_window == fresh.in_window);
        CHECK(known.bars.certain == fresh.bars.certain);
        CHECK(known.bars.possible == fresh.bars.possible);
        CHECK(known.tallest == fresh.tallest);
        CHECK(known.filtered_out == fresh.filtered_out);
        const ListedRows rows = listed(state, fresh);
        CHECK(lists.get(state, known).dated == rows.dated);
        CHECK(lists.get(state, known).count == rows.count);
        CHECK(lists.get(state, known).beyond_view == rows.beyond_view);
    }
}

#pragma once
#include "core/lon_lat.hpp"
#include "viewer/model/camera.hpp"
#include "viewer/model/catalogue.hpp"
#include "viewer/model/filter.hpp"
#include "viewer/model/time_control.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace whenabouts::viewer {

/// The camera on its way somewhere.
struct Flight {
    Camera from, to;
    double seconds = 0.2;
    double elapsed = 0;
};

/// Sizes of the panels in logical pixels, dragged by the splitters.
struct Layout {
    float list = 312, card = 348, time = 208;
    bool list_open = true, card_open = true;
    bool operator==(const Layout&) const = default;
};

/// Where the pointer asked "what is here?" and the answer, as lines.
struct PlaceAnswer {
    core::LonLat at;
    double accuracy_m = 0; ///< what a few pixels of the map are worth there
    std::vector<std::string> lines;
};

/// Who changed an incident and when, as lines.
struct HistoryAnswer {
    std::int64_t incident = 0;
    std::vector<std::string> lines;
};

/// A place that the search offers to fly to.
struct PlaceOffer {
    std::string name, detail;
    core::LonLat at;
    std::optional<core::Box> box;
    double radius_m = 0;
};

/// A passing message at the foot of the map.
struct Notice {
    std::string text;
    bool problem = false;
    double seconds_left = 6;
};

/// Whose borders can be drawn: a code of geodata/viewpoints.csv with its name for people.
struct ViewpointChoice {
    std::string code, name;
};

/// Everything the window shows that is not computed from it. Changed by apply() only.
struct State {
    std::string store_name;                     ///< file name or database; empty = no store
    std::string store_notice;                   ///< why the store is read-only; empty = it is not
    bool loading = false;                       ///< the store is being read
    std::shared_ptr<const Catalogue> catalogue; ///< never null
    std::shared_ptr<const Details> details;     ///< never null
    Filter filter;
    std::shared_ptr<const Passing> passing;        ///< never null; follows catalogue and filter
    bool list_in_view = false;                     ///< the list holds only what the map shows
    std::optional<std::int64_t> selected, hovered; ///< incident ids

    TimeControl time;
    MapSize map;
    Camera camera; ///< as drawn now
    std::optional<Flight> flight;
    bool framed = false; ///< the first incidents have been brought into sight

    std::string theme = "light"; ///< light, dark
    std::string viewpoint = "un";
    std::vector<ViewpointChoice> viewpoints{{"un", "UN view"}}; ///< those that the pack offers
    float ui_scale = 1;                                         ///< on top of the screen's own
    bool reduced_motion = false;
    bool help_open = false;
    Layout layout;
    std::optional<Notice> notice;
    std::optional<PlaceAnswer> here;
    std::optional<HistoryAnswer> history; ///< of the selected incident, once asked for
    std::vector<PlaceOffer> offers;       ///< for Filter::search
    bool quit = false;
};

/// The whole incident, when it has been fetched; else null.
[[nodiscard]] inline const core::Incident* detail(const State& state, std::int64_t id) {
    const auto at = state.details->find(id);
    return at == state.details->end() ? nullptr : at->second.get();
}

/// An empty window: no store, the whole world, this year.
[[nodiscard]] State initial_state(core::TimePoint today);

/// Where the camera will rest.
[[nodiscard]] inline Camera destination(const State& state) {
    return state.flight ? state.flight->to : state.camera;
}
/// Whether the picture changes by itself.
[[nodiscard]] inline bool is_moving(const State& state) {
    return state.flight || state.time.playing;
}

} // namespace whenabouts::viewer

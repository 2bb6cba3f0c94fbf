#pragma once
#include "core/box.hpp"
#include "core/lon_lat.hpp"
#include "viewer/model/camera.hpp"
#include "viewer/model/state.hpp"
#include "viewer/model/time_control.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What panels and keys ask for. Plain values; apply() says what each does to the state.
namespace whenabouts::viewer::command {

struct Tick {
    double seconds;
}; ///< time has passed: flights, playing, notices
struct ResizeMap {
    MapSize size;
};
struct Pan {
    double dx_px, dy_px;
}; ///< drag the map by so many pixels
struct Zoom {
    Pixel at;
    int levels;
};
struct ZoomMiddle {
    int levels;
};
struct ShowBox {
    core::Box box;
};
struct ShowPlace {
    core::LonLat at;
    double radius_m;
};                 ///< fly so that the circle fills much of the map
struct ShowAll {}; ///< all incidents, or the world without any
struct ShowSelection {};

struct SetMode {
    TimeMode mode;
};
struct SetHandles {
    core::TimePoint from, until;
};
struct StepTime {
    int steps;
};
struct NextWindow {
    int direction;
};
struct ZoomAxis {
    double factor;
    core::TimePoint about;
};
struct PanAxis {
    double share;
};
struct TimeToStart {};
struct TimeToEnd {};
struct TogglePlay {};
struct ToggleLoop {};
struct TogglePossible {};
struct SetStep {
    timeline::CalendarStep step;
};
struct SetSpeed {
    double steps_per_second;
};
struct TypeDates {
    std::string edtf;
};
struct TimeToSelection {};
struct FitAxis {};

struct Select {
    std::optional<std::int64_t> id;
};
struct SelectNext {
    int direction;
    std::vector<std::int64_t> order;
}; ///< in the order the list shows
struct Hover {
    std::optional<std::int64_t> id;
};
struct ToggleCategory {
    std::string code;
};
struct OnlyCategory {
    std::string code;
}; ///< hide all others; again: show all
struct AllCategories {};
struct Search {
    std::string text;
};
struct SearchFound {
    std::string text;
    std::vector<std::int64_t> ids;
};
struct OfferPlaces {
    std::vector<PlaceOffer> offers;
};
struct ToggleListInView {};

struct AskWhatIsHere {
    core::LonLat at;
    double accuracy_m;
}; ///< answered by the program with AnswerWhatIsHere
struct AnswerWhatIsHere {
    PlaceAnswer answer;
};
struct CloseWhatIsHere {};
struct AskHistory {
    std::int64_t id;
}; ///< answered with AnswerHistory
struct AnswerHistory {
    HistoryAnswer answer;
};
struct Copy {
    std::string text, what;
}; ///< to the clipboard; `what` for the notice
struct SaveScreenshot {};
struct Say {
    std::string text;
    bool problem = false;
};
struct SetTheme {
    std::string name;
};
struct SetViewpoint {
    std::string code;
};
struct SetUiScale {
    float scale;
};
struct SetLayout {
    Layout layout;
};
struct ToggleHelp {};
struct Quit {};

struct Loading {
    bool on;
};
/// The store's content, first or anew.
struct Loaded {
    std::shared_ptr<const Catalogue> catalogue;
    std::string store_name, store_notice;
    core::TimePoint today;
    std::shared_ptr<const Details> details = std::make_shared<Details>(); ///< of a small store all, else none
};
/// Whole incidents are wanted: answered by the program with AnswerDetails.
struct AskDetails {
    std::vector<std::int64_t> ids;
};
struct AnswerDetails {
    std::vector<core::Incident> incidents;
};

} // namespace whenabouts::viewer::command

namespace whenabouts::viewer {

using Command =
    std::variant<command::Tick, command::ResizeMap, command::Pan, command::Zoom, command::ZoomMiddle, command::ShowBox,
                 command::ShowPlace, command::ShowAll, command::ShowSelection, command::SetMode, command::SetHandles,
                 command::StepTime, command::NextWindow, command::ZoomAxis, command::PanAxis, command::TimeToStart,
                 command::TimeToEnd, command::TogglePlay, command::ToggleLoop, command::TogglePossible,
                 command::SetStep, command::SetSpeed, command::TypeDates, command::TimeToSelection, command::FitAxis,
                 command::Select, command::SelectNext, command::Hover, command::ToggleCategory, command::OnlyCategory,
                 command::AllCategories, command::Search, command::SearchFound, command::OfferPlaces,
                 command::ToggleListInView, command::AskWhatIsHere, command::AnswerWhatIsHere, command::CloseWhatIsHere,
                 command::AskHistory, command::AnswerHistory, command::Copy, command::SaveScreenshot, command::Say,
                 command::SetTheme, command::SetViewpoint, command::SetUiScale, command::SetLayout, command::ToggleHelp,
                 command::Quit, command::Loading, command::Loaded, command::AskDetails, command::AnswerDetails>;
using Commands = std::vector<Command>;

/// The state after the command. Pure: what needs the store, the gazetteer, the clipboard or a file is done by the
/// program before it hands the command on.
[[nodiscard]] State apply(State state, const Command& command);
[[nodiscard]] State apply(State state, const Commands& commands);

} // namespace whenabouts::viewer

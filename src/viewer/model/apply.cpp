#include "viewer/model/command.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::viewer {

namespace {

using namespace command;

constexpr double glance_seconds = 0.18; ///< a zoom by the wheel
constexpr double flight_seconds = 0.45; ///< to another place

void fly(State& state, const Camera& to, double seconds) {
    if (to == destination(state)) return;
    if (state.reduced_motion) {
        state.flight.reset();
        state.camera = to;
        return;
    }
    state.flight = Flight{state.camera, to, seconds, 0};
}

/// The selected incident, once it has been fetched.
const core::Incident* selection(const State& state) {
    return state.selected ? detail(state, *state.selected) : nullptr;
}

void refilter(State& state) {
    state.passing = passing(state.catalogue, state.filter);
}

void show_place(State& state, core::LonLat at, double radius_m) {
    // Half again as much as the circle, and never closer than a town with its surroundings.
    const core::Box box = core::around(at, std::max(radius_m * 1.5, 15'000.0));
    fly(state, fitted(box, state.map), flight_seconds);
}

void reveal_in_time(State& state, const core::Incident& incident) {
    const auto& span = incident.when.span;
    if (span.is_unknown()) {
        state.notice = Notice{"This incident has no date: it stands under “Undated” in the list.", false};
        return;
    }
    const auto from = span.begin().value_or(*span.end() - std::chrono::hours(24));
    const auto until = span.end().value_or(from + std::chrono::hours(24));
    if (span.in(window_of(state.time)) == core::Membership::out) {
        state.time.playing = false;
        if (state.time.mode == TimeMode::window) {
            // The window keeps its length and moves the least that brings the incident in.
            const auto length = std::max(state.time.until - state.time.from, until - from);
            const auto start = from < state.time.from ? from : until - length;
            state.time = with_handles(state.time, start, start + length);
        } else {
            state.time = with_handles(state.time, from, until);
        }
    }
    state.time = axis_showing(state.time, from, until);
}

struct Applier {
    State& state;

    void operator()(const Tick& tick) {
        if (state.flight) {
            Flight& flight = *state.flight;
            flight.elapsed += tick.seconds;
            const double t = std::clamp(flight.elapsed / flight.seconds, 0.0, 1.0);
            state.camera = between(flight.from, flight.to, t * (2 - t)); // slows down at the end
            if (t >= 1) state.flight.reset();
        }
        state.time = advanced(state.time, tick.seconds);
        if (state.notice && (state.notice->seconds_left -= tick.seconds) <= 0) state.notice.reset();
    }

    // — map —
    void operator()(const ResizeMap& resize) {
        if (resize.size == state.map) return;
        state.map = resize.size;
        state.flight.reset();
        if (!state.framed) {
            (*this)(ShowAll{});
            state.flight.reset();
            state.camera = home();
            state.framed = !state.loading;
        } else {
            state.camera = settled(state.camera, state.map);
        }
    }
    void operator()(const Pan& pan) {
        state.flight.reset();
        state.camera = panned(state.camera, state.map, pan.dx_px, pan.dy_px);
    }
    void operator()(const Zoom& zoom) {
        fly(state, zoomed(destination(state), state.map, zoom.at, zoom.levels), glance_seconds);
    }
    void operator()(const ZoomMiddle& zoom) {
        (*this)(Zoom{{state.map.width / 2.0, state.map.height / 2.0}, zoom.levels});
    }
    void operator()(const ShowBox& show) { fly(state, fitted(show.box, state.map), flight_seconds); }
    void operator()(const command::ShowPlace& show) { show_place(state, show.at, show.radius_m); }
    void operator()(const ShowAll&) { fly(state, home(), flight_seconds); }
    void operator()(const ShowSelection&) {
        const core::Incident* incident = selection(state);
        if (incident != nullptr && incident->where.position)
            show_place(state, *incident->where.position, incident->where.radius_m.value_or(0));
    }
    [[nodiscard]] Camera home() const {
        const auto& extent = state.catalogue->place_extent;
        if (!extent) return fitted({-179.9, -58, 179.9, 75}, state.map);
        const double air = std::max({extent->width(), extent->height(), 4.0}) * 0.18;
        return fitted(extent->padded(air), state.map, 28);
    }

    // — time —
    void operator()(const SetMode& set) { state.time = with_mode(state.time, set.mode); }
    void operator()(const SetHandles& set) { state.time = with_handles(state.time, set.from, set.until); }
    void operator()(const StepTime& step) {
        state.time.playing = false;
        state.time = stepped(state.time, step.steps);
    }
    void operator()(const NextWindow& next) {
        state.time.playing = false;
        state.time = next_window(state.time, next.direction);
    }
    void operator()(const ZoomAxis& zoom) { state.time = axis_zoomed(state.time, zoom.factor, zoom.about); }
    void operator()(const PanAxis& pan) { state.time = axis_panned(state.time, pan.share); }
    void operator()(const TimeToStart&) { move_window_to(state.time.extent_from); }
    void operator()(const TimeToEnd&) {
        move_window_to(state.time.extent_until - (state.time.until - state.time.from));
    }
    void move_window_to(core::TimePoint from) {
        state.time.playing = false;
        state.time = with_handles(state.time, from, same_length(state.time, state.time.from, state.time.until, from));
        state.time = axis_showing(state.time, state.time.from, state.time.until);
    }
    void operator()(const TogglePlay&) { state.time = play_toggled(state.time); }
    void operator()(const ToggleLoop&) { state.time.loop = !state.time.loop; }
    void operator()(const TogglePossible&) { state.time.possible = !state.time.possible; }
    void operator()(const SetStep& set) {
        state.time.step = set.step;
        if (state.time.mode == TimeMode::step) state.time = with_mode(state.time, TimeMode::step);
    }
    void operator()(const SetSpeed& set) { state.time.steps_per_second = std::clamp(set.steps_per_second, 0.25, 32.0); }
    void operator()(const TypeDates& typed_dates) {
        auto changed = typed(state.time, typed_dates.edtf);
        if (changed)
            state.time = *changed;
        else
            state.notice = Notice{changed.error().message(), true};
    }
    void operator()(const TimeToSelection&) {
        if (const core::Incident* incident = selection(state)) reveal_in_time(state, *incident);
    }
    void operator()(const FitAxis&) {
        const TimeControl fresh = over(state.catalogue->time_extent, state.time.extent_from);
        state.time.axis_from = fresh.axis_from;
        state.time.axis_until = fresh.axis_until;
    }

    // — incidents —
    void operator()(const command::Select& select) { state.selected = select.id; }
    void operator()(const SelectNext& next) {
        if (next.order.empty()) return;
        const auto at = std::find(next.order.begin(), next.order.end(), state.selected.value_or(0));
        auto index = at == next.order.end() ? (next.direction > 0 ? -1 : static_cast<std::ptrdiff_t>(next.order.size()))
                                            : at - next.order.begin();
        index =
            std::clamp(index + next.direction, std::ptrdiff_t{0}, static_cast<std::ptrdiff_t>(next.order.size()) - 1);
        state.selected = next.order[static_cast<std::size_t>(index)];
    }
    void operator()(const Hover& hover) { state.hovered = hover.id; }
    void operator()(const ToggleCategory& toggle) {
        if (state.filter.hidden.erase(toggle.code) == 0) state.filter.hidden.insert(toggle.code);
        refilter(state);
    }
    void operator()(const OnlyCategory& only) {
        std::set<std::string> others;
        for (const auto& category : state.catalogue->categories)
            if (category.code != only.code) others.insert(category.code);
        state.filter.hidden = others == state.filter.hidden ? std::set<std::string>{} : std::move(others);
        refilter(state);
    }
    void operator()(const AllCategories&) {
        state.filter.hidden.clear();
        refilter(state);
    }
    void operator()(const Search& search) {
        state.filter.search = search.text;
        if (!search.text.empty()) return; // the answer follows
        state.filter.found.reset();
        state.offers.clear();
        refilter(state);
    }
    void operator()(const SearchFound& answer) {
        if (answer.text != state.filter.search) return; // typed on meanwhile
        state.filter.found = answer.ids;
        std::sort(state.filter.found->begin(), state.filter.found->end());
        refilter(state);
    }
    void operator()(const OfferPlaces& offer) { state.offers = offer.offers; }
    void operator()(const ToggleListInView&) { state.list_in_view = !state.list_in_view; }

    // — program —
    void operator()(const AskWhatIsHere& ask) { state.here = PlaceAnswer{ask.at, ask.accuracy_m, {}}; }
    void operator()(const AnswerWhatIsHere& answer) { state.here = answer.answer; }
    void operator()(const CloseWhatIsHere&) { state.here.reset(); }
    void operator()(const AskHistory&) {}
    void operator()(const AnswerHistory& answer) { state.history = answer.answer; }
    void operator()(const Copy& copy) { state.notice = Notice{fmt::format("Copied: {}", copy.what), false, 3}; }
    void operator()(const SaveScreenshot&) {}
    void operator()(const Say& say) { state.notice = Notice{say.text, say.problem}; }
    void operator()(const SetTheme& set) { state.theme = set.name; }
    void operator()(const SetViewpoint& set) { state.viewpoint = set.code; }
    void operator()(const SetUiScale& set) { state.ui_scale = std::clamp(set.scale, 0.75F, 2.5F); }
    void operator()(const SetLayout& set) { state.layout = set.layout; }
    void operator()(const ToggleHelp&) { state.help_open = !state.help_open; }
    void operator()(const Quit&) { state.quit = true; }

    void operator()(const AskDetails&) {}
    void operator()(const AnswerDetails& answer) {
        // Enough for many screens of the list; beyond it only the newest are kept.
        constexpr std::size_t most = 50'000;
        auto details = std::make_shared<Details>();
        if (state.details->size() < most) *details = *state.details;
        for (const core::Incident& incident : answer.incidents)
            (*details)[incident.id] = std::make_shared<const core::Incident>(incident);
        state.details = std::move(details);
    }
    void operator()(const Loading& loading) { state.loading = loading.on; }
    void operator()(const Loaded& loaded) {
        const bool first = (state.catalogue->size() == 0) && !state.framed;
        const bool same_times = loaded.catalogue->time_extent == state.catalogue->time_extent;
        state.catalogue = loaded.catalogue;
        state.details = loaded.details;
        state.store_name = loaded.store_name;
        state.store_notice = loaded.store_notice;
        state.loading = false;
        if (state.selected && !state.catalogue->row_of(*state.selected)) state.selected.reset();
        state.hovered.reset();
        state.history.reset();
        refilter(state);
        if (!same_times) {
            const TimeControl fresh = over(loaded.catalogue->time_extent, loaded.today);
            const bool untouched = state.time.mode == TimeMode::all;
            state.time.extent_from = fresh.extent_from;
            state.time.extent_until = fresh.extent_until;
            if (untouched) {
                const bool possible = state.time.possible;
                state.time = fresh;
                state.time.possible = possible;
            }
        }
        if (first && state.map.width > 1) {
            state.flight.reset();
            state.camera = home();
        }
        state.framed = state.framed || state.map.width > 1;
    }
};

} // namespace

State initial_state(core::TimePoint today) {
    State state;
    state.catalogue = std::make_shared<Catalogue>();
    state.details = std::make_shared<Details>();
    state.time = over(std::nullopt, today);
    state.passing = passing(state.catalogue, state.filter);
    return state;
}

State apply(State state, const Command& command) {
    std::visit(Applier{state}, command);
    return state;
}

State apply(State state, const Commands& commands) {
    for (const Command& command : commands) state = apply(std::move(state), command);
    return state;
}

} // namespace whenabouts::viewer
